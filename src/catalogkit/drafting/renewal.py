"""A definition imported again: what the source changed, and what its author did.

The last import is remembered; three states are compared. What only the source changed
is written into the author's file, whose comments stay. Where both changed the same,
the author's stays, and both are told.
"""

from dataclasses import dataclass, field, replace

from catalogkit.diagnostic import Diagnostic, Edit, Place, Route, Rule, Severity
from catalogkit.drafting.changes import (
    MISSING,
    Change,
    Entry,
    Maybe,
    Missing,
    Path,
    changes,
    entry_id,
    shown,
    words,
)
from catalogkit.source.edit import EditRefused, apply
from catalogkit.source.insert import inserted
from catalogkit.source.node import Value
from catalogkit.source.read import read_exactly
from catalogkit.source.write import dump, flow

COLLISION = Rule(
    "import/collision",
    "The source and the author changed the same thing in two ways.",
    Severity.WARNING,
)

_LONG = 80


@dataclass
class Renewal:
    """One file after another import: its text, what changed, what collides."""

    path: str
    text: str
    said: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


def renewed(path: str, base: str, own: str, source: str) -> Renewal:
    """The author's file with what the source changed since the last import."""
    merging = Renewal(path, own)
    before, after = _value(base), _value(source)
    if _value(own) is None:
        merging.found.append(
            _collision(path, (), "the file cannot be read, so it stays")
        )
        return merging
    for each in changes(before, after):
        _merge(merging, each)
    return merging


def _merge(merging: Renewal, change: Change) -> None:
    """Makes one change, unless the author changed the same."""
    merging.said.append(change.said())
    value = _value(merging.text)
    change = _in_its_locale(value, change)
    there = _at(value, change.path)
    change = _of_a_set(change, there)
    if there == change.after or _both_missing(there, change.after):
        merging.said[-1] += " (as yours is already)"
        return
    same = there == change.before or _both_missing(there, change.before)
    if not same:
        message = f"{words(change.path)}: the source now says {shown(change.after)}"
        message += f" instead of {shown(change.before)}, and yours says {shown(there)}"
        _keep(merging, change, f"{message}; yours is kept")
        return
    try:
        merging.text = _made(merging.text, value, change)
    except EditRefused as error:
        message = f"{words(change.path)}: the source now says {shown(change.after)}"
        _keep(merging, change, f"{message}, and it is not written since {error}")


def _in_its_locale(value: Value, change: Change) -> Change:
    """The same change of the text in the locale that the source knows."""
    there = _at(value, change.path)
    if isinstance(there, dict) and isinstance(change.after, str):
        for locale, text in there.items():
            if text == change.before:
                return replace(change, path=(*change.path, locale))
    return change


def _of_a_set(change: Change, there: Maybe) -> Change:
    """A list of plain texts, with what comes and goes, in its author's order."""
    lists = (change.before, change.after, there)
    if not all(isinstance(each, list) and _is_plain(each) for each in lists):
        return change
    before, after, own = (each if isinstance(each, list) else [] for each in lists)
    kept: list[Value] = [each for each in own if each in after or each not in before]
    new = [each for each in after if each not in before and each not in own]
    return replace(change, before=own, after=[*kept, *new])


def _is_plain(entries: list[Value]) -> bool:
    return all(isinstance(each, str) for each in entries)


def _keep(merging: Renewal, change: Change, message: str) -> None:
    merging.said[-1] += " (not merged)"
    route = _route(_value(merging.text), change.path)
    merging.found.append(_collision(merging.path, route, message))


def _made(text: str, value: Value, change: Change) -> str:
    """The text with one change. Raises EditRefused."""
    place = Place("", _route(value, change.path))
    parent = _at(value, change.path[:-1])
    if len(place.route) + isinstance(change.before, Missing) < len(change.path):
        message = "what is around it is not there any more"
        raise EditRefused(message)
    last = change.path[-1] if change.path else ""
    if isinstance(change.after, Missing):
        return _edited(text, Edit(place, "remove"))
    if not isinstance(change.before, Missing):
        return _edited(text, Edit(place, "set", _source(change.after)))
    if isinstance(last, Entry):
        if not isinstance(parent, list):
            message = "the list it belongs to is not there any more"
            raise EditRefused(message)
        return inserted(text, place.route, _index(parent, change), change.after)
    return _edited(text, Edit(place, "add", dump({last: change.after})))


def _edited(text: str, edit: Edit) -> str:
    return apply(text.encode(), [edit]).decode()


def _source(value: Value) -> str:
    """A value as YAML that stands behind a key."""
    text = flow(value) if not isinstance(value, str) or "\n" not in value else None
    if text is None or (len(text) > _LONG and not isinstance(value, str)):
        return dump(value)
    return text


def _index(entries: list[Value], change: Change) -> int:
    """Behind the entry it follows in the source, else at the end."""
    ids = [entry_id(each) for each in entries]
    if not change.after_id:
        return 0
    return ids.index(change.after_id) + 1 if change.after_id in ids else len(ids)


def _at(value: Value, path: Path) -> Maybe:
    """What stands at a path."""
    found: Maybe = value
    for step in path:
        if isinstance(step, Entry):
            listed = found if isinstance(found, list) else []
            found = next((e for e in listed if entry_id(e) == step.id), MISSING)
        else:
            found = found.get(step, MISSING) if isinstance(found, dict) else MISSING
    return found


def _route(value: Value, path: Path) -> Route:
    """The steps of a path in a value, as deep as it exists."""
    route: Route = ()
    found: Value = value
    for step in path:
        if isinstance(step, Entry):
            listed = found if isinstance(found, list) else []
            ids = [entry_id(each) for each in listed]
            if step.id not in ids:
                return route
            route, found = (*route, ids.index(step.id)), listed[ids.index(step.id)]
        elif isinstance(found, dict) and step in found:
            route, found = (*route, step), found[step]
        else:
            return route
    return route


def _both_missing(one: Maybe, other: Maybe) -> bool:
    return isinstance(one, Missing) and isinstance(other, Missing)


def _value(text: str) -> Value:
    return read_exactly("x.yaml", text.encode()).value


def _collision(path: str, route: Route, message: str) -> Diagnostic:
    return COLLISION.found(Place(path, route), message)
