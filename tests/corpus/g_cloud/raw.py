"""What changed between two years, counted in their own files: nothing of ours is asked.

Ids are compared by their letters and digits, so that no naming of ours is needed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

LOTS = ("cloud-hosting", "cloud-software", "cloud-support")
WORDS = ("question", "question_advice", "hint")
ONLY_SAID = {
    "answer_required", "dependent_question_error", "file_can_be_saved",
    "max_less_than_min", "not_money_format",
}  # fmt: skip
"""Validations that are a message, not a limit of their own."""
Json = Any
Kinds = dict[str, set[tuple[str, ...]]]


def loaded(files: Mapping[str, bytes]) -> Json:
    """Questions and manifests of a year, by the names of their files."""
    found: Json = {"questions": {}, "manifests": {}}
    for path, data in files.items():
        folder = found[path.partition("/")[0]]
        folder[Path(path).stem] = yaml.load(data, yaml.CSafeLoader)
    return found


def dumped(year: Json) -> dict[str, bytes]:
    """The files of a year."""
    return {
        f"{folder}/{name}.yml": yaml.dump(
            value, Dumper=yaml.CSafeDumper, sort_keys=False
        ).encode()
        for folder, those in year.items()
        for name, value in those.items()
    }


def letters(name: object) -> str:
    """The letters and digits a name begins with."""
    return "".join(re.findall("[a-z0-9]+", str(name).lower()))[:36]


def forms(year: Json) -> Iterator[tuple[str, list[tuple[Json, list[str]]]]]:
    """Each item's id, and its sections with the names of their questions."""
    for manifest, sections in year["manifests"].items():
        lots = LOTS if manifest != "declaration" else ("",)
        for lot in lots:
            asked = [(s, [*_asked(year, s["questions"], lot)]) for s in sections]
            known = f"{manifest}-{lot}".replace("_", "-").rstrip("-")
            yield known, [each for each in asked if each[1]]


def changes(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Kinds:
    """(item, question, …) by the kind of change."""
    one, other = (dict(forms(year)) for year in map(loaded, (old, new)))
    years = loaded(old)["questions"], loaded(new)["questions"]
    found: Kinds = defaultdict(set)
    for item in one.keys() & other.keys():
        before, after = _by_id(years[0], one[item]), _by_id(years[1], other[item])
        found["question removed"] |= {(item, q) for q in before.keys() - after.keys()}
        found["question added"] |= {(item, q) for q in after.keys() - before.keys()}
        for each in before.keys() & after.keys():
            for kind, *rest in _changed(before[each], after[each]):
                found[kind].add((item, each, *rest))
        heads = _headings(years[0], one[item]), _headings(years[1], other[item])
        for each in heads[0].keys() & heads[1].keys():
            if heads[0][each] != heads[1][each]:
                found["heading reworded"].add((item, each))
    return {kind: those for kind, those in found.items() if those}


def messages(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> set[str]:
    """The questions that word a message of a limit otherwise: ours do not have them."""
    one, other = (loaded(year)["questions"] for year in (old, new))
    both = one.keys() & other.keys()
    return {name for name in both if _messages(one[name]) != _messages(other[name])}


def _asked(year: Json, names: list[str], lot: str) -> Iterator[str]:
    for name in names:
        question = year["questions"][name]
        shown = all(lot in each["being"] for each in question.get("depends", []))
        if shown and name != "securityTestingCCP":  # it follows no answer there is
            yield name
            yield from _asked(year, question.get("questions", []), lot)


def _by_id(questions: Json, sections: list[tuple[Json, list[str]]]) -> Json:
    """The questions of an item; the prices of a question beside it."""
    found = {}
    for name in (name for _, names in sections for name in names):
        question = questions[name]
        found[letters(question.get("id", name))] = question
        found |= {letters(each): {} for each in question.get("fields", {}).values()}
    return found


def _headings(questions: Json, sections: list[tuple[Json, list[str]]]) -> Json:
    firsts = [(names[0], section) for section, names in sections]
    return {
        letters(questions[first].get("id", first)): (s["name"], s.get("description"))
        for first, s in firsts
    }


def _changed(one: Json, other: Json) -> Iterator[tuple[str, ...]]:
    if any(one.get(each) != other.get(each) for each in WORDS):
        yield ("question reworded",)
    if bool(one.get("optional")) != bool(other.get("optional")):
        yield ("may be left out" if other.get("optional") else "must be answered",)
    if _limits(one) != _limits(other):
        yield ("limit changed",)
    before, after = _options(one), _options(other)
    for each in before.keys() ^ after.keys():
        yield ("option removed" if each in before else "option added", each)
    for each in before.keys() & after.keys():
        if before[each] != after[each]:
            yield ("option reworded", each)


def _limits(question: Json) -> set[str]:
    return {each["name"] for each in question.get("validations", [])} - ONLY_SAID


def _messages(question: Json) -> set[str]:
    return {each["message"] for each in question.get("validations", [])}


def _options(question: Json) -> Json:
    found: dict[str, str] = {}
    waiting = [*question.get("options", [])]
    while waiting:
        each = waiting.pop(0)
        waiting = [*each.get("options", []), *waiting]
        if "options" not in each:
            found.setdefault(letters(each.get("value", each["label"])), each["label"])
    return found
