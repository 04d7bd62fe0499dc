"""Figures that stand for one another."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.metric import Metric


@check
def serves_loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """Metrics serve one another in a circle, so none of them stands for an outcome."""
    for circle in loops({each.id: each.serves for each in catalog.all(Metric)}):
        first = catalog.get(Metric, circle[0])
        if first is not None:
            place = first.at("serves", first.serves.index(circle[1]))
            message = (
                f"each is good for the next, and none for anything: {arrows(circle)}"
            )
            yield serves_loop.found(place, message)
