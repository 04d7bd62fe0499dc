"""A normal change without notice."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.change_model import ChangeModel


@check(severity=Severity.WARNING)
def no_lead_time(catalog: Catalog) -> Iterator[Diagnostic]:
    """A normal change model does not say how early a change is asked for."""
    for model in catalog.all(ChangeModel):
        if model.change_type == "normal" and model.lead_time is None:
            message = "nothing says how long before its start it is asked for"
            place = model.at("change_type")
            yield no_lead_time.found(place, f"{message}: add 'lead_time'")
