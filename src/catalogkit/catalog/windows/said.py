"""Times of plans in words: on the clock of the work, with its offset from UTC."""

import datetime

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.moments import moment
from catalogkit.catalog.windows.collisions import Collision
from catalogkit.catalog.windows.free import next_free
from catalogkit.catalog.windows.zones import clock_of, zone_of
from catalogkit.model.plan import Freeze, ScheduledWork


def span_told(start: int, end: int, zone: datetime.tzinfo) -> str:
    """From a moment to another: "2026-12-10 22:00 to 23:30 +08:00"."""
    first, last = moment(start, zone), moment(end, zone)
    begin = f"{first:%Y-%m-%d %H:%M}"
    if first.utcoffset() != last.utcoffset():
        begin += f" {_offset(first)}"
    same = first.date() == last.date()
    until = f"{last:%H:%M}" if same else f"{last:%Y-%m-%d %H:%M}"
    return f"{begin} to {until} {_offset(last)}"


def moment_told(at: int, zone: datetime.tzinfo) -> str:
    """A moment: "2026-12-10 22:00 +08:00"."""
    found = moment(at, zone)
    return f"{found:%Y-%m-%d %H:%M} {_offset(found)}"


def overlap_told(catalog: Catalog, collision: Collision) -> str:
    """When a collision is; also on the clock of the other plan where that differs."""
    zone = zone_of(catalog, collision.work)
    start, end = collision.start, collision.end
    told = span_told(start, end, zone)
    other = _other_zone(catalog, collision.other)
    ours = [moment(each, zone).utcoffset() for each in (start, end)]
    if other and [moment(each, other).utcoffset() for each in (start, end)] != ours:
        told += f" ({span_told(start, end, other)} there)"
    return told


def free_told(catalog: Catalog, work: ScheduledWork, at: int | None = None) -> str:
    """The next free slot in words, also that at the usual hour."""
    zone = zone_of(catalog, work)
    found = next_free(catalog, work, at=at)
    if found is None:
        return "nothing is free in the half year from then"
    told = f"the next free slot is {span_told(*found, zone)}"
    usual = next_free(catalog, work, at=at, same_hour=True)
    if usual is not None and usual != found:
        hour = moment(usual[0], zone)
        told += f", at {hour:%H:%M} again from {hour:%Y-%m-%d}"
    return told


def _other_zone(
    catalog: Catalog, other: Freeze | ScheduledWork
) -> datetime.tzinfo | None:
    if isinstance(other, ScheduledWork):
        return zone_of(catalog, other)
    clock = clock_of(catalog, other)
    return None if clock is None else clock.zone


def _offset(at: datetime.datetime) -> str:
    return f"{at:%z}"[:3] + ":" + f"{at:%z}"[3:5]
