"""A year of the form set, read as it lies beside the project.

Crown Commercial Service, Digital Marketplace frameworks, MIT licence. The files are no
part of this project; what their keys mean is told by the README of their repository.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus" / "g-cloud"
Json = Any
YEARS = ("g-cloud-11", "g-cloud-12")


@cache
def texts(name: str) -> Mapping[str, bytes]:
    """The files of a year."""
    paths = sorted((CORPUS / name).rglob("*.yml"))
    return {p.relative_to(CORPUS / name).as_posix(): p.read_bytes() for p in paths}


def read(files: Mapping[str, bytes]) -> "Year":
    """A year, from its files by path."""
    found: dict[str, Json] = {"questions": {}, "manifests": {}}
    for path, data in sorted(files.items()):
        folder, _, _ = path.partition("/")
        found[folder][Path(path).stem] = yaml.load(data, yaml.CSafeLoader)
    return Year(found["questions"], found["manifests"])


@dataclass(frozen=True)
class Form:
    """What a manifest asks of a lot, or of all: (section, questions) in order."""

    manifest: str
    lot: str | None
    sections: tuple[tuple[Json, tuple[str, ...]], ...]

    @property
    def names(self) -> list[str]:
        """The questions, in order."""
        return [name for _, names in self.sections for name in names]


@dataclass(frozen=True)
class Year:
    """Questions by the name of their file, and manifests by theirs."""

    questions: Mapping[str, Json]
    manifests: Mapping[str, list[Json]]

    def forms(self) -> Iterator[Form]:
        """Each manifest's form, or one for each lot where questions depend on it."""
        every = [each["value"] for each in self.questions["lot"]["options"]]
        for manifest in sorted(self.manifests):
            whole = self.form(manifest, None)
            by_lot = any("depends" in self.questions[name] for name in whole.names)
            yield from (
                self.form(manifest, lot) for lot in (every if by_lot else [None])
            )

    def form(self, manifest: str, lot: str | None) -> Form:
        """What a manifest asks of one lot."""
        sections = self.manifests[manifest]
        asked = ((each, tuple(self._asked(each, lot))) for each in sections)
        return Form(manifest, lot, tuple(each for each in asked if each[1]))

    def leads(self, name: str) -> list[tuple[str, list[Json]]]:
        """The questions that a question follows, each with the answers that show it."""
        return self._followed.get(self.questions[name].get("id", name), [])

    def offered(self, name: str) -> list[Json]:
        """The answers that can be given to a question with options, or yes and no."""
        options = self.questions[name].get("options", ())
        values = [each.get("value", each["label"]) for each in options]
        return values or [True, False]

    def never(self, name: str) -> bool:
        """Whether a question follows only answers that nobody can give."""
        leads = self.leads(name)
        return bool(leads) and not any(answers for _, answers in leads)

    @cached_property
    def _followed(self) -> dict[str, list[tuple[str, list[Json]]]]:
        found: dict[str, list[tuple[str, list[Json]]]] = defaultdict(list)
        for name, question in sorted(self.questions.items()):
            for follows, answers in question.get("followup", {}).items():
                known = self.questions.get(follows, {}).get("id", follows)
                those = [each for each in answers if each in self.offered(name)]
                found[known].append((name, those))
        return found

    def _asked(self, whole: Json, lot: str | None) -> Iterator[str]:
        """The questions of a section or a question, those within one after it."""
        for name in whole.get("questions", ()):
            question = self.questions[name]
            if self.never(name) or not all(_fits(d, lot) for d in _depends(question)):
                continue
            yield name
            yield from self._asked(question, lot)


def _depends(question: Json) -> list[Json]:
    found: list[Json] = question.get("depends", [])
    if any(each["on"] != "lot" for each in found):
        message = f"it depends on something else than a lot: {found}"
        raise ValueError(message)
    return found


def _fits(depends: Json, lot: str | None) -> bool:
    return lot is None or lot in depends["being"]
