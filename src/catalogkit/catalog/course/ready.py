"""Promises for a day that the requester names, asked as late as they still hold."""

import datetime
from collections.abc import Iterator

from catalogkit.catalog.clock import Clock, seconds
from catalogkit.catalog.course.steps import Course, end_of
from catalogkit.catalog.course.worst import Moment
from catalogkit.catalog.offsets import DAY
from catalogkit.model.promise import By

ONE_DAY = datetime.timedelta(days=1)


def worst_ready(
    course: Course, clock: Clock, by: By, days: tuple[datetime.date, datetime.date]
) -> Moment | None:
    """The day for which a request at the last moment is most late; None: never is.

    Days on which the clock does not run at all are no such days, nor those for which
    it is too late already. Raises NeverOpen.
    """
    best: Moment | None = None
    first = _local(days[0], datetime.time(), clock)
    for day in _dates(*days):
        begin = _local(day, datetime.time(), clock)
        if not clock.spans(begin, begin + DAY):
            continue
        due = _due(day, by, clock)
        asked = _last(day, due, by, clock)
        if asked < first:
            continue
        spans = course.spans(asked)
        found = Moment(asked, due, end_of(spans, asked), tuple(spans))
        if found.late > (0 if best is None else best.late):
            best = found
    return best


def _dates(first: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    while first < end:
        yield first
        first += ONE_DAY


def _due(day: datetime.date, by: By, clock: Clock) -> int:
    if by.at is None:
        return clock.opens(_local(day, datetime.time(), clock))
    return _local(day, datetime.time.fromisoformat(by.at), clock)


def _last(day: datetime.date, due: int, by: By, clock: Clock) -> int:
    """The last moment to ask: a lead in business days is counted in days."""
    if by.lead.unit != "bd":
        return clock.latest(due, by.lead)
    last = clock.working_day(day, -by.lead.amount)
    begin, end = (
        _local(each, datetime.time(), clock) for each in (last, last + ONE_DAY)
    )
    return clock.spans(begin, end)[-1][1] - 1


def _local(day: datetime.date, time: datetime.time, clock: Clock) -> int:
    return seconds(datetime.datetime.combine(day, time, clock.zone))
