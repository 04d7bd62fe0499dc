"""One step of a plan: what is done to one thing on a platform."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import ClassVar, TypeAlias

from catalogkit.resource import Body, Json, Key


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute of a thing: what it is now, and what it is to be."""

    name: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class Create:
    """Something is made."""

    word: ClassVar[str] = "create"
    key: Key
    body: Body
    after: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """Something of ours is changed; `was` is the key that it had until now."""

    word: ClassVar[str] = "update"
    key: Key
    native: str
    changes: tuple[Change, ...]
    was: Key | None = None
    after: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Adopt:
    """Something that is not ours becomes ours, and is changed."""

    word: ClassVar[str] = "adopt"
    key: Key
    native: str
    changes: tuple[Change, ...] = ()
    after: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Revive:
    """Something that was retired is in use again, and is changed."""

    word: ClassVar[str] = "revive"
    key: Key
    native: str
    changes: tuple[Change, ...] = ()
    was: Key | None = None
    after: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Retire:
    """Something is taken out of use, with its mark and data: `holds` says how much."""

    word: ClassVar[str] = "retire"
    key: Key
    native: str
    body: Body
    holds: int = 0
    after: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """Something is gone for good; `reason` is why its data (`holds`) may go too."""

    word: ClassVar[str] = "delete"
    key: Key
    native: str
    body: Body
    holds: int = 0
    reason: str = ""
    after: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """Something that was taken over is changed back, and no longer ours."""

    word: ClassVar[str] = "release"
    key: Key
    native: str
    changes: tuple[Change, ...] = ()
    after: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Manual:
    """Something that a person does, see the run-book."""

    word: ClassVar[str] = "manual"
    key: Key
    body: Body
    after: tuple[Key, ...] = ()


Step: TypeAlias = Create | Update | Adopt | Revive | Retire | Delete | Release | Manual
STEPS: Mapping[str, type[Step]] = {
    each.word: each
    for each in (Create, Update, Adopt, Revive, Retire, Delete, Release, Manual)
}


def as_json(step: Step) -> dict[str, Json]:
    """A step as JSON: its word first, keys as "kind:id"; what is empty is left out."""
    found: dict[str, Json] = {"do": step.word}
    for each in fields(step):
        value = getattr(step, each.name)
        match value:
            case Key():
                found[each.name] = str(value)
            case tuple() if each.name == "changes":
                found[each.name] = [asdict(change) for change in value]
            case tuple():
                found[each.name] = [str(key) for key in value]
            case Mapping():
                found[each.name] = dict(value)
            case _:
                found[each.name] = value
    return {
        name: value for name, value in found.items() if value not in ([], "", None, 0)
    }


def from_json(form: Mapping[str, Json]) -> Step:
    """The step that `as_json` wrote. Raises ValueError for anything else."""
    try:
        kind = STEPS[str(form["do"])]
        given = {
            name: _read(name, value) for name, value in form.items() if name != "do"
        }
        if "body" in {each.name for each in fields(kind)}:
            given.setdefault("body", {})
        elif "changes" in {each.name for each in fields(kind)}:
            given.setdefault("changes", ())
        return kind(**given)  # type: ignore[arg-type]
    except (KeyError, TypeError, AttributeError) as problem:
        message = f"this is no step of a plan: {problem}"
        raise ValueError(message) from None


def _read(name: str, value: Json) -> object:
    match name, value:
        case (("key" | "was"), str()):
            return key(value)
        case "after", list():
            return tuple(key(str(each)) for each in value)
        case "changes", list():
            return tuple(
                Change(str(each["name"]), each.get("before"), each.get("after"))
                for each in value
                if isinstance(each, dict)
            )
    return value


def key(text: str) -> Key:
    """The key that was written as "kind:id"."""
    kind, _, name = text.partition(":")
    return Key(kind, name)
