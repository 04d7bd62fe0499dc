"""What generated Python asks of an answer; each is false or empty on a wrong type.

An answer is missing, null, "" or an empty list when it was not given. These functions
make every answer one type, with a value that fails each test where it is another.
"""

import math
import re
from collections.abc import Callable, Mapping

NOTHING = math.nan
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(_DAY.pattern + r"T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

Row = Callable[[Mapping[str, object], object], bool]


def given(answer: object) -> bool:
    """Whether it was given at all."""
    return answer is not None and answer not in ("", [])


def text(answer: object) -> str:
    """The text, or ""."""
    return answer if isinstance(answer, str) else ""


def number(answer: object) -> float:
    """The number as every language compares it, or not-a-number."""
    if isinstance(answer, float):
        return answer
    if isinstance(answer, bool) or not isinstance(answer, int):
        return NOTHING
    try:
        return float(answer)
    except OverflowError:
        return math.inf if answer > 0 else -math.inf


def day(answer: object) -> str:
    """The day, YYYY-MM-DD, or ""."""
    return answer if isinstance(answer, str) and _DAY.fullmatch(answer) else ""


def moment(answer: object) -> str:
    """The moment in UTC, or ""."""
    return answer if isinstance(answer, str) and _MOMENT.fullmatch(answer) else ""


def chosen(answer: object) -> list[object]:
    """The options that were chosen, or none."""
    return answer if isinstance(answer, list) else []


def matches(pattern: str, answer: object) -> bool:
    """Whether a text fits a pattern as a whole."""
    fitting = isinstance(answer, str) and re.fullmatch(pattern, answer)
    return given(answer) and fitting not in {None, False}


def same(left: object, right: object) -> bool:
    """Two answers of one type, and equal."""
    kind = _kind(left)
    if kind == "" or kind != _kind(right) or not given(left):
        return False
    return number(left) == number(right) if kind == "number" else left == right


def differ(left: object, right: object) -> bool:
    """Two answers of one type, both given, and not equal."""
    both = given(left) and given(right) and _kind(left) == _kind(right) != ""
    return both and not same(left, right)


def before(left: object, right: object) -> bool:
    """Two numbers, days or moments, the left one smaller."""
    return number(left) < number(right) or _early(left, right, day, moment)


def at_most(left: object, right: object) -> bool:
    """Two numbers, days or moments, the left one no greater."""
    level = number(left) <= number(right)
    both = day(left) != "" or moment(left) != ""
    return level or (both and left == right) or before(left, right)


def any_line(answer: object, row: Row, world: object) -> bool:
    """Whether some line of a group meets its condition."""
    return any(isinstance(each, dict) and row(each, world) for each in chosen(answer))


def all_lines(answer: object, row: Row, world: object) -> bool:
    """Whether there are lines, and each meets its condition."""
    rows = chosen(answer)
    met = (isinstance(each, dict) and row(each, world) for each in rows)
    return len(rows) > 0 and all(met)


def _early(left: object, right: object, *kinds: Callable[[object], str]) -> bool:
    return any("" < kind(left) < kind(right) for kind in kinds)


def _kind(answer: object) -> str:
    if isinstance(answer, bool):
        return "boolean"
    if isinstance(answer, str):
        return "text"
    return "" if math.isnan(number(answer)) else "number"
