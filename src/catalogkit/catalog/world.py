"""The world in which a request is decided: what is open, and which day it is."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import (
    MONTHS,
    Clock,
    NeverOpen,
    clocks,
    moment,
    seconds,
)
from catalogkit.catalog.offsets import DAY, EPOCH, months_later
from catalogkit.catalog.spans import Span, merged

OFFSET = re.compile(r"([+-]?)([0-9]{1,6})(d|w|bd|mo|y)")
DAYS_OF = {"d": 1, "w": 7}
SATURDAY = 5


@dataclass(frozen=True)
class CalendarWorld:
    """A `World` of the calendars of a catalog at the moment of a submission.

    Days are those of `clock`'s zone, business days its working days.
    """

    clocks: Mapping[str, Clock]
    at: int
    clock: Clock

    def inside(self, calendar: str, moment: str, /) -> bool | None:
        """Whether a moment (UTC, `…Z`) lies in its open time; None: not known."""
        try:
            at = seconds(datetime.datetime.fromisoformat(moment))
            return self.clocks[calendar].is_open(at)
        except (KeyError, ValueError, NeverOpen):
            return None

    def day(self, offset: str, /) -> str:
        """The day of submission moved by +5bd, -30d, +1mo, +1y or 0d; "" if none is.

        Business days are counted as durations are: a day without open time first moves
        to the next working day, to the one before where it counts back.
        """
        match = OFFSET.fullmatch(offset)
        if match is None:
            return ""
        count = int(match[1] + match[2])
        today = moment(self.at, self.clock.zone).date()
        try:
            return self._moved(today, count, match[3]).isoformat()
        except (ValueError, OverflowError, NeverOpen):
            return ""

    def _moved(self, day: datetime.date, count: int, unit: str) -> datetime.date:
        if unit == "bd":
            return self.clock.working_day(day, count)
        if unit in MONTHS:
            local = (day.toordinal() - EPOCH) * DAY
            number = months_later(local, count * MONTHS[unit]) // DAY
            return datetime.date.fromordinal(number + EPOCH)
        return day + datetime.timedelta(days=count * DAYS_OF[unit])


def world(catalog: Catalog, at: int, calendar: str | None = None) -> CalendarWorld:
    """The world at a moment (UTC seconds), with the days of a calendar.

    `calendar` is that of the item's promise. Without one, or where the catalog does not
    have it, days are those of UTC and Monday to Friday are the working days.
    """
    known = clocks(catalog)
    clock = known.get(calendar or "", WEEKDAYS)
    return CalendarWorld(known, at, clock)


def _weekdays(low: int, high: int) -> list[Span]:
    days = range(low // DAY, high // DAY)
    return merged(
        (day * DAY, (day + 1) * DAY) for day in days if (day + 3) % 7 < SATURDAY
    )


WEEKDAYS = Clock("mon-fri", ZoneInfo("UTC"), _weekdays)
"""Open from Monday to Friday, all day, in UTC."""
