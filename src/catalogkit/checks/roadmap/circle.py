"""Stages that wait for one another."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.roadmap import Roadmap


@check
def circle(catalog: Catalog) -> Iterator[Diagnostic]:
    """Stages of a roadmap wait for one another."""
    for roadmap in catalog.all(Roadmap):
        for found in loops({stage.id: stage.after for stage in roadmap.stages}):
            first = next(stage for stage in roadmap.stages if stage.id == found[0])
            place = roadmap.at(first, "after", first.after.index(found[1]))
            message = f"they wait for one another: {' → '.join(found)}"
            yield circle.found(place, message)
