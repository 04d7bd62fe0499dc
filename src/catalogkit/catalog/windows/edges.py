"""The edges of a freeze that comes back every week, month, quarter or year."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from catalogkit.catalog.clock import Clock, NeverOpen
from catalogkit.catalog.offsets import DAY, EPOCH, months_later
from catalogkit.catalog.spans import Span
from catalogkit.catalog.windows.zones import midnight
from catalogkit.model.duration import MINUTES, Duration, duration
from catalogkit.model.plan import EDGE, Recurring

ONE = datetime.timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"m": 1, "h": 1, "d": 1, "bd": 4, "w": 7, "mo": 31, "y": 366}
"""An edge lies at most so many days from its period, for each of its unit."""
FARTHEST = 3660
Period = tuple[datetime.date, datetime.date]
"""The first day and the last."""


def periodic(
    when: Recurring, clock: Clock | None, zone: datetime.tzinfo, between: Span
) -> Iterator[Span]:
    """The times of a freeze with `every`, of all periods that may touch a span."""
    edges = when.from_, when.to
    if when.every is None or None in edges:
        return
    far = datetime.timedelta(days=max(_reach(each) for each in edges if each) + 40)
    first, last = (_day(each, zone) for each in between)
    counted = _Counted(clock or WEEKDAYS, zone)
    for period in _periods(when.every, first - far, last + far):
        try:
            start = counted.edge(when.from_ or "", period, closing=False)
            end = counted.edge(when.to or "", period, closing=True)
        except (NeverOpen, OverflowError, ValueError):
            continue
        yield start, end


@dataclass(frozen=True)
class _Counted:
    """Edges counted by a clock: whole days, unless hours or minutes are counted.

    Business days are counted as everywhere: a day that is none first moves to the next
    one, to the one before where it counts back.
    """

    clock: Clock
    zone: datetime.tzinfo

    def edge(self, text: str, period: Period, *, closing: bool) -> int:
        match = EDGE.fullmatch(text)
        if match is None:
            message = f"'{text}' is no edge of a period"
            raise ValueError(message)
        day = period[0] if match[1] == "start" else period[1]
        if match[3] is None:
            return midnight(day + ONE * closing, self.zone)
        time, sign = duration(match[3]), -1 if match[2] == "-" else 1
        if time.unit in {"m", "h"}:
            begin = midnight(day + ONE * (match[1] == "end"), self.zone)
            return self._further(begin, time, sign)
        return midnight(self._day(day, time, sign) + ONE * closing, self.zone)

    def _day(self, day: datetime.date, time: Duration, sign: int) -> datetime.date:
        count = sign * time.amount
        if time.unit == "bd":
            return self.clock.working_day(day, count)
        if time.unit in {"mo", "y"}:
            local = (day.toordinal() - EPOCH) * DAY
            moved = months_later(local, count * (12 if time.unit == "y" else 1))
            return datetime.date.fromordinal(moved // DAY + EPOCH)
        return day + datetime.timedelta(minutes=count * MINUTES[time.unit])

    def _further(self, begin: int, time: Duration, sign: int) -> int:
        if time.elapsed:
            return begin + sign * time.amount * MINUTES[time.unit] * 60
        if sign > 0:
            return self.clock.add(begin, time)
        return self.clock.latest(begin, time)


def _periods(every: str, first: datetime.date, last: datetime.date) -> Iterator[Period]:
    if every == "week":
        begin = first - ONE * first.weekday()
        while begin <= last:
            yield begin, begin + ONE * 6
            begin += ONE * 7
        return
    months = MONTHS[every]
    begin = first.replace(day=1, month=(first.month - 1) // months * months + 1)
    while begin <= last:
        after = begin.year * 12 + begin.month - 1 + months
        following = datetime.date(after // 12, after % 12 + 1, 1)
        yield begin, following - ONE
        begin = following


def _reach(edge: str) -> int:
    match = EDGE.fullmatch(edge)
    if match is None or match[3] is None:
        return 0
    time = duration(match[3])
    return min(time.amount * DAYS[time.unit], FARTHEST)


def _day(moment: int, zone: datetime.tzinfo) -> datetime.date:
    return datetime.datetime.fromtimestamp(moment, zone).date()


def _weekdays(low: int, high: int) -> list[Span]:
    days = range(low // DAY, -(-high // DAY))
    return [(day * DAY, (day + 1) * DAY) for day in days if (day + 3) % 7 < 5]  # noqa: PLR2004 - five days of a week


WEEKDAYS = Clock("weekdays", ZoneInfo("UTC"), _weekdays)
"""Monday to Friday: business days where nobody says of which calendar."""
