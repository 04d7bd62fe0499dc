"""What conditions ask of the world: working hours, and the day of submission."""

import calendar
import datetime
from dataclasses import dataclass, field

from catalogkit.catalog.clock import Clock, Clocks, NeverOpen, moment, seconds


@dataclass(frozen=True, slots=True)
class Submitted:
    """The world at the moment of a submission; `clock` counts its days.

    The day of submission is the one of the clock's time zone, and business days are
    its working days.
    """

    clocks: Clocks
    clock: Clock
    at: int
    _days: dict[str, str] = field(default_factory=dict)

    def inside(self, name: str, text: str, /) -> bool | None:
        """Whether a moment lies in the working hours of a calendar; None: not known."""
        try:
            when = datetime.datetime.fromisoformat(text)
            return self.clocks[name].is_open(seconds(when))
        except (KeyError, ValueError, NeverOpen):
            return None

    def day(self, offset: str, /) -> str:
        """The day of submission moved; "" where there is no such day."""
        if offset not in self._days:
            try:
                self._days[offset] = self._day(offset).isoformat()
            except (ValueError, OverflowError, NeverOpen):
                self._days[offset] = ""
        return self._days[offset]

    def _day(self, offset: str) -> datetime.date:
        day = moment(self.at, self.clock.zone).date()
        amount, unit = int(offset.rstrip("bdmoy")), offset.lstrip("+-0123456789")
        match unit:
            case "bd" if amount:
                return self.clock.working_day(day, amount)
            case "mo":
                return _months(day, amount)
            case "y":
                return _months(day, 12 * amount)
        return day + datetime.timedelta(days=amount)


def _months(day: datetime.date, amount: int) -> datetime.date:
    months = day.year * 12 + day.month - 1 + amount
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))
