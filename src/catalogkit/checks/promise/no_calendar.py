"""A promise in hours of no clock."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.promises import everywhere, place
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Place
from catalogkit.model.promise import By, Commitment


@check
def no_calendar(catalog: Catalog) -> Iterator[Diagnostic]:
    """A promise counts working time and names no calendar."""
    for item in catalog.items():
        if item.promise is not None and item.promise.calendar is not None:
            continue
        seen: set[Place] = set()
        for name, held in everywhere(item):
            if held.calendar is not None:
                continue
            notes = list(_without(catalog, held))
            where = place(item, name)
            if where not in seen and (notes or (held.use is None and _works(held))):
                seen.add(where)
                message = "it counts working time by no calendar: name one, or write"
                message += " 'elapsed' behind the times"
                yield softened(no_calendar.found(where, message, notes=notes), item)


def _works(each: Commitment) -> bool:
    """Whether some time of a promise runs only while somebody works."""
    if any(not case.is_.elapsed for case in each.respond or ()):
        return True
    times = [case.is_ for case in each.fulfil or ()]
    return any(isinstance(time, By) or not time.elapsed for time in times)


def _without(catalog: Catalog, held: Commitment) -> Iterator[Note]:
    """The targets of its class that name no calendar either."""
    used = held.use
    if used is None:
        return
    for priority, target in catalog[used].targets.items():
        if target.calendar is None:
            where = catalog[used].at("targets", priority)
            yield Note(where, f"'{used}' names none for {priority}")
