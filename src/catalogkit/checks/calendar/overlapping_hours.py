"""Hours that are counted twice."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.time import DAYS, Calendar

DAY = 24 * 60
WEEK = 7 * DAY
Span = tuple[int, int, int]
"""From and to, in minutes after Monday, midnight; the number of the written hours."""


@check
def overlapping_hours(catalog: Catalog) -> Iterator[Diagnostic]:
    """Two spans of hours overlap."""
    for calendar in catalog.all(Calendar):
        if any(calendar.hours.values()):
            yield from _found(calendar)


def _found(calendar: Calendar) -> Iterator[Diagnostic]:
    written = list(_written(calendar))
    spans = sorted(
        (
            DAYS.index(day) * DAY + start,
            DAYS.index(day) * DAY + _end(start, end),
            number,
        )
        for number, (key, _, (start, end)) in enumerate(written)
        for day in _days(key)
    )
    for pair in dict.fromkeys(_overlaps(spans)):
        one, two = (calendar.at("hours", *written[each][:2]) for each in pair)
        note = Note(one, "the other hours")
        message = "these hours overlap others, so they would count twice"
        yield overlapping_hours.found(two, message, notes=[note])


def _written(calendar: Calendar) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """Key, index and minutes of all hours, as they are written."""
    value = calendar.node.value
    keys = value.get("hours") if isinstance(value, dict) else None
    for key in keys if isinstance(keys, dict) else ():
        for index, span in enumerate(calendar.hours.get(_days(key), ())):
            yield key, index, span


def _days(key: str) -> tuple[str, ...]:
    first, _, last = key.partition("-")
    return DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]


def _end(start: int, end: int) -> int:
    return end if end > start else end + DAY


def _overlaps(spans: list[Span]) -> Iterator[tuple[int, int]]:
    begin, end, number = spans[0]
    around = (begin + WEEK, end + WEEK, number)
    reach = spans[0]
    for each in (*spans[1:], around):
        if each[0] < reach[1]:
            yield min(each[2], reach[2]), max(each[2], reach[2])
        reach = max(reach, each, key=lambda span: span[1])
