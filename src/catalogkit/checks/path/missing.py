"""An item whose requests go nowhere."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item does not say where its requests go."""
    for item in catalog.items():
        if not item.paths:
            message = "it has no paths, so nobody gets its requests"
            yield softened(missing.found(item.at_key("paths"), message), item)
