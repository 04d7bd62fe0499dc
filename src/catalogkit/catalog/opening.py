"""When a calendar is open: its hours and events, without days off, and combined."""

import datetime
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from catalogkit.catalog.days_off import public_holidays
from catalogkit.catalog.ics import AllEvents
from catalogkit.catalog.offsets import DAY, EPOCH, Offsets, offsets, year_of
from catalogkit.catalog.spans import Span, merged, shared, without
from catalogkit.model.time import DAYS, Calendar

UTC = ZoneInfo("UTC")
MINUTE = 60


def zone_of(calendar: Calendar, calendars: Mapping[str, Calendar]) -> ZoneInfo:
    """The zone of a calendar; of a combined one without its own, of the first listed.

    UTC where none has one.
    """
    seen: set[str] = set()
    each: Calendar | None = calendar
    while each is not None and each.id not in seen:
        if each.time_zone is not None:
            return ZoneInfo(each.time_zone)
        seen.add(each.id)
        names = (*each.any_of, *each.all_of)
        each = calendars.get(names[0]) if names else None
    return UTC


class Opening:
    """When the calendars of a catalog are open.

    Own open time are the weekly hours and the events of `ics`. A shift belongs to the
    day on which it starts. `closed` days have none; working days have the hours of
    their weekday, or of the weekday before it that has some; holidays have none.
    `any_of` adds the open time of others, `all_of` keeps only what others share with
    it (with any own or added open time that it has); of others, holidays and closed
    days take away the whole local day.
    """

    def __init__(self, calendars: Mapping[str, Calendar], events: AllEvents) -> None:
        self._calendars = calendars
        self._events = events

    def of(self, calendar: Calendar, low: int, high: int) -> list[Span]:
        """The open time of a calendar between two moments."""
        return self._of(calendar, low, high, frozenset())

    def _of(
        self, calendar: Calendar, low: int, high: int, inside: frozenset[str]
    ) -> list[Span]:
        if calendar.id in inside:
            return []
        days = _Days(calendar, self._events, zone_of(calendar, self._calendars))
        inside |= {calendar.id}
        window = [(low, high)]
        own = days.spans(low, high)
        others = [
            [self._of(self._calendars[each], low, high, inside) for each in names]
            for names in (calendar.any_of, calendar.all_of)
        ]
        found = merged((*own, *(span for each in others[0] for span in each)))
        if calendar.all_of and not (days.has_own or calendar.any_of):
            found = window
        for each in others[1]:
            found = shared(found, each)
        if calendar.any_of or calendar.all_of:
            found = without(found, days.off(low, high))
        return shared(without(found, days.taken(low, high)), window)


class _Days:
    """The days of one calendar: counted from 1970, local."""

    def __init__(self, calendar: Calendar, events: AllEvents, zone: ZoneInfo) -> None:
        self.calendar = calendar
        self.zone = zone
        self.week = _week(calendar)
        self.closed = _numbers(calendar.closed)
        self.worked = _numbers(calendar.working_days) - self.closed
        holidays = calendar.holidays
        self.dates = _numbers(holidays.dates) if holidays is not None else set()
        named = holidays.ics if holidays is not None else None
        self.work = events.get((calendar.id, calendar.ics or ""))
        self.leave = events.get((calendar.id, named or ""))
        self.has_own = bool(any(self.week) or calendar.ics)

    def spans(self, low: int, high: int) -> list[Span]:
        """Own open time; it may reach over the edges."""
        if not self.has_own:
            return []
        clock, first, last = self._range(low, high)
        free = self._free(first, last)
        found = []
        for day in range(first, last):
            for start, end in self._hours(day, free):
                begin = day * DAY + start * MINUTE
                finish = begin + (end - start + (1440 if end <= start else 0)) * MINUTE
                found.append((clock.utc(begin), clock.utc(finish)))
        if self.work is not None:
            gone = (free - self.worked) | self.closed
            days = self.work.days(first, last) - gone
            found.extend(_whole(day, clock) for day in days)
            timed = self.work.timed(first, last, self.zone)
            found.extend(span for day, span in timed if day not in gone)
        return merged(found)

    def off(self, low: int, high: int) -> list[Span]:
        """The local days on which nothing is open."""
        clock, first, last = self._range(low, high)
        free = (self._free(first, last) - self.worked) | self.closed
        days = (each for each in free if first <= each < last)
        return merged(_whole(day, clock) for day in days)

    def taken(self, low: int, high: int) -> list[Span]:
        """The timed events of holidays."""
        if self.leave is None:
            return []
        _, first, last = self._range(low, high)
        return merged(span for _, span in self.leave.timed(first, last, self.zone))

    def _range(self, low: int, high: int) -> tuple[Offsets, int, int]:
        clock = offsets(self.zone, year_of(low) - 1, year_of(high) + 1)
        return clock, clock.local(low) // DAY - 2, clock.local(high) // DAY + 2

    def _hours(self, day: int, free: set[int]) -> Sequence[tuple[int, int]]:
        if day in self.closed:
            return ()
        if day in self.worked:
            weekday = (day + 3) % 7
            every = (self.week[(weekday - back) % 7] for back in range(7))
            return next((each for each in every if each), ())
        return () if day in free else self.week[(day + 3) % 7]

    def _free(self, first: int, last: int) -> set[int]:
        found = set(self.dates)
        holidays = self.calendar.holidays
        if holidays is not None and holidays.country is not None:
            for year in range(year_of(first * DAY), year_of(last * DAY) + 1):
                found |= public_holidays(holidays.country, holidays.subdivision, year)
        if self.leave is not None:
            found |= self.leave.days(first, last)
        return found


def _whole(day: int, clock: Offsets) -> Span:
    return clock.utc(day * DAY), clock.utc((day + 1) * DAY)


def _week(calendar: Calendar) -> list[tuple[tuple[int, int], ...]]:
    hours: dict[str, tuple[tuple[int, int], ...]] = {}
    for days, spans in calendar.hours.items():
        for day in days:
            hours[day] = (*hours.get(day, ()), *spans)
    return [hours.get(day, ()) for day in DAYS]


def _numbers(days: Sequence[datetime.date]) -> set[int]:
    return {day.toordinal() - EPOCH for day in days}
