"""Recurrence rules of iCalendar (RFC 5545), of freezes and planned work."""

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from catalogkit.catalog.ics import read_events
from catalogkit.catalog.ics_events import NotReadable
from catalogkit.catalog.offsets import EPOCH, year_of
from catalogkit.catalog.windows.zones import FIRST, LAST

if TYPE_CHECKING:
    from dateutil.rrule import rrulebase

UNTIL = re.compile(r"(?<=UNTIL=)(\d{8})(T\d{6})?(Z?)", re.IGNORECASE)
NOWHERE = re.compile(r"INTERVAL=[+-]?0*(?![0-9])", re.IGNORECASE)
FAR = 60 * 366
"""A rule that does not come within so many days never comes."""
Local = datetime.datetime
"""A time on the clock of some place, without an offset."""


@lru_cache(maxsize=1024)
def fault(rule: str, first: Local) -> str:
    """Why a recurrence rule cannot be used, "" where it can."""
    if "\n" in rule or "\r" in rule:
        return "a recurrence rule is one line"
    reason = _reason(rule, first)
    wanted = f"'{rule}' is no recurrence rule such as FREQ=YEARLY"
    return f"{wanted}: {reason}" if reason else ""


def starts(
    rule: str, first: Local, zone: datetime.tzinfo, between: tuple[Local, Local]
) -> tuple[Local, ...]:
    """The first time, and those at which a rule repeats it, from one to before another.

    The first time counts, also where the rule would not name it.
    """
    if fault(rule, first):
        return ()
    return _starts(_localised(rule, zone), first, between)


def sayable(rule: str, first: Local, zone: datetime.tzinfo | None) -> str | None:
    """The rule as RFC 5545 wants it beside a start in a zone, or without one: on days.

    None where it cannot be said so, or where it does not name the first time itself.
    """
    end = UNTIL.search(rule)
    if fault(rule, first) or (zone is None and end and end[3]):
        return None
    local = _localised(rule, zone or datetime.UTC)
    if not _dates(local, first).between(first, first, inc=True):
        return None

    def ended(match: re.Match[str]) -> str:
        if zone is None:
            return match[1]
        if _is_far(match[1]):
            return f"{match[0]}Z"
        moment = datetime.datetime.strptime(match[0], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - it floats
        utc = moment.replace(tzinfo=zone).astimezone(datetime.UTC)
        return f"{utc:%Y%m%dT%H%M%SZ}"

    return UNTIL.sub(ended, local)


@lru_cache(maxsize=1024)
def _starts(rule: str, first: Local, between: tuple[Local, Local]) -> tuple[Local, ...]:
    low, high = between
    found = _dates(rule, first).between(low, high, inc=True)
    return tuple(sorted(each for each in {first, *found} if low <= each < high))


def _dates(rule: str, first: Local) -> "rrulebase":
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - few catalogs have rules

    return rrulestr(rule, dtstart=first)


def _reason(rule: str, first: Local) -> str:
    if NOWHERE.search(rule):
        return "an interval of nothing"
    if not year_of(FIRST) <= first.year < year_of(LAST):
        return f"it begins in the year {first.year}"
    start = f"DTSTART:{first:%Y%m%dT%H%M%S}"
    lines = "BEGIN:VCALENDAR", "BEGIN:VEVENT", start, "DURATION:PT1H", f"RRULE:{rule}"
    whole = "\r\n".join((*lines, "END:VEVENT", "END:VCALENDAR", ""))
    try:
        (event,) = read_events(whole.encode()).events
        _dates(_localised(rule, datetime.UTC), first)
    except NotReadable as error:
        return str(error).rpartition(": ")[2] or "it cannot be read"
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        return str(error) or "it cannot be read"
    day = first.toordinal() - EPOCH
    comes = event.repeat is not None and any(event.repeat.days(day, day + FAR))
    return "" if comes else "it never comes"


def _localised(rule: str, zone: datetime.tzinfo) -> str:
    """The rule with its end on the clock of the zone; a day ends at midnight."""

    def local(match: re.Match[str]) -> str:
        day, clock, utc = match[1], match[2] or "T235959", match[3]
        if not utc or _is_far(day):
            return f"{day}{clock}"
        moment = datetime.datetime.strptime(f"{day}{clock}+0000", "%Y%m%dT%H%M%S%z")
        return f"{moment.astimezone(zone):%Y%m%dT%H%M%S}"

    return UNTIL.sub(local, rule)


def _is_far(day: str) -> bool:
    """Whether a day lies where no zone need be asked: people write 99991231."""
    return not "1901" < day[:4] < "2200"
