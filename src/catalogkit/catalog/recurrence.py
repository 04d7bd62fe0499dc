"""The days on which an event repeats (RFC 5545, RRULE)."""

import datetime
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from catalogkit.catalog.offsets import EPOCH

WEEK = 7


@dataclass(frozen=True)
class Repeat:
    """A rule that repeats every so many days, weeks, months or years.

    Days are counted from 1970. `weekdays` are pairs of which one in its month or year,
    from the end where it is negative, 0 for each, and the day of the week from 0 for
    Monday. `positions` are those to keep of the days of each period. `until` is the
    last day that may be one.
    """

    start: int
    every: str
    interval: int = 1
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weekdays: frozenset[tuple[int, int]] = frozenset()
    positions: frozenset[int] = frozenset()
    week_start: int = 0
    until: int | None = None

    def days(self, first: int, end: int) -> Iterator[int]:
        """The days from a day to before another, in order."""
        first = max(first, self.start)
        end = end if self.until is None else min(end, self.until + 1)
        if first >= end:
            return
        if not self.positions:
            yield from (day for day in range(first, end) if self._fits(day))
            return
        for day in self._placed(first, end):
            if first <= day < end:
                yield day

    def _placed(self, first: int, end: int) -> Iterator[int]:
        """Of each period that lies partly between, the days at the positions."""
        whole = range(self._begin(first), end + _LONGEST)
        for period, days in groupby(whole, lambda day: self._period(_date(day), day)):
            if period > self._period(_date(end), end):
                return
            fitting = [day for day in days if self._fits(day)]
            for index, day in enumerate(fitting, start=1):
                if not self.positions.isdisjoint({index, index - len(fitting) - 1}):
                    yield day

    def _begin(self, day: int) -> int:
        period = self._period(_date(day), day)
        while self._period(_date(day - 1), day - 1) == period:
            day -= 1
        return day

    def _period(self, date: datetime.date, day: int) -> int:
        match self.every:
            case "YEARLY":
                return date.year
            case "MONTHLY":
                return date.year * 12 + date.month
            case "WEEKLY":
                return (day + 3 - self.week_start) // WEEK
        return day

    def _fits(self, day: int) -> bool:
        date = _date(day)
        begin = self._period(_date(self.start), self.start)
        if (self._period(date, day) - begin) % self.interval:
            return False
        if self.months and date.month not in self.months:
            return False
        if self.month_days:
            length = monthrange(date.year, date.month)[1]
            if self.month_days.isdisjoint({date.day, date.day - length - 1}):
                return False
        if self.year_days:
            number, length = _of_year(date)
            if self.year_days.isdisjoint({number, number - length - 1}):
                return False
        return not self.weekdays or self._is_weekday(date)

    def _is_weekday(self, date: datetime.date) -> bool:
        weekday = date.weekday()
        if (0, weekday) in self.weekdays:
            return True
        if self.every in {"DAILY", "WEEKLY"}:
            return any(weekday == each for _, each in self.weekdays)
        if self.every == "YEARLY" and not self.months:
            number, length = _of_year(date)
        else:
            number, length = date.day, monthrange(date.year, date.month)[1]
        places = {(number - 1) // WEEK + 1, -((length - number) // WEEK + 1)}
        return any((place, weekday) in self.weekdays for place in places)


def implied(rule: Repeat) -> Repeat:
    """The rule with what it does not say: the weekday or the day of its start."""
    if rule.month_days or rule.year_days or rule.weekdays:
        return rule
    date = _date(rule.start)
    match rule.every:
        case "WEEKLY":
            return replace(rule, weekdays=frozenset({(0, date.weekday())}))
        case "MONTHLY" | "YEARLY":
            months = rule.months
            if rule.every == "YEARLY":
                months = months or frozenset({date.month})
            return replace(rule, months=months, month_days=frozenset({date.day}))
    return rule


_LONGEST = 367


def _date(day: int) -> datetime.date:
    return datetime.date.fromordinal(day + EPOCH)


def _of_year(date: datetime.date) -> tuple[int, int]:
    return date.timetuple().tm_yday, 366 if isleap(date.year) else 365
