"""On what a question depends: a small tree over the source's own names and values.

A JSON Schema that says nothing about an absent property holds for it too, so every
test here says whether it holds then, and `both` takes away what says nothing new.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogkit.drafting.written import Json

Name = tuple[str, ...]
"""The path of a property: its name, after those of the objects around it."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer is given and one of these."""

    name: Name
    values: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The answer is given and a number in a range; an open end is not included."""

    name: Name
    low: Json = None
    high: Json = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Contains:
    """The answer is given and holds this among its choices."""

    name: Name
    value: Json


@dataclass(frozen=True, slots=True)
class Given:
    """There is an answer."""

    name: Name


@dataclass(frozen=True, slots=True)
class Both:
    """All of these; without any it always holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of these at least; without any it never holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Unless:
    """The opposite, an absent answer included."""

    part: "Condition"


Condition = OneOf | Between | Contains | Given | Both | Either | Unless
ALWAYS = Both(())
NEVER = Either(())
_TESTS = (OneOf, Between, Contains)


def both(*parts: Condition) -> Condition:
    """All of some conditions, in the fewest words."""
    flat = list(dict.fromkeys(_flat(parts, Both)))
    if NEVER in flat:
        return NEVER
    known = {each.name for each in flat if isinstance(each, (*_TESTS, Given))}
    told = {each.name for each in flat if isinstance(each, _TESTS)}
    short = [_without_absence(each, known) for each in flat]
    kept = [p for p in short if not (isinstance(p, Given) and p.name in told)]
    if kept != flat:
        return both(*kept)
    return _one_or([_turned(each, known) for each in kept], Both)


def either(*parts: Condition) -> Condition:
    """One of some conditions, values of one question brought together."""
    flat = list(dict.fromkeys(_flat(parts, Either)))
    if ALWAYS in flat:
        return ALWAYS
    values: dict[Name, list[Json]] = {}
    kept: list[Condition] = []
    for each in flat:
        if isinstance(each, OneOf):
            if each.name not in values:
                kept.append(each)
            values.setdefault(each.name, []).extend(each.values)
        else:
            kept.append(each)
    merged = [
        OneOf(p.name, distinct(values[p.name])) if isinstance(p, OneOf) else p
        for p in kept
    ]
    return _one_or(merged, Either)


def unless(part: Condition) -> Condition:
    """The plain complement."""
    match part:
        case Unless(inner):
            return inner
        case Both(()):
            return NEVER
        case Either(()):
            return ALWAYS
        case Either(parts):
            return both(*(unless(each) for each in parts))
    return Unless(part)


def names_in(condition: Condition) -> Iterator[Name]:
    """Every question a condition reads."""
    match condition:
        case Both(parts) | Either(parts):
            for each in parts:
                yield from names_in(each)
        case Unless(part):
            yield from names_in(part)
        case _:
            yield condition.name


def distinct(values: Iterable[Json]) -> tuple[Json, ...]:
    """The values without those that JSON takes for the same."""
    found: list[Json] = []
    for value in values:
        if not any(same(value, each) for each in found):
            found.append(value)
    return tuple(found)


def same(one: Json, other: Json) -> bool:
    """Whether JSON Schema takes two values for equal: 1 is 1.0 and never true."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    return one == other


def _flat(
    parts: Iterable[Condition], kind: type[Both] | type[Either]
) -> Iterator[Condition]:
    for each in parts:
        if isinstance(each, kind):
            yield from _flat(each.parts, kind)
        else:
            yield each


def _turned(part: Condition, known: set[Name]) -> Condition:
    """What is given and not under 3 is at least 3."""
    match part:
        case Unless(Between(name, None, high, _, high_open)) if name in known:
            return Between(name, high, None, low_open=not high_open)
        case Unless(Between(name, low, None, low_open, _)) if name in known:
            return Between(name, None, low, high_open=not low_open)
    return part


def _without_absence(part: Condition, known: set[Name]) -> Condition:
    """`x is v, or not given` is `x is v` where x is known to be given."""
    if not isinstance(part, Either):
        return part
    return either(
        *(
            each
            for each in part.parts
            if not (
                isinstance(each, Unless)
                and isinstance(each.part, Given)
                and each.part.name in known
            )
        )
    )


def _one_or(
    parts: list[Condition], kind: Callable[[tuple[Condition, ...]], Condition]
) -> Condition:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
