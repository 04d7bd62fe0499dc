"""What differs between two states of a definition, in the fewest and plainest words.

Entries of a list are known by their id, so that one more question is one change. What
only means something as a whole (a condition, a list without ids) changes as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from catalogkit.source.node import Value

WHOLE = frozenset(
    {"visible_when", "required_when", "read_only_when", "when", "require", "default",
     "hours"}
)  # fmt: skip
_SHOWN = 60
_NOUNS = {
    "form": "question", "fields": "question", "options": "option",
    "constraints": "constraint", "approvals": "approval", "fulfilment": "task",
}  # fmt: skip


class Missing:
    """There is nothing at a place."""


MISSING: Final = Missing()
Maybe = Value | Missing


@dataclass(frozen=True, slots=True)
class Entry:
    """A step of a path: the entry of a list that has this id."""

    id: str


Path = tuple[str | Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `after_id` is the entry that a new one stands behind."""

    path: Path
    before: Maybe
    after: Maybe
    after_id: str = ""

    def said(self) -> str:
        """For a list of changes: + what is new, - what is gone, ~ what is other."""
        what = words(self.path)
        if isinstance(self.before, Missing):
            return f"+ {what}{_title(self.after)}"
        if isinstance(self.after, Missing):
            return f"- {what}{_title(self.before)}"
        return f"~ {what}: {shown(self.before)} → {shown(self.after)}"


def changes(before: Value, after: Value, path: Path = ()) -> Iterator[Change]:
    """Every difference between two values."""
    if before == after:
        return
    whole = bool(path) and path[-1] in WHOLE
    ones, others = entries(before), entries(after)
    if isinstance(before, dict) and isinstance(after, dict) and not whole:
        yield from _of_keys(before, after, path)
    elif ones is not None and others is not None and not whole:
        yield from _of_entries(ones, others, path)
    else:
        yield Change(path, before, after)


def entries(value: Value) -> dict[str, Value] | None:
    """The entries of a list by their ids; None where not every one has its own."""
    if not isinstance(value, list) or not value:
        return None
    found: dict[str, Value] = {}
    for each in value:
        name = entry_id(each)
        if not name or name in found:
            return None
        found[name] = each
    return found


def entry_id(entry: Value) -> str:
    """What names an entry: its id, or the field set it uses."""
    if not isinstance(entry, dict):
        return ""
    for key in ("id", "use"):
        name = entry.get(key)
        if isinstance(name, str) and name:
            return name
    return ""


def words(path: Path) -> str:
    """A path as people say it: label of option 'redis' of question 'engine'."""
    parts: list[str] = []
    keys: list[str] = []
    for step in path:
        if isinstance(step, Entry):
            noun = _NOUNS.get(keys.pop(), "entry") if keys else "entry"
            parts += [".".join(keys)] if keys else []
            parts.append(f"{noun} '{step.id}'")
            keys = []
        else:
            keys.append(step)
    parts += [".".join(keys)] if keys else []
    return " of ".join(reversed(parts)) or "the whole"


def shown(value: Maybe) -> str:
    """A value in a message."""
    match value:
        case Missing():
            return "nothing"
        case dict() | list():
            text = ", ".join(_flat(value))
        case None:
            return "nothing"
        case _:
            text = f"'{' '.join(value.split())}'"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _of_keys(
    before: dict[str, Value], after: dict[str, Value], path: Path
) -> Iterator[Change]:
    for key, value in before.items():
        if key not in after:
            yield Change((*path, key), value, MISSING)
        else:
            yield from changes(value, after[key], (*path, key))
    for key, value in after.items():
        if key not in before:
            yield Change((*path, key), MISSING, value)


def _of_entries(
    before: dict[str, Value], after: dict[str, Value], path: Path
) -> Iterator[Change]:
    for name, value in before.items():
        if name not in after:
            yield Change((*path, Entry(name)), value, MISSING)
        else:
            yield from changes(value, after[name], (*path, Entry(name)))
    behind = ""
    for name, value in after.items():
        if name not in before:
            yield Change((*path, Entry(name)), MISSING, value, behind)
        behind = name


def _title(value: Maybe) -> str:
    if not isinstance(value, dict):
        return f": {shown(value)}"
    if "use" in value:
        return " (a field set)"
    title = value.get("label") or value.get("title")
    return f" ({shown(title)})" if isinstance(title, str) else ""


def _flat(value: Value) -> Iterator[str]:
    match value:
        case dict():
            for key, each in value.items():
                yield f"{key}: {' '.join(_flat(each))}"
        case list():
            for each in value:
                yield " ".join(_flat(each))
        case _:
            yield value or "nothing"
