"""When freezes and planned work take place, in seconds since 1970 in UTC."""

import datetime
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.moments import moment
from catalogkit.catalog.spans import Span, merged
from catalogkit.catalog.windows.edges import periodic
from catalogkit.catalog.windows.repeats import Local, starts
from catalogkit.catalog.windows.zones import clock_of, exact, zone_of
from catalogkit.model.plan import Freeze, Recurring, ScheduledWork

DAY = len("2026-11-11")
ONE = datetime.timedelta(days=1)


def freezes(
    catalog: Catalog, freeze: Freeze, between: Span, zone: datetime.tzinfo
) -> list[Span]:
    """The times of a freeze that touch a span, those that meet as one.

    Its days are read in the zone of its calendar. A freeze without a calendar is at
    every place when the clock there shows its days: then the given zone counts.
    """
    clock = clock_of(catalog, freeze)
    zone = clock.zone if clock else zone
    when = freeze.when
    found = (
        periodic(when, clock, zone, between)
        if when.every
        else _dated(when, zone, between)
    )
    return merged(span for span in found if _touches(span, between))


def works(catalog: Catalog, work: ScheduledWork, between: Span) -> list[Span]:
    """The times of planned work that touch a span, in order."""
    zone = zone_of(catalog, work)
    start, end = (exact(each, zone) for each in (work.window.from_, work.window.to))
    length = end - start
    if length <= 0:
        return []
    rule = work.window.rrule
    begins = [start] if rule is None else _repeated(rule, start, length, zone, between)
    every = ((each, each + length) for each in begins)
    return [span for span in every if _touches(span, between)]


def _dated(when: Recurring, zone: datetime.tzinfo, between: Span) -> Iterator[Span]:
    if when.from_ is None or when.to is None:
        return
    days = len(when.from_) == len(when.to) == DAY
    try:
        first, last = (_local(each, zone) for each in (when.from_, when.to))
        last += ONE * (len(when.to) == DAY)
    except (ValueError, OverflowError):
        return  # an edge of nothing: calendar/freeze-never says so
    begin, end = exact(first, zone), exact(last, zone)
    if when.rrule is None:
        yield begin, end
        return
    low = between[0] - max(end - begin, 0) - 2 * 86400
    for each in starts(when.rrule, first, zone, _locals(low, between[1], zone)):
        start = exact(each, zone)
        yield start, exact(each + (last - first), zone) if days else start + end - begin


def _repeated(
    rule: str, start: int, length: int, zone: datetime.tzinfo, between: Span
) -> list[int]:
    first = moment(start, zone).replace(tzinfo=None)
    reach = _locals(between[0] - length - 86400, between[1] + 86400, zone)
    return [exact(each, zone) for each in starts(rule, first, zone, reach)]


def _local(edge: str, zone: datetime.tzinfo) -> Local:
    """A day or a moment on the clock of a zone."""
    found = datetime.datetime.fromisoformat(edge)
    return (found.astimezone(zone) if found.tzinfo else found).replace(tzinfo=None)


def _locals(low: int, high: int, zone: datetime.tzinfo) -> tuple[Local, Local]:
    first, last = (moment(each, zone).replace(tzinfo=None) for each in (low, high))
    return first, last + ONE


def _touches(span: Span, between: Span) -> bool:
    return span[0] < span[1] and span[0] < between[1] and span[1] > between[0]
