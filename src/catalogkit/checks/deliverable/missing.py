"""An item that promises no result."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item delivers nothing."""
    for item in catalog.items():
        if not item.deliverables:
            message = "it has no deliverables, so nobody can say when a request is done"
            yield softened(missing.found(item.at_key("deliverables"), message), item)
