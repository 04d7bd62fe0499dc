"""Systems whose outage is dear, nobody knows how dear."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.landscape import System
from catalogkit.model.metric import CostModel


@check(severity=Severity.HINT)
def no_model(catalog: Catalog) -> Iterator[Diagnostic]:
    """A critical system has no cost model, though the catalog has some."""
    if not any(catalog.all(CostModel)):
        return
    for system in catalog.all(System):
        if system.criticality == "critical" and system.cost is None:
            message = (
                f"'{system.id}' is critical, and nothing says what its outage costs"
            )
            place = system.at("criticality")
            yield no_model.found(place, f"{message}: name a model as 'cost'")
