"""A change of several teams without anybody in the middle."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.change_model import ChangeModel


@check(severity=Severity.WARNING)
def no_coordinator(catalog: Catalog) -> Iterator[Diagnostic]:
    """Several teams work on a change and nobody coordinates them."""
    for model in catalog.all(ChangeModel):
        teams = {team for raci in model.raci.values() for team in raci.responsible}
        if model.coordinator is None and len(teams) > 1:
            listed = ", ".join(sorted(teams))
            message = f"{listed} work on it, and nobody keeps them together:"
            yield no_coordinator.found(
                model.at("raci"), f"{message} name a 'coordinator'"
            )
