"""Figures of the day before yesterday."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import CostModel


@check(severity=Severity.WARNING)
def expired(catalog: Catalog) -> Iterator[Diagnostic]:
    """The figures of a cost model are too old to be used."""
    for cost in catalog.all(CostModel):
        if cost.valid_until is not None and cost.valid_until < catalog.today:
            message = f"these figures were valid until {cost.valid_until}: look again"
            yield expired.found(cost.at("valid_until"), message)
