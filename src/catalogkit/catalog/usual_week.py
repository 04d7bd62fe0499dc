"""Moments of an ordinary week: for examples that people can follow in their heads."""

import datetime
from collections import Counter
from functools import lru_cache
from zoneinfo import ZoneInfo

from catalogkit.catalog.clock import Clock, NeverOpen, moment, seconds

WEEKS = 12
"""So many weeks are looked at to see which is ordinary."""
TEN, LATE = datetime.time(10), datetime.time(22)
BEFORE_CLOSING = 90 * 60
TUESDAY, SATURDAY = 1, 5
ALL_WEEK = ((0, 7 * 24 * 60),)
Week = tuple[tuple[int, int], ...]
"""The open time of a week, in local minutes since its Monday began."""


@lru_cache(maxsize=256)
@lru_cache(maxsize=64)
def usual_moments(clock: Clock, today: datetime.date) -> tuple[datetime.datetime, ...]:
    """Two moments of the next ordinary week: on a quiet morning, and before it ends.

    Ordinary is the week that most of the coming ones look like, if the one behind it
    looks so too. No moments where the calendar does not open.
    """
    try:
        return _moments(clock, today + datetime.timedelta(days=7 - today.weekday()))
    except NeverOpen:
        return ()


def _moments(clock: Clock, monday: datetime.date) -> tuple[datetime.datetime, ...]:
    starts = [monday + datetime.timedelta(weeks=number) for number in range(WEEKS + 1)]
    weeks = [_week(clock, each) for each in starts]
    ((usual, _),) = Counter(filter(None, weeks)).most_common(1) or (((), 0),)
    if not usual:
        raise NeverOpen(clock.name, seconds(_local(monday, TEN, clock.zone)))
    calm = [n for n in range(WEEKS) if weeks[n] == weeks[n + 1] == usual]
    first = starts[calm[0] if calm else weeks.index(usual)]
    if usual == ALL_WEEK:
        days = (TUESDAY, TEN), (SATURDAY, LATE)
        return tuple(
            _local(first + datetime.timedelta(days=day), time, clock.zone)
            for day, time in days
        )
    return _morning(clock, first), _evening(clock, first)


def _week(clock: Clock, monday: datetime.date) -> Week:
    start = _local(monday, datetime.time(), clock.zone)
    end = _local(monday + datetime.timedelta(weeks=1), datetime.time(), clock.zone)
    return tuple(
        (_minutes(monday, clock, low), _minutes(monday, clock, high))
        for low, high in clock.spans(seconds(start), seconds(end))
    )


def _minutes(monday: datetime.date, clock: Clock, second: int) -> int:
    at = moment(second, clock.zone)
    return (at.date() - monday).days * 24 * 60 + at.hour * 60 + at.minute


def _morning(clock: Clock, monday: datetime.date) -> datetime.datetime:
    """Ten o'clock on Tuesday, if that is open; else when it opens from then on."""
    ten = _local(monday + datetime.timedelta(days=TUESDAY), TEN, clock.zone)
    return moment(clock.opens(seconds(ten)), clock.zone)


def _evening(clock: Clock, monday: datetime.date) -> datetime.datetime:
    """An hour and a half before the week ends."""
    end = _local(monday + datetime.timedelta(weeks=1), datetime.time(), clock.zone)
    low, high = clock.spans(seconds(end) - 7 * 24 * 3600, seconds(end))[-1]
    return moment(max(low, high - BEFORE_CLOSING), clock.zone)


def _local(
    day: datetime.date, time: datetime.time, zone: ZoneInfo
) -> datetime.datetime:
    return datetime.datetime.combine(day, time, zone)
