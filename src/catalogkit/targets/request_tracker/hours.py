"""Calendars as Request Tracker keeps them: one time zone, one week, and days off.

Its days off are dates. So a make-up Saturday is a week with Saturdays, of which all
others are days off; whatever a calendar is made of, only what it comes to counts.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, clocks
from catalogkit.catalog.offsets import DAY, EPOCH, offsets, year_of
from catalogkit.catalog.opening import zone_of
from catalogkit.catalog.spans import Span, merged
from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.model.time import Calendar
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets import lossy

HOURS = "BusinessHours"
DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
WEEK, MINUTE = 7, 60
LONGEST = 28 * DAY
"""So long Request Tracker looks for open time; a day in reserve."""
ROUND_THE_CLOCK = ((0, DAY),)
Spans = tuple[Span, ...]
"""Open time of a local day, in seconds after its midnight."""


@dataclass(frozen=True)
class Week:
    """A calendar as Request Tracker keeps it, for some years.

    `years` are their first day and the one after their last, `days` the hours of Monday
    to Sunday, `ordinary` those of a week without days off or make-up days, `off` the
    days on which nothing is open; days are counted from 1970.
    `other` is the first day from today on that the calendar has otherwise than this.
    """

    name: str
    zone: ZoneInfo
    years: tuple[int, int]
    days: tuple[Spans, ...]
    ordinary: tuple[Spans, ...]
    off: frozenset[int]
    other: tuple[int, Spans] | None = None

    @property
    def never_closes(self) -> bool:
        """Whether it is open around the clock, on every day."""
        return set(self.days) == {ROUND_THE_CLOCK} and not self.off

    def entry(self) -> dict[str, Json]:
        """The entry of %ServiceBusinessHours; weeks begin on Sunday there."""
        found: dict[str, Json] = {}
        for number in range(WEEK):
            weekday = (number - 1) % WEEK
            if self.days[weekday]:
                found[str(number)] = _day(DAYS[weekday], self.days[weekday])
        if self.off:
            found["holidays"] = [_date(day).isoformat() for day in sorted(self.off)]
        return found

    @cached_property
    def clock(self) -> Clock:
        """The clock that Request Tracker goes by."""
        return Clock(self.name, self.zone, self._spans)

    def spans(self, today: int) -> list[Span]:
        """What is open from a day on until the end of its years."""
        return self.clock.spans(today * DAY, self.years[1] * DAY)

    @cached_property
    def reach(self) -> int:
        """The open seconds that it finds from any moment on, as far as it looks."""
        ends = (end for _, end in self.spans(self.years[0]))
        last = {end // DAY: end for end in ends}.values()
        return min((self.clock.worked(end, end + LONGEST) for end in last), default=0)

    def _spans(self, low: int, high: int) -> list[Span]:
        clock = offsets(self.zone, *_years(low, high))
        first, last = clock.local(low) // DAY - 1, clock.local(high) // DAY + 2
        found = []
        for day in range(first, last):
            if day not in self.off:
                for start, end in self.days[weekday_of(day)]:
                    span = clock.utc(day * DAY + start), clock.utc(day * DAY + end)
                    found.append((max(span[0], low), min(span[1], high)))
        return merged(found)


@dataclass(frozen=True)
class Hours:
    """The calendars of a catalog, each as a week."""

    catalog: Catalog
    _weeks: dict[str, Week] = field(default_factory=dict)

    def week(self, name: str) -> Week:
        """A calendar, in that of its time zones in which most days fit."""
        found = self._weeks.get(name)
        if found is None:
            zones = dict.fromkeys(_zones(name, self._calendars))
            every = [self._in(name, zone) for zone in zones]
            best = min(every, key=lambda each: each[0])
            found = self._weeks[name] = best[1]
        return found

    @cached_property
    def _calendars(self) -> dict[str, Calendar]:
        return {each.id: each for each in self.catalog.all(Calendar)}

    @property
    def today(self) -> int:
        """The day on which the catalog is judged, counted from 1970."""
        return self.catalog.today.toordinal() - EPOCH

    @cached_property
    def _years(self) -> tuple[int, int]:
        """Last year, this one and the next."""
        year = self.catalog.today.year
        first, end = datetime.date(year - 1, 1, 1), datetime.date(year + 2, 1, 1)
        return first.toordinal() - EPOCH, end.toordinal() - EPOCH

    def resource(self, name: str) -> Resource:
        """The hours of a calendar, as an entry of %ServiceBusinessHours."""
        body = {"Name": name, **self.week(name).entry()}
        return Resource(Key(HOURS, name), body, place=self._calendars[name].at("id"))

    def unlike(self, name: str) -> Iterator[Diagnostic]:
        """A finding where a calendar is no week with days off, or closed for long."""
        week, place = self.week(name), _cause(self._calendars[name])
        if week.other is not None:
            day, spans = week.other
            message = (
                f"Request Tracker knows one week, one time zone and whole days off,"
                f" and '{name}' is more than that: there,"
                f" {DAYS[weekday_of(day)]}, {_date(day)}, is open"
                f" {_said(week.days[weekday_of(day)])} {week.zone.key}"
                f" instead of {_said(spans)}"
            )
            yield lossy(place, message)
        for before, after in pairwise(week.spans(self.today)):
            if after[0] - before[1] >= LONGEST:
                day = offsets(week.zone, *_years(before[1])).local(before[1]) // DAY
                message = (
                    f"Request Tracker looks 29 days ahead, and '{name}' is closed for"
                    f" longer from {_date(day)} on: what is asked then has no due time"
                )
                yield lossy(place, message)
                return

    def _in(self, name: str, zone: ZoneInfo) -> tuple[int, Week]:
        first, end = self._years
        every = local_days(clocks(self.catalog)[name], zone, first, end)
        days, ordinary = [], []
        for number in range(WEEK):
            mine = every[(number - weekday_of(first)) % WEEK :: WEEK]
            worked = Counter(filter(None, mine)).most_common(1)
            days.append(_whole_minutes(worked[0][0]) if worked else ())
            usual = Counter(mine).most_common(1)[0][0]
            ordinary.append(_whole_minutes(usual))
        off, others = set(), []
        for day, spans in enumerate(every, first):
            wanted = days[weekday_of(day)]
            if wanted and not spans:
                off.add(day)
            elif spans != wanted and day >= self.today:
                others.append((day, spans))
        other = others[0] if others else None
        return len(others), Week(
            name=name,
            zone=zone,
            years=self._years,
            days=tuple(days),
            ordinary=tuple(ordinary),
            off=frozenset(off),
            other=other,
        )


def weekday_of(day: int) -> int:
    """The weekday of a day counted from 1970: Monday is 0."""
    return (day + 3) % WEEK


def local_days(clock: Clock, zone: ZoneInfo, first: int, end: int) -> list[Spans]:
    """What is open on each local day."""
    years = (_date(first).year - 1, _date(end).year + 1)
    local = offsets(zone, *years)
    found: list[list[Span]] = [[] for _ in range(first, end)]
    for low, high in clock.spans(local.utc(first * DAY), local.utc(end * DAY)):
        start, stop = local.local(low), local.local(high)
        while start < stop:
            day = start // DAY
            cut = min(stop, (day + 1) * DAY)
            found[day - first].append((start - day * DAY, cut - day * DAY))
            start = cut
    return [tuple(each) for each in found]


def _years(low: int, high: int | None = None) -> tuple[int, int]:
    return year_of(low) - 1, year_of(low if high is None else high) + 1


def _zones(name: str, calendars: dict[str, Calendar]) -> Iterator[ZoneInfo]:
    """The zone of a calendar, then those of the ones it is made of."""
    waiting, seen = [name], set()
    while waiting:
        each = waiting.pop(0)
        if each in calendars and each not in seen:
            seen.add(each)
            yield zone_of(calendars[each], calendars)
            waiting += [*calendars[each].any_of, *calendars[each].all_of]


def _cause(calendar: Calendar) -> Place:
    ways = ("any_of", "all_of", "ics", "holidays", "hours")
    return calendar.at(next((way for way in ways if getattr(calendar, way)), "id"))


def _day(name: str, spans: Spans) -> Json:
    found: dict[str, Json] = {"Name": name}
    found |= {"Start": _time(spans[0][0]), "End": _time(spans[-1][1])}
    breaks: list[Json] = [
        {"Start": _time(before[1]), "End": _time(after[0])}
        for before, after in pairwise(spans)
    ]
    return found | {"Breaks": breaks} if breaks else found


def _whole_minutes(spans: Spans) -> Spans:
    return tuple(
        (start // MINUTE * MINUTE, -(-end // MINUTE) * MINUTE) for start, end in spans
    )


def _said(spans: Sequence[Span]) -> str:
    return ", ".join(f"{_time(start)}-{_time(end)}" for start, end in spans)


def _time(second: int) -> str:
    hour, minute = divmod(second // MINUTE, 60)
    return f"{hour:02}:{minute:02}"


def _date(day: int) -> datetime.date:
    return datetime.date.fromordinal(day + EPOCH)
