"""The wall clock of a time zone against UTC."""

import datetime
from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from catalogkit.catalog.moments import seconds

DAY = 86400
EPOCH = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Offsets:
    """What the clocks of a zone show in some years.

    `moments` are the changes of the clock in UTC seconds, the first the beginning of
    the years; `shifts` the seconds that local time is ahead of UTC from then on;
    `shown` the latest that the clock has shown before the next change.

    Local time is counted in seconds since 1970-01-01T00:00 on that clock. A clock that
    jumps shows some times never and others twice. Both are read in one way, so that
    later stays later: a local time means the first moment at which the clock shows it
    or a later time, and a moment counts as the latest time shown until then. 02:30 in
    the lost hour is the moment of the jump, 02:30 in the doubled one the first.
    """

    moments: tuple[int, ...]
    shifts: tuple[int, ...]
    shown: tuple[int, ...]

    def local(self, moment: int) -> int:
        """The latest local time that the clock has shown until a moment."""
        index = bisect_right(self.moments, moment) - 1
        if index <= 0:
            return moment + self.shifts[0]
        now = moment + self.shifts[index]
        before = self.shown[index - 1]
        return max(now, before)

    def utc(self, local: int) -> int:
        """The first moment at which the clock shows a local time or a later one."""
        index = bisect_left(self.shown, local)
        moment = local - self.shifts[index]
        return moment if index == 0 else max(moment, self.moments[index])


@lru_cache(maxsize=256)
def offsets(zone: ZoneInfo, first: int, last: int) -> Offsets:
    """The clocks of a zone from the first year to the last, both included."""
    found = [_begin(zone, first)]
    for year in range(first, last + 1):
        found += _changes(zone, year)
    moments = tuple(moment for moment, _ in found)
    shifts = tuple(shift for _, shift in found)
    ends = zip(moments[1:], shifts[:-1], strict=True)
    shown = accumulate((end - 1 + shift for end, shift in ends), max)
    return Offsets(moments, shifts, (*shown, _END))


def local_moment(local: datetime.datetime, zone: datetime.tzinfo) -> int:
    """The first moment, in UTC seconds, at which a zone's clock shows a time or later.

    Raises OverflowError for a moment outside the years that a zone knows.
    """
    if not isinstance(zone, ZoneInfo):
        return seconds(local.replace(tzinfo=zone))
    shown = (local.toordinal() - EPOCH) * DAY + local.hour * 3600
    shown += local.minute * 60 + local.second
    years = max(local.year - 1, 2), min(local.year + 1, 9998)
    return offsets(zone, *years).utc(shown)


def start_of(year: int) -> int:
    """The beginning of a year in UTC."""
    return (datetime.date(year, 1, 1).toordinal() - EPOCH) * DAY


def year_of(moment: int) -> int:
    """The year of a moment in UTC."""
    return datetime.date.fromordinal(moment // DAY + EPOCH).year


def months_later(local: int, count: int) -> int:
    """A local time so many months later; a day that is missing there is the last."""
    number, clock = divmod(local, DAY)
    day = datetime.date.fromordinal(number + EPOCH)
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    moved = datetime.date(year, month + 1, min(day.day, last))
    return (moved.toordinal() - EPOCH) * DAY + clock


_END = start_of(9999)


def _begin(zone: ZoneInfo, year: int) -> tuple[int, int]:
    moment = start_of(year)
    return moment, _shift(zone, moment)


@lru_cache(maxsize=2048)
def _changes(zone: ZoneInfo, year: int) -> tuple[tuple[int, int], ...]:
    """The changes of the clock within a year: when, and the seconds from then on."""
    found = []
    low, end = start_of(year), start_of(year + 1)
    before = _shift(zone, low)
    while low < end:
        high = min(low + DAY, end)
        after = _shift(zone, high)
        if after != before:
            found.append((_change(zone, low, high), after))
        low, before = high, after
    return tuple(found)


def _change(zone: ZoneInfo, low: int, high: int) -> int:
    before = _shift(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        if _shift(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _shift(zone: ZoneInfo, moment: int) -> int:
    found = datetime.datetime.fromtimestamp(moment, zone).utcoffset()
    return int(found.total_seconds()) if found is not None else 0
