"""Bodies in normal form: what a platform does not tell apart is the same."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from catalogkit.resource import Attribute, Body, How, Json, Key, Kind
from catalogkit.step import Change

LENGTH = 16
"""Hexadecimal digits of a digest: 64 bits tell the values of a catalog apart."""


def normal(kind: Kind, body: Body) -> dict[str, Json]:
    """The attributes that a kind has and a body names, in the order of the kind."""
    return {
        name: normal_value(attribute, body[name])
        for name, attribute in kind.attributes.items()
        if name in body
    }


def normal_value(attribute: Attribute, value: Json) -> Json:
    """A value as the platform gives it back, a set in one order.

    What should be a collection and is none, as a platform may hold anything, stays.
    """
    if attribute.how is How.VALUE or not isinstance(value, list):
        return attribute.normal(value)
    entries = [attribute.normal(each) for each in value]
    if attribute.how is How.ORDERED:
        return entries
    once = {canonical(each): each for each in entries}
    if attribute.how is How.SET:
        return [once[each] for each in sorted(once)]
    return sorted(once.values(), key=lambda each: _name(attribute, each))


def of(kind: Kind, body: Body, name: str) -> Json:
    """One attribute in normal form, also where it is missing."""
    return normal_value(kind.attributes[name], body.get(name))


def references(kind: Kind, body: Body) -> list[Key]:
    """The resources that a body names."""
    return [key for _, key in named_in(kind, body)]


def named_in(kind: Kind, body: Body) -> Iterator[tuple[Attribute, Key]]:
    """The resources that a body names, each with the attribute that does."""
    for name, attribute in kind.attributes.items():
        if attribute.refers and body.get(name):
            value = body[name]
            for each in value if isinstance(value, list) else [value]:
                yield attribute, Key(attribute.refers, str(each))


def named(kind: Kind, body: Body) -> tuple[str, ...] | None:
    """What tells one on the platform from others of its kind, None where nothing."""
    if not kind.named or any(each not in body for each in kind.named):
        return None
    return tuple(kind.folded(str(body[each])) for each in kind.named)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def canonical(value: object) -> str:
    """A JSON value in one spelling."""
    return _ENCODER.encode(value)


def alike(one: Json, other: Json) -> bool:
    """Whether two values are the same JSON: 1 is not true, though Python thinks so."""
    return one == other and (isinstance(one, str) or canonical(one) == canonical(other))


def unlike(kind: Kind, there: Body, wanted: Body) -> list[str]:
    """The attributes in which a thing is not as it is wanted."""
    return [
        name
        for name, value in wanted.items()
        if not alike(of(kind, there, name), normal_value(kind.attributes[name], value))
    ]


def overtaken(kind: Kind, there: Body, changes: Iterable[Change]) -> list[str]:
    """What somebody else changed: it is neither what a step found nor what it makes."""
    before, after = {}, {}
    for each in changes:
        before[each.name], after[each.name] = each.before, each.after
    left = unlike(kind, there, after)
    return unlike(kind, there, {name: before[name] for name in left})


def digest(value: object) -> str:
    """What stands for a JSON value where the value itself must not stand."""
    text = canonical(value).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:LENGTH]


def _name(attribute: Attribute, entry: Json) -> str:
    name = entry.get(attribute.key) if isinstance(entry, dict) else entry
    return canonical([name, entry])
