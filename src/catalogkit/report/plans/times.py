"""Freezes and planned work as times of iCalendar: by a rule where one can say it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.moments import moment
from catalogkit.catalog.spans import Span
from catalogkit.catalog.windows.occurrences import freezes, works
from catalogkit.catalog.windows.repeats import sayable
from catalogkit.catalog.windows.zones import clock_of, exact, zone_of
from catalogkit.model.plan import Freeze, ScheduledWork

DAY = len("2026-11-11")
ONE = datetime.timedelta(days=1)
Start = datetime.date | datetime.datetime
"""A day or a time on every clock that shows it; or a moment in a zone."""


@dataclass(frozen=True)
class Time:
    """One event, or by a rule several: when it begins, when it ends.

    An end that is a number of days means days of the calendar, of 23 hours or 25. By a
    rule, everything else lasts equally long each time. `name` tells the events of one
    plan apart.
    """

    start: Start
    end: Start | datetime.timedelta
    rule: str | None = None
    name: str = ""


def freeze_times(catalog: Catalog, freeze: Freeze, between: Span) -> Iterator[Time]:
    """The times of a freeze that touch a span; all of them where a rule says so."""
    clock = clock_of(catalog, freeze)
    zone = clock.zone if clock else None
    when = freeze.when
    if when.rrule is not None:
        found = _ruled(freeze, zone)
        if found is not None:
            yield found
            return
    comes_back = when.every is not None or when.rrule is not None
    floats = zone is None and (when.every is not None or _days(freeze) > ONE * 0)
    for span in freezes(catalog, freeze, between, zone or datetime.UTC):
        time = _floating(*span) if floats else _exact(*span, zone or datetime.UTC)
        yield _named(time) if comes_back else time


def work_times(catalog: Catalog, work: ScheduledWork, between: Span) -> Iterator[Time]:
    """The times of planned work that touch a span; all of them where a rule says so."""
    window = work.window
    zone = zone_of(catalog, work) if window.calendar is not None else datetime.UTC
    if window.rrule is not None and window.calendar is not None:
        start, end = (exact(each, zone) for each in (window.from_, window.to))
        time = _exact(start, end, zone)
        first = moment(start, zone).replace(tzinfo=None)
        rule = sayable(window.rrule, first, zone)
        if (
            rule is not None
            and end > start
            and not (_is_second(start, zone) or _is_second(end, zone))
        ):
            yield Time(time.start, time.end, rule)
            return
    for span in works(catalog, work, between):
        time = _exact(*span, zone)
        yield _named(time) if window.rrule is not None else time


def _ruled(freeze: Freeze, zone: datetime.tzinfo | None) -> Time | None:
    """A freeze with a rule of whole days as it was written."""
    days = _days(freeze)
    if days <= ONE * 0:
        return None
    first = datetime.date.fromisoformat(freeze.when.from_ or "")
    midnight = datetime.datetime.combine(first, datetime.time())
    rule = sayable(freeze.when.rrule or "", midnight, zone)
    if rule is None:
        return None
    if zone is None:
        return Time(first, first + days, rule)
    return Time(midnight.replace(tzinfo=zone), days, rule)


def _days(freeze: Freeze) -> datetime.timedelta:
    """For how many whole days a freeze is; none where it is no whole days."""
    start, end = freeze.when.from_ or "", freeze.when.to or ""
    if not (len(start) == len(end) == DAY and start[:1].isdigit()):
        return ONE * 0
    first, last = map(datetime.date.fromisoformat, (start, end))
    return last - first + ONE


def _floating(start: int, end: int) -> Time:
    """A time on every clock: days, if it begins and ends at midnight."""
    first, last = (moment(each, datetime.UTC) for each in (start, end))
    if first.time() == last.time() == datetime.time():
        return Time(first.date(), last.date())
    return Time(first.replace(tzinfo=None), last.replace(tzinfo=None))


def _exact(start: int, end: int, zone: datetime.tzinfo) -> Time:
    """A time in a zone; in UTC where the clock shows one of its ends a second time."""
    if _is_second(start, zone) or _is_second(end, zone):
        zone = datetime.UTC
    return Time(moment(start, zone), moment(end, zone))


def _is_second(at: int, zone: datetime.tzinfo) -> bool:
    return moment(at, zone).fold == 1


def _named(time: Time) -> Time:
    name = f"{time.start:%Y%m%d}"
    if isinstance(time.start, datetime.datetime):
        name = f"{time.start.astimezone(datetime.UTC):%Y%m%dT%H%M}"
    return Time(time.start, time.end, time.rule, name)
