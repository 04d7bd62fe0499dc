"""A stage of which nobody knows whether it worked."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.roadmap import Roadmap


@check(severity=Severity.WARNING)
def no_kpi(catalog: Catalog) -> Iterator[Diagnostic]:
    """No figure says whether a stage of a roadmap worked."""
    for roadmap in catalog.all(Roadmap):
        for stage in roadmap.stages:
            if not stage.kpis:
                message = (
                    f"no figure says whether '{stage.id}' worked: name a metric and"
                )
                place = roadmap.at(stage, "id")
                yield no_kpi.found(place, f"{message} its target in 'kpis'")
