"""Agreements between teams against the promise that they serve."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.agreed import over
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def ola_over_sla(catalog: Catalog) -> Iterator[Diagnostic]:
    """What teams agreed among themselves takes longer than is promised."""
    yield from over(catalog, ola_over_sla, "ola")
