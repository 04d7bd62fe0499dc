"""Events of a calendar file: whole days and hours, with their repeats."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from catalogkit.catalog.offsets import DAY, EPOCH
from catalogkit.catalog.recurrence import Repeat
from catalogkit.catalog.spans import Span

Start = tuple[int, int]
"""A local day, counted from 1970, and seconds after its midnight."""


@dataclass(frozen=True)
class Event:
    """One event and its repeats.

    `length` is in days for an event that lasts whole days, else in seconds. Without
    `zone` it is read in that of the calendar. `also` are more starts, `never` those of
    the repeats that do not take place.
    """

    start: Start
    length: int
    whole: bool
    zone: datetime.tzinfo | None = None
    repeat: Repeat | None = None
    also: frozenset[Start] = frozenset()
    never: frozenset[Start] = frozenset()

    def starts(self, first: int, end: int) -> Iterator[Start]:
        """Every start on a day from the first to before the end."""
        day, clock = self.start
        days = [day] if self.repeat is None else self.repeat.days(first, end)
        found = {*((each, clock) for each in days), *self.also, self.start}
        for each in sorted(found - self.never):
            if first <= each[0] < end:
                yield each


@dataclass(frozen=True)
class Events:
    """The events of one file."""

    events: tuple[Event, ...]

    def days(self, first: int, end: int) -> set[int]:
        """The days of events that last whole days, from a day to before another."""
        found: set[int] = set()
        for each in self.events:
            if each.whole:
                for day, _ in each.starts(first - each.length, end):
                    found.update(range(max(day, first), min(day + each.length, end)))
        return found

    def timed(self, first: int, end: int, zone: ZoneInfo) -> Iterator[tuple[int, Span]]:
        """Every other event that may touch these days: its day in a zone, and when."""
        for each in self.events:
            if not each.whole:
                reach = each.length // DAY + 2
                for start in each.starts(first - reach, end + 2):
                    begin = _moment(start, each.zone or zone)
                    yield _day(begin, zone), (begin, begin + each.length)


def _moment(start: Start, zone: datetime.tzinfo) -> int:
    """As RFC 5545 reads a local time: the first of two, and lost ones as if not."""
    day = datetime.date.fromordinal(start[0] + EPOCH)
    clock = datetime.timedelta(seconds=start[1])
    local = datetime.datetime.combine(day, datetime.time()) + clock
    return int(local.replace(tzinfo=zone).timestamp())


def _day(moment: int, zone: ZoneInfo) -> int:
    return datetime.datetime.fromtimestamp(moment, zone).toordinal() - EPOCH
