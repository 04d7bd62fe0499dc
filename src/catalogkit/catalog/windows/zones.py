"""Where the times of freezes and planned work are read."""

import datetime

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, clocks, seconds
from catalogkit.catalog.offsets import DAY, start_of
from catalogkit.model.plan import Freeze, ScheduledWork

FIRST, LAST = start_of(1970) + DAY, start_of(2190)
"""Plans are known between these moments."""


def clock_of(catalog: Catalog, freeze: Freeze) -> Clock | None:
    """The clock of a freeze, if it names one."""
    name = freeze.when.calendar
    return None if name is None else clocks(catalog).get(str(name))


def zone_of(catalog: Catalog, work: ScheduledWork) -> datetime.tzinfo:
    """The zone of a work's calendar; else the offset that its window has."""
    name = work.window.calendar
    clock = None if name is None else clocks(catalog).get(str(name))
    return clock.zone if clock else work.window.from_.tzinfo or datetime.UTC


def aware(moment: datetime.datetime, zone: datetime.tzinfo) -> datetime.datetime:
    """A moment; one without an offset is read in a zone.

    As RFC 5545 reads local times: the first of two, and lost ones as if the clock had
    not jumped.
    """
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def exact(moment: datetime.datetime, zone: datetime.tzinfo) -> int:
    """A moment in seconds, see `aware`; of other ages the nearest that is known."""
    return min(max(seconds(aware(moment, zone)), FIRST), LAST)


def midnight(day: datetime.date, zone: datetime.tzinfo) -> int:
    """The beginning of a day in a zone."""
    return exact(datetime.datetime.combine(day, datetime.time()), zone)
