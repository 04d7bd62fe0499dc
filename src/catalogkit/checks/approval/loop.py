"""Approvals that wait for one another."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows
from catalogkit.catalog.waiting import circles, place
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """An approval waits for something that waits for it."""
    for item in catalog.items():
        if not item.approvals:
            continue
        for circle in circles(item):
            if any(each.id in circle for each in item.approvals):
                message = (
                    f"each waits for the next: {arrows(circle)}, so nobody is asked"
                )
                yield loop.found(place(item, circle), message)
