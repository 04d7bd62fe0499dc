"""Contracts with suppliers against the promise that they serve."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.agreed import over
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def contract_over_sla(catalog: Catalog) -> Iterator[Diagnostic]:
    """What a supplier has agreed to takes longer than is promised."""
    yield from over(catalog, contract_over_sla, "contract")
