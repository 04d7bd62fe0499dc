"""Whether a condition holds for some answers: the reference, plain and slow.

Generated code and the portal's interpreter must agree with it on every answer.
"""

import math
import re
from collections.abc import Mapping
from typing import Protocol

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Chosen,
    During,
    Fits,
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

DAY = "0000-00-00"
MOMENT = "0000-00-00T00:00:00Z"
Answers = Mapping[str, object]


class World(Protocol):
    """What a condition asks of the world: a calendar and the day."""

    def inside(self, calendar: str, moment: str, /) -> bool | None:
        """Whether a moment (UTC, `…Z`) lies in its working hours; None: not known."""
        ...

    def day(self, offset: str, /) -> str:
        """The day of submission moved by an offset such as +5bd, -30d, +1mo, 0d."""
        ...


class Nowhere:
    """A world without calendars: no test that needs one holds."""

    def inside(self, _calendar: str, _moment: str, /) -> bool | None:
        """Not known."""
        return None

    def day(self, _offset: str, /) -> str:
        """No day, so every comparison with it is false."""
        return ""


NOWHERE = Nowhere()


def holds(tree: Typed, answers: Answers, world: World = NOWHERE) -> bool:
    """Whether the condition holds. Never raises, whatever the answers are.

    Absent is: missing, None, "" and the empty list. Every test is false on it, except
    the test for absence; so is every test on an answer of an unexpected type.
    """
    match tree:
        case And(parts):
            return all(holds(part, answers, world) for part in parts)
        case Or(parts):
            return any(holds(part, answers, world) for part in parts)
        case Not(part):
            return not holds(part, answers, world)
        case Ask(name, Given(given)):
            return is_absent(answers.get(name)) != given
        case Ask(name, test):
            value = answers.get(name)
            return not is_absent(value) and _passes(value, test, answers, world)


def is_absent(value: object) -> bool:
    """Whether an answer counts as not given."""
    return value is None or value in ("", [])


def same(left: object, right: object) -> bool:
    """Equal, and of one JSON type: true is not 1, and "1" is not 1."""
    sort = sort_of(left)
    if sort == "" or sort != sort_of(right):
        return False
    return double(left) == double(right) if sort == "number" else left == right


def sort_of(value: object) -> str:
    """The JSON type of a scalar, "" for anything else."""
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "" if value != value else "number"  # noqa: PLR0124 - not a number
        case str():
            return "text"
    return ""


def shape(value: object) -> str:
    """As what a value can be ordered: a number, a day, a moment in UTC; else ""."""
    if isinstance(value, str):
        digits = re.sub("[0-9]", "0", value)
        return digits if digits in {DAY, MOMENT} else ""
    return "number" if sort_of(value) == "number" else ""


def double(value: object) -> float:
    """A number as every language compares it: an IEEE double."""
    assert isinstance(value, int | float)  # noqa: S101 - sort_of said so
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _passes(value: object, test: Test, answers: Answers, world: World) -> bool:
    match test:
        case Is(values):
            found = [_known(each, answers, world) for each in values]
            return any(same(value, each) for each in found)
        case Isnt(values):
            found = [_known(each, answers, world) for each in values]
            alike = any(sort_of(value) == sort_of(each) != "" for each in found)
            return alike and not any(same(value, each) for each in found)
        case Between():
            return _between(value, test, answers, world)
        case Rows(every, tree):
            if not isinstance(value, list):
                return False
            hits = [isinstance(row, dict) and holds(tree, row, world) for row in value]
            return all(hits) if every else any(hits)
        case During(calendar, inside):
            return (
                shape(value) == MOMENT and world.inside(calendar, str(value)) is inside
            )
        case Chosen(how, options) if isinstance(value, list):
            chosen = [option in value for option in options]
            return {"any": any(chosen), "all": all(chosen), "none": not any(chosen)}[
                how
            ]
        case Starts(prefixes) if isinstance(value, str):
            return value.startswith(prefixes)
        case Fits(pattern) if isinstance(value, str):
            return re.fullmatch(pattern, value) is not None
    return False


def _known(value: Value, answers: Answers, world: World) -> object:
    match value:
        case Other(name):
            return answers.get(name)
        case Today(offset):
            return world.day(offset)
    return value


def _between(value: object, test: Between, answers: Answers, world: World) -> bool:
    if test.low is not None:
        low = _known(test.low, answers, world)
        if not _in_order(low, value, strictly=test.low_open):
            return False
    if test.high is not None:
        high = _known(test.high, answers, world)
        return _in_order(value, high, strictly=test.high_open)
    return True


def _in_order(left: object, right: object, *, strictly: bool) -> bool:
    kind = shape(left)
    if kind == "" or kind != shape(right):
        return False
    low, high = (left, right) if kind != "number" else (double(left), double(right))
    return low < high or (not strictly and low == high)  # type: ignore[operator]
