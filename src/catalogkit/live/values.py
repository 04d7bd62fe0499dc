"""What changes in one attribute, as lines that people read."""

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.normal import canonical
from catalogkit.report.visible import visible
from catalogkit.resource import Attribute, How, Json
from catalogkit.step import Change

WIDE = 60
"""So long a value still stands beside another."""
LONGEST = 400
MOST = 40
"""So many lines are told of one attribute."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `sign` is + for what comes, - for what goes, else ~ or nothing."""

    sign: str
    text: str


def lines(attribute: Attribute, change: Change) -> list[Line]:
    """The lines of a change; one without a sign says all of it."""
    found = list(_lines(attribute, change.before, change.after))
    if len(found) > MOST:
        rest = len(found) - MOST
        found = [*found[:MOST], Line("…", f"and {rest} lines more")]
    return found


def said(value: Json) -> str:
    """A value as a word: texts in quotes, what is not there as nothing."""
    if value is None:
        return "nothing"
    text = visible(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _lines(attribute: Attribute, before: Json, after: Json) -> Iterator[Line]:
    if attribute.how is not How.VALUE:
        old, new = _entries(before), _entries(after)
        if old is not None and new is not None:
            yield from _collection(attribute, old, new)
            return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _members(before, after)
    elif isinstance(before, str) and isinstance(after, str):
        yield from _texts(before, after)
    else:
        yield from _values(before, after)


def _entries(value: Json) -> Sequence[Json] | None:
    if value is None:
        return []
    return value if isinstance(value, list) else None


def _collection(
    attribute: Attribute, before: Sequence[Json], after: Sequence[Json]
) -> Iterator[Line]:
    old = {_name(attribute, each): each for each in before}
    new = {_name(attribute, each): each for each in after}
    yield from _members(old, new)
    ordered = attribute.how is How.ORDERED
    if ordered and [n for n in old if n in new] != [n for n in new if n in old]:
        yield Line("~", f"in another order: {_listed(list(new))}")
    elif len(old) != len(before) or len(new) != len(after):
        yield from _values(list(before), list(after))


def _name(attribute: Attribute, entry: Json) -> str:
    """What an entry is called: by its key, else by the first text in it."""
    if isinstance(entry, dict):
        if attribute.key in entry:
            return str(entry[attribute.key])
        return next((e for e in entry.values() if isinstance(e, str)), canonical(entry))
    return entry if isinstance(entry, str) else canonical(entry)


def _members(before: Mapping[str, Json], after: Mapping[str, Json]) -> Iterator[Line]:
    for name, value in before.items():
        if name not in after:
            yield Line("-", _member(name, value))
    for name, value in after.items():
        if name not in before:
            yield Line("+", _member(name, value))
        elif canonical(value) != canonical(before[name]):
            yield from _inside(visible(name), before[name], value)


def _member(name: str, value: Json) -> str:
    """An entry that is its own name, or has little to say beside it."""
    if value == name or (isinstance(value, dict) and len(value) > 1):
        return visible(name)
    if isinstance(value, dict) and [*value.values()] == [name]:
        return visible(name)
    return f"{visible(name)}: {said(value)}"


def _inside(name: str, before: Json, after: Json) -> Iterator[Line]:
    if isinstance(before, dict) and isinstance(after, dict):
        for line in _members(before, after):
            sign = "" if line.sign in {"", "~"} else f"{line.sign} "
            yield Line("~", f"{name}: {sign}{line.text}")
    elif isinstance(before, list) and isinstance(after, list):
        gone = [each for each in before if each not in after]
        come = [each for each in after if each not in before]
        told = [*(f"- {_short(each)}" for each in gone)]
        told += [f"+ {_short(each)}" for each in come]
        yield Line("~", f"{name}: {', '.join(told) or 'in another order'}")
    else:
        yield Line("~", f"{name}: {said(before)} → {said(after)}")


def _texts(before: str, after: str) -> Iterator[Line]:
    if "\n" not in f"{before.strip()}{after.strip()}":
        yield from _values(before, after)
        return
    pairs = difflib.unified_diff(
        before.splitlines(), after.splitlines(), n=1, lineterm=""
    )
    found = [Line("…" if e[0] == "@" else e[0].strip(), e[1:]) for e in [*pairs][2:]]
    if not found:
        yield Line("~", "line breaks only")
    for each in found[1:]:
        text = "" if each.sign == "…" else visible(each.text)
        yield Line(each.sign, text[:LONGEST])


def _values(before: Json, after: Json) -> Iterator[Line]:
    old, new = said(before), said(after)
    if len(old) + len(new) <= WIDE:
        yield Line("", f"{old} → {new}")
    else:
        yield Line("-", old)
        yield Line("+", new)


def _short(value: Json) -> str:
    return visible(value) if isinstance(value, str) else said(value)


def _listed(names: Sequence[str]) -> str:
    return visible(", ".join(names))[:LONGEST]
