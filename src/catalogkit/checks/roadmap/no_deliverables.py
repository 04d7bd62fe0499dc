"""A stage at whose end nothing is there."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.roadmap import Roadmap


@check(severity=Severity.WARNING)
def no_deliverables(catalog: Catalog) -> Iterator[Diagnostic]:
    """A stage of a roadmap brings nothing."""
    for roadmap in catalog.all(Roadmap):
        for stage in roadmap.stages:
            if not stage.deliverables:
                message = f"nothing says what is there when '{stage.id}' is over"
                yield no_deliverables.found(roadmap.at(stage, "id"), message)
