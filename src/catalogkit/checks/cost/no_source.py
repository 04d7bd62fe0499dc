"""A price of nowhere."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import CostModel


@check(severity=Severity.WARNING)
def no_source(catalog: Catalog) -> Iterator[Diagnostic]:
    """A cost model does not say where its figures come from."""
    for cost in catalog.all(CostModel):
        if cost.source is None:
            message = "nothing says where the figures come from: add 'source'"
            yield no_source.found(cost.at("id"), message)
