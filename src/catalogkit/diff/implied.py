"""Whether a condition became narrower or wider, where its words alone say so.

What is said here is certain; what cannot be read off the words is left open, for the
proofs that compare whole forms.
"""

from enum import StrEnum

from catalogkit.catalog.canonical import (
    TRUE,
    And,
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Rows,
    Starts,
    Test,
    Today,
    Typed,
    Value,
)


class Reach(StrEnum):
    """What a condition covers after a change."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OTHER = "other"


def reach(old: Typed | None, new: Typed | None) -> Reach:
    """How a condition changed; None is no condition, which always holds."""
    one, other = old or TRUE, new or TRUE
    less, more = implies(other, one), implies(one, other)
    if less and more:
        return Reach.SAME
    return Reach.NARROWER if less else Reach.WIDER if more else Reach.OTHER


def implies(left: Typed, right: Typed) -> bool:
    """Whether the words say that where the left holds, the right does, too."""
    if left == right:
        return True
    match left, right:
        case _, And(parts):
            return all(implies(left, part) for part in parts)
        case Or(parts), _:
            return all(implies(part, right) for part in parts)
        case Not(one), Not(other):
            return implies(other, one)
        case Ask(name, one), Ask(other, two) if name == other:
            return _test_implies(one, two)
        case Ask(name, one), Not(Ask(other, two)) if name == other:
            return _exclude(one, two)
    return (isinstance(left, And) and any(implies(p, right) for p in left.parts)) or (
        isinstance(right, Or) and any(implies(left, p) for p in right.parts)
    )


def _test_implies(one: Test, other: Test) -> bool:
    match one, other:
        case _, Given(given):
            return given and not isinstance(one, Rows | Given)
        case Is(values), Is(more):
            return set(values) <= set(more)
        case Is(values), Isnt(none):
            return _apart(values, none)
        case Isnt(none), Isnt(less):
            return set(less) <= set(none)
        case Is(values), Between():
            return all(_within(Between(each, each), other) for each in values)
        case Between(), Between():
            return _within(one, other)
        case Chosen(how, values), Chosen(same, others) if how == same:
            few, many = (values, others) if how == "any" else (others, values)
            return set(few) <= set(many)
        case Starts(prefixes), Starts(shorter):
            return all(each.startswith(shorter) for each in prefixes)
        case Rows(every, inner), Rows(same, outer) if every == same:
            return implies(inner, outer)
    return False


def _exclude(one: Test, other: Test) -> bool:
    """Whether a test cannot hold where another does."""
    match one, other:
        case Given(given), _:
            return not given and not isinstance(other, Given | Rows)
        case Is(values), Is(others):
            return _apart(values, others)
        case Isnt(none), Is(others):
            return set(others) <= set(none)
        case Is(values), Isnt(none):
            return set(values) <= set(none)
    return False


def _apart(some: tuple[Value, ...], others: tuple[Value, ...]) -> bool:
    """Whether no value is one of the others: days from today may be any day."""
    known = not any(isinstance(each, Today | Other) for each in (*some, *others))
    return known and set(some).isdisjoint(others)


def _within(inner: Between, outer: Between) -> bool:
    """Whether one range lies in another: ends of one type, named by their value."""
    low = outer.low is None or _beyond(inner.low, outer.low, inner, outer)
    high = outer.high is None or _below(inner.high, outer.high, inner, outer)
    return low and high


def _beyond(one: object, end: object, inner: Between, outer: Between) -> bool:
    if one == end:
        return inner.low_open or not outer.low_open
    return _less(end, one)


def _below(one: object, end: object, inner: Between, outer: Between) -> bool:
    if one == end:
        return inner.high_open or not outer.high_open
    return _less(one, end)


def _less(one: object, other: object) -> bool:
    match one, other:
        case (bool(), _) | (_, bool()):
            return False
        case (int() | float(), int() | float()):
            return one < other
        case (str(), str()):  # days and moments of one shape
            return len(one) == len(other) and one < other
    return False
