"""What a platform calls our things, and what we last wrote there: one file each.

It lies beside the catalog and is kept with it. It holds no values, only digests.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogkit.normal import digest
from catalogkit.platform import Held
from catalogkit.resource import Body, Json, Key
from catalogkit.rollout.durable import encoded, or_refused, put
from catalogkit.step import (
    Adopt,
    Create,
    Delete,
    Release,
    Retire,
    Revive,
    Step,
    Update,
)
from catalogkit.step import key as key_of

FORMAT = "catalogkit.bindings/1"
FOLDER = ".catalogkit"
ROOM = "what was done is in the journal: make room, then go on with apply --resume"
IGNORED = "journal/\n*.lock\n"
"""What of the folder is no concern of git's."""


class BindingsRefused(Exception):
    """The bindings cannot be used, and the sentence that says why."""


@dataclass(slots=True)
class Bound:
    """What is known of one thing: its native id, and attribute → digest as applied.

    `taken` are the attributes that an import took over as they were: attribute → digest
    of what the catalog says there. While neither changes, nothing is to be done.
    """

    native: str
    applied: dict[str, str] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)

    def is_taken(self, name: str, wanted: Json, there: Json) -> bool:
        """Whether an attribute is as it was when it was taken over, on both sides."""
        return (
            name in self.taken
            and self.taken[name] == digest(wanted)
            and self.applied.get(name) == digest(there)
        )


@dataclass(slots=True)
class Bindings:
    """The things of one target in one environment, on one platform.

    `by_hand` holds what a person has said is done: key → digest of what was to be done.
    `left` is what bore our mark when an import came upon it, and no definition says: it
    stays as it is.
    """

    file: Path
    target: str
    env: str
    platform: str
    bound: dict[Key, Bound] = field(default_factory=dict)
    by_hand: dict[Key, str] = field(default_factory=dict)
    left: set[Key] = field(default_factory=set)

    def learn(self, those: Iterable[Held]) -> None:
        """Notes what is there of our things and stays so."""
        for each in those:
            if each.key is not None:
                bound = self.bound.setdefault(each.key, Bound(each.native))
                bound.native = each.native
                bound.applied |= {
                    name: digest(value) for name, value in each.body.items()
                }

    def take(self, key: Key, native: str, wanted: Body, there: Body) -> list[str]:
        """Notes that a thing is taken over as it is: both bodies in normal form.

        What was noted of an attribute before stays so while it is as it was. Gives the
        attributes that are otherwise than the catalog says.
        """
        bound = self.bound.setdefault(key, Bound(native))
        bound.native = native
        for name, value in wanted.items():
            now = digest(there.get(name))
            if bound.applied.get(name) != now:
                bound.applied[name] = now
                bound.taken[name] = digest(value)
            if bound.taken.get(name) == now:
                del bound.taken[name]
        return [name for name in wanted if name in bound.taken]

    def done(self, step: Step, native: str) -> None:
        """Notes what a step that was carried out has left on the platform."""
        self.left.discard(step.key)
        match step:
            case Create(key, body):
                applied = {name: digest(value) for name, value in body.items()}
                self.bound[key] = Bound(native, applied)
            case Retire(key) | Delete(key) | Release(key):
                self.bound.pop(key, None)
            case Update(key) | Adopt(key) | Revive(key):
                was = self.bound.pop(getattr(step, "was", None) or key, None)
                old = was or self.bound.get(key)
                new = Bound(native, *((old.applied, old.taken) if old else ()))
                for each in step.changes:
                    new.applied[each.name] = digest(each.after)
                    new.taken.pop(each.name, None)
                self.bound[key] = new

    def natives(self) -> dict[tuple[str, str], Key]:
        """(kind, native id) → key; of several the last that was noted."""
        return {(key.kind, each.native): key for key, each in self.bound.items()}

    def save(self) -> None:
        """Writes the file as a whole, or not at all; nothing where it is the same.

        Raises BindingsRefused where the disk does not take it.
        """
        form = json.dumps(self._form(), ensure_ascii=False, indent=1)
        data = encoded(f"{form}\n")
        with or_refused(BindingsRefused, self.file, ROOM):
            if self.file.is_file() and self.file.read_bytes() == data:
                return
            prepared(self.file.parent)
            put(self.file, data)

    def _form(self) -> Mapping[str, object]:
        natives = self.natives()
        form: dict[str, object] = {
            "format": FORMAT,
            "target": self.target,
            "env": self.env,
            "platform": self.platform,
            "resources": {
                str(key): _form_of(each)
                for key, each in sorted(self.bound.items())
                if natives[key.kind, each.native] == key
            },
            "by_hand": {str(key): each for key, each in sorted(self.by_hand.items())},
        }
        return {**form, "left": [*map(str, sorted(self.left))]} if self.left else form


def place(root: Path, env: str) -> Path:
    """The folder of an environment's bindings and journals."""
    return root / FOLDER / env


def prepared(folder: Path) -> None:
    """Makes a folder of ours, and tells git what in it is no concern of its."""
    folder.mkdir(parents=True, exist_ok=True)
    above = next(each for each in (folder, *folder.parents) if each.name == FOLDER)
    if not (above / ".gitignore").exists():
        put(above / ".gitignore", encoded(IGNORED))


def read(root: Path, target: str, env: str, platform: str) -> Bindings:
    """The bindings of a target in an environment; empty ones where there are none.

    Raises BindingsRefused where the file is none of ours, or of another platform.
    """
    file = place(root, env) / f"{target}.bindings.json"
    found = Bindings(file, target, env, platform)
    if not file.exists():
        return found
    try:
        form = json.loads(file.read_text(encoding="utf-8"))
        if form["format"] != FORMAT:
            raise ValueError
        found.bound = dict(_bound(form["resources"]))
        found.by_hand = {
            key_of(key): str(each) for key, each in form["by_hand"].items()
        }
        found.left = {key_of(each) for each in form.get("left", [])}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = (
            f"'{file}' is not as catalogkit wrote it: take it from git again, or "
            "remove it, and what is on the platform is found by its marks and names"
        )
        raise BindingsRefused(message) from None
    if form["platform"] != platform:
        message = (
            f"'{file}' is about {form['platform']}, and environment {env} now names "
            f"{platform}: give it another name, or remove the file"
        )
        raise BindingsRefused(message)
    return found


def _form_of(bound: Bound) -> dict[str, object]:
    form: dict[str, object] = {"native": bound.native, "applied": bound.applied}
    return {**form, "taken": bound.taken} if bound.taken else form


def _bound(form: Mapping[str, Mapping[str, Json]]) -> list[tuple[Key, Bound]]:
    return [
        (
            key_of(name),
            Bound(
                str(each["native"]),
                _digests(each["applied"]),
                _digests(each.get("taken", {})),
            ),
        )
        for name, each in form.items()
    ]


def _digests(form: Json) -> dict[str, str]:
    if not isinstance(form, dict):
        raise TypeError
    return {attribute: str(value) for attribute, value in form.items()}
