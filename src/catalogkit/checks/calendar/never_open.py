"""Clocks that stand still for a year."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, NeverOpen, clocks
from catalogkit.catalog.offsets import DAY, EPOCH, months_later
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.time import Calendar


@check
def never_open(catalog: Catalog) -> Iterator[Diagnostic]:
    """A calendar has no working time in the twelve months after today."""
    start = (catalog.today.toordinal() - EPOCH) * DAY
    known = clocks(catalog)
    for each in catalog.all(Calendar):
        own = next((key for key in ("all_of", "any_of", "ics") if _says(each, key)), "")
        place = "hours" if any(each.hours.values()) else own
        if place and not _opens(known, each.id, start) and not _circles(each, catalog):
            message = (
                f"'{each.id}' is not open in the twelve months after {catalog.today}"
            )
            yield never_open.found(each.at(place), f"{message}: {_why(each)}")


def _says(calendar: Calendar, key: str) -> bool:
    return bool(getattr(calendar, key))


def _opens(known: Mapping[str, Clock], name: str, start: int) -> bool:
    try:
        return bool(known[name].spans(start, months_later(start, 12)))
    except NeverOpen:
        return False


def _circles(calendar: Calendar, catalog: Catalog) -> bool:
    """Whether it is made of itself: calendar/loop says so."""
    seen: set[str] = set()
    waiting = [calendar]
    while waiting:
        each = waiting.pop()
        names = {*each.any_of, *each.all_of} - seen
        if calendar.id in names:
            return True
        seen |= names
        waiting += [catalog[name] for name in sorted(names)]
    return False


def _why(calendar: Calendar) -> str:
    if len(calendar.all_of) > 1 or (calendar.all_of and any(calendar.hours.values())):
        return "the calendars that it combines are never open together"
    if calendar.ics is not None:
        return "its events are over, or on days off"
    return "all its hours are on days off"
