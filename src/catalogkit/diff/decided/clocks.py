"""What a changed calendar does to due times: its holidays, hours, make-up days."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, NeverOpen, clocks, moment
from catalogkit.catalog.moments import seconds
from catalogkit.catalog.promises import everywhere, place
from catalogkit.decision import Moment
from catalogkit.diff.compare import Comparison
from catalogkit.diff.spelling import spelled
from catalogkit.model.base import Entity
from catalogkit.model.duration import Duration
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.time import Calendar
from catalogkit.redecided import Shifted

HOUR = 3600
YEAR = 366 * 24


def shifts(comparison: Comparison) -> Iterator[Shifted]:
    """Promises in the same words that are due at other moments."""
    changed = _changed(comparison)
    if not changed:
        return
    due = cache(lambda calendar, time: _shift(comparison, calendar, time))
    for item in comparison.new.items():
        for name, calendar, time in _times(comparison.new, item):
            if calendar in changed and calendar in _calendars(comparison.old):
                found = due(calendar, time)
                if found is not None:
                    where = place(item, name)
                    start, old, new = found.moments
                    yield Shifted(
                        item.id, calendar, spelled(time), start, old, new,
                        found.share, where,
                    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shift:
    """How much of the year is due otherwise, and where it moves most, in seconds."""

    share: float
    start: int
    old: int
    new: int
    clock: Clock

    @property
    def moments(self) -> tuple[Moment, Moment, Moment]:
        """When it is asked, and when it was and is due, by the calendar's own time."""
        zone = self.clock.zone
        return (
            moment(self.start, zone), moment(self.old, zone), moment(self.new, zone),
        )  # fmt: skip


def _changed(comparison: Comparison) -> set[str]:
    """The calendars that run otherwise, by themselves or by those they are made of."""
    found = {
        each.address.entity.partition(":")[2]
        for each in comparison.differences
        if each.address.entity.startswith("calendar:") and _is_clock(each.address.route)
    }
    size = -1
    while found and len(found) != size:
        size = len(found)
        for each in comparison.new.all(Calendar):
            if not found.isdisjoint({*each.any_of, *each.all_of}):
                found.add(each.id)
    return found


def _is_clock(route: tuple[str, ...]) -> bool:
    """Whether a fact of a calendar is one by which time is counted."""
    return (
        bool(route)
        and route[0] in Calendar.model_fields.keys() | {"events"}
        and (route[0] not in Entity.model_fields)
    )


def _calendars(catalog: Catalog) -> set[str]:
    return {*catalog.entities.get("calendar", {})}


def _times(catalog: Catalog, item: ServiceItem) -> Iterator[tuple[str, str, Duration]]:
    """Every time that an item promises, with its path and its calendar."""
    seen: set[tuple[str, Duration]] = set()
    for name, promise in everywhere(item):
        found = [
            (promise.calendar, case.is_)
            for cases in (promise.respond, promise.fulfil)
            for case in cases or ()
        ]
        if promise.use is not None:
            for target in catalog[promise.use].targets.values():
                clock = promise.calendar or target.calendar
                found += [(clock, t) for t in (target.respond, target.fulfil) if t]
        for calendar, time in found:
            if calendar is not None and isinstance(time, Duration):
                key = str(calendar), time
                if key not in seen:
                    seen.add(key)
                    yield name, *key


def _shift(comparison: Comparison, calendar: str, time: Duration) -> _Shift | None:
    """Every hour of the next twelve months on both clocks."""
    old, new = (clocks(each)[calendar] for each in (comparison.old, comparison.new))
    midnight = datetime.time(tzinfo=new.zone)
    begin = seconds(datetime.datetime.combine(comparison.new.today, midnight))
    opened, moved, worst = 0, 0, None
    for hour in range(YEAR):
        start = begin + hour * HOUR
        try:
            is_open = old.opens(start) == start or new.opens(start) == start
            one, other = old.add(start, time), new.add(start, time)
        except NeverOpen:
            return None
        opened += is_open
        if one != other:
            moved += is_open
            if worst is None or abs(other - one) > abs(worst[2] - worst[1]):
                worst = start, one, other
    if worst is None:
        return None
    return _Shift(moved / opened if opened else 0.0, *worst, new)
