"""Calendars made of themselves."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.time import Calendar


@check
def loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """Calendars are combined in a circle, so none of them says when it is open."""
    edges = {
        each.id: (*each.any_of, *each.all_of)
        for each in catalog.all(Calendar)
        if each.any_of or each.all_of
    }
    for names in loops(edges):
        first = catalog.get(Calendar, names[0])
        if first is not None:
            ref = next(each for each in edges[first.id] if each == names[1])
            message = f"'{first.id}' is combined with itself: {arrows(names)}"
            yield loop.found(first.at(ref), message)
