"""Clocks that run while a calendar is open: when time is over, and how much has passed.

Moments are whole seconds since 1970-01-01T00:00Z; `seconds` and `moment` convert them.
"""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock_years import (
    FIRST,
    FOREVER,
    HORIZON,
    LAST,
    NeverOpen,
    Years,
)
from catalogkit.catalog.moments import moment, seconds
from catalogkit.catalog.offsets import DAY, EPOCH, months_later, start_of
from catalogkit.catalog.opening import Opening, zone_of
from catalogkit.catalog.spans import Span, merged, shared
from catalogkit.model.duration import MINUTES, Duration
from catalogkit.model.time import Calendar

__all__ = [
    "ALWAYS",
    "FOREVER",
    "Clock",
    "Clocks",
    "NeverOpen",
    "clocks",
    "moment",
    "seconds",
]

BY_THE_WALL = frozenset({"d", "w"})
MONTHS = {"mo": 1, "y": 12}
WORK = {"m": 60, "h": 3600}


class Clock:
    """The clock of one calendar.

    A moment is open from the opening on and no longer at the closing. The table behind
    it grows by years as they are asked for. Every method raises NeverOpen where the
    calendar does not open again within five years, or where the years 1900 to 2199 do
    not hold the answer.
    """

    def __init__(
        self, name: str, zone: ZoneInfo, spans: Callable[[int, int], Sequence[Span]]
    ) -> None:
        self.name = name
        self.zone = zone
        self._years = Years(name, zone, spans)

    def add(self, start: int, time: Duration, pauses: Sequence[Span] = ()) -> int:
        """When a time that starts to run is over: its due moment.

        Minutes and hours: the first moment by which so much open time has passed;
        no time at all is over at once. Business days: a moment outside working time
        first moves to the next opening; then the same local time that many working days
        later, in a break the end of that break, at latest the closing. A working day is
        a local day with open time. Elapsed time and months go by the wall clock; a
        month without that day ends on its last one.

        The due moment moves by what lies of the pauses before it, pauses in any order:
        by their open seconds, or all of them for times by the wall clock.
        """
        due = self._due(start, time)
        return self._paused(start, due, time, pauses) if pauses else due

    def worked(self, start: int, end: int, pauses: Sequence[Span] = ()) -> int:
        """Open seconds from a moment to a later one, without those in pauses."""
        if end <= start:
            return 0
        found = self._years.between(start, end)
        total = found.passed(end) - found.passed(start)
        for low, high in shared(merged(pauses), [(start, end)]):
            total -= found.passed(high) - found.passed(low)
        return total

    def latest(self, due: int, time: Duration) -> int:
        """The latest start from which a time is over by a moment."""
        if time.elapsed or time.unit in BY_THE_WALL:
            return due - seconds_of(time)
        if time.unit not in MINUTES:
            return self._searched(due, time)
        if time.amount == 0:
            return due
        found = self._years.between(due, due)
        while True:
            start = found.left(found.passed(due) - seconds_of(time))
            if start is not None:
                return start
            found = self._years.before(found, due)

    def opens(self, at: int) -> int:
        """The first open moment at or after one."""
        found = self._years.between(at, at)
        while True:
            start = found.opens(at)
            if start is not None:
                return start
            found = self._years.after(found, at)

    def closes(self, at: int) -> int:
        """The end of the open interval that holds a moment; itself where it is closed.

        FOREVER, if it stays open for more than five years.
        """
        found = self._years.between(at, at)
        while True:
            end = found.closes(at)
            if end < found.high:
                return end
            if end - at > HORIZON or found.end == LAST:
                return FOREVER
            found = self._years.after(found, at)

    def is_open(self, at: int) -> bool:
        """Whether a moment is open."""
        return self._years.between(at, at).closes(at) > at

    def spans(self, start: int, end: int) -> list[Span]:
        """The open intervals between two moments, cut at them."""
        return self._years.between(start, end).within(start, end) if start < end else []

    def edges(self, start: int, end: int) -> Iterator[int]:
        """Every opening and closing from a moment to another, both included."""
        for span in self.spans(start - 1, end + 1):
            yield from (edge for edge in span if start <= edge <= end)

    def working_day(self, day: datetime.date, count: int) -> datetime.date:
        """The working day so many after a day, or before it (a count below 0).

        A day that is none first moves to the next one; to the one before, if it counts
        back.
        """
        number = day.toordinal() - EPOCH
        found = self._years.between((number - 1) * DAY, (number + 2) * DAY)
        while True:
            if count >= 0:
                index = bisect_left(found.days, number) + count
            else:
                index = bisect_right(found.days, number) - 1 + count
            if 0 <= index < len(found.days):
                return datetime.date.fromordinal(found.days[index] + EPOCH)
            grow = self._years.before if index < 0 else self._years.after
            found = grow(found, number * DAY)

    def _due(self, start: int, time: Duration) -> int:
        unit, amount = time.unit, time.amount
        if time.elapsed or unit in BY_THE_WALL:
            return start + seconds_of(time)
        if unit == "bd":
            return self._business(start, amount)
        if unit in MONTHS:
            return self._months(start, amount * MONTHS[unit])
        return self._further(start, amount * WORK[unit])

    def _further(self, start: int, count: int) -> int:
        if count <= 0:
            return start
        found = self._years.between(start, start)
        due = found.after(start, count)
        while due is None:
            found = self._years.after(found, start)
            due = found.after(start, count)
        return due

    def _business(self, start: int, count: int) -> int:
        found = self._years.between(start, start)
        at = found.opens(start)
        if at is None:
            at = self.opens(start)
            found = self._years.between(at, at)
        if count == 0:
            return at
        day, clock = divmod(found.offsets.local(at), DAY)
        while day < found.whole_days[0]:
            found = self._years.before(found, at)
        index = bisect_left(found.days, day) + count
        while index >= len(found.days):
            found = self._years.after(found, at)
        return found.on_day(index, clock)

    def _months(self, start: int, count: int) -> int:
        found = self._years.between(start, start)
        local = months_later(found.offsets.local(start), count)
        return self._years.between(start, local + DAY).offsets.utc(local)

    def _paused(
        self, start: int, due: int, time: Duration, pauses: Sequence[Span]
    ) -> int:
        by_the_wall = time.elapsed or time.unit in {*BY_THE_WALL, *MONTHS}
        for low, high in merged(pauses):
            if low >= due:
                break
            begin = max(low, start)
            if begin >= high:
                continue
            if by_the_wall:
                due += high - begin
            else:
                due = self._further(due, self.worked(begin, high))
        return due

    def _searched(self, due: int, time: Duration) -> int:
        """The last start that is in time: `add` never falls as the start rises."""
        low, high, step = due, due + 1, DAY
        while self._is_late(low, due, time):
            low, high, step = low - step, low, step * 2
        while high - low > 1:
            middle = (low + high) // 2
            if self._is_late(middle, due, time):
                high = middle
            else:
                low = middle
        return low

    def _is_late(self, start: int, due: int, time: Duration) -> bool:
        if start < start_of(FIRST):
            raise NeverOpen(self.name, start)
        try:
            return self._due(start, time) > due
        except NeverOpen:
            return True


