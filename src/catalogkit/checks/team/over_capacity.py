"""Teams that are asked for more than they can do."""

from collections.abc import Iterator
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.load import BUSY, Load, Work, loads
from catalogkit.catalog.course.queue import waiting
from catalogkit.catalog.people import people
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity

SHOWN = 3


@check
def over_capacity(catalog: Catalog) -> Iterator[Diagnostic]:
    """More work is asked of a team than it has time for, or nearly as much."""
    for load in loads(catalog):
        if load.hours > load.capacity * BUSY:
            found = _found(load)
            if load.hours <= load.capacity:
                found = replace(found, severity=Severity.WARNING)
            yield found


def _found(load: Load) -> Diagnostic:
    team = load.team
    used = load.hours / load.capacity
    message = (
        f"'{team.id}' is asked for {load.hours:.1f} hours of work a week and has"
        f" {load.capacity:.1f} ({used:.0%}): {_so(load)}"
    )
    if load.rest:
        message = f"{message}; what only some requests need comes on top, up to"
        message = f"{message} {load.more:.1f} hours"
    most = sorted(load.usual, key=lambda each: (-each.hours, each.item.id))
    notes = [_note(each) for each in most[:SHOWN]]
    return over_capacity.found(team.at("capacity"), message, notes=notes)


def _so(load: Load) -> str:
    """What follows: how long work waits on average, of all the hours of the team."""
    known = people(load.team)
    servers = len(known) if known else 1
    each = load.capacity / servers
    mean = load.hours / load.pieces / each
    wait = waiting(servers, load.pieces, mean)
    if wait is None:
        return "it never catches up"
    hours = wait * load.capacity / servers
    return f"work waits {hours:.1f} working hours on average before somebody starts"


def _note(work: Work) -> Note:
    place = work.item.at("demand", "per_week")
    peaks = () if work.item.demand is None else work.item.demand.peaks
    more = f", more at {', '.join(peaks)}" if peaks else ""
    text = f"'{work.task.id}' takes {work.hours:.1f} hours a week of {work.requests}"
    return Note(place, f"{text} requests{more}")
