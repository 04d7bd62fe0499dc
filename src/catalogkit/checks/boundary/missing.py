"""An item without limits."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item does not say what belongs to it and what does not."""
    for item in catalog.items():
        limits = item.boundary
        if limits is None or not (limits.includes or limits.excludes):
            message = "it says neither what it includes nor what it excludes, so"
            yield missing.found(
                item.at_key("boundary"), f"{message} people find out by asking"
            )
