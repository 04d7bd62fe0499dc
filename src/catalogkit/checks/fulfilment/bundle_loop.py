"""A bundle that contains itself."""

from collections.abc import Iterator

from catalogkit.catalog.bundles import contained, parts
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import ServiceItem


@check
def bundle_loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """Items request one another without end."""
    for circle in loops(contained(catalog)):
        first = catalog.get(ServiceItem, circle[0])
        if first is not None:
            task = next(each for each in parts(first) if each.item == circle[1])
            message = f"each requests the next without end: {arrows(circle)}"
            yield bundle_loop.found(first.at(task, "item"), message)