def seconds_of(time: Duration) -> int:
    """The seconds of a time in minutes, hours, days or weeks."""
    return time.amount * MINUTES[time.unit] * 60


class Clocks(Mapping[str, Clock]):
    """The clock of each calendar of a catalog, by its id."""

    def __init__(self, catalog: Catalog) -> None:
        self._calendars = {each.id: each for each in catalog.all(Calendar)}
        self._events = catalog.events
        self._made: dict[str, Clock] = {}

    def __getitem__(self, name: str) -> Clock:
        """The clock of a calendar. Raises KeyError where there is none."""
        found = self._made.get(name)
        if found is None:
            calendar = self._calendars[name]
            spans = Opening(self._calendars, self._events)
            zone = zone_of(calendar, self._calendars)
            found = Clock(name, zone, partial(spans.of, calendar))
            self._made[name] = found
        return found

    def __iter__(self) -> Iterator[str]:
        """The ids, in order."""
        return iter(self._calendars)

    def __len__(self) -> int:
        """How many calendars there are."""
        return len(self._calendars)


_CLOCKS: WeakKeyDictionary[Catalog, Clocks] = WeakKeyDictionary()


def clocks(catalog: Catalog) -> Clocks:
    """The clocks of a catalog, made once."""
    found = _CLOCKS.get(catalog)
    if found is None:
        found = _CLOCKS[catalog] = Clocks(catalog)
    return found


def _always(start: int, end: int) -> list[Span]:
    return [(start, end)]


ALWAYS = Clock("24x7", ZoneInfo("UTC"), _always)
"""Open around the clock, in UTC."""
