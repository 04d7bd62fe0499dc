"""An item for which everything is an exception."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import leads_to


@check
def no_standard(catalog: Catalog) -> Iterator[Diagnostic]:
    """No path is the standard one, so every request is an exception."""
    for item in catalog.items():
        if not item.paths or item.record == "change":
            continue
        if all(leads_to(name, path) != "standard" for name, path in item.paths.items()):
            message = "no path is the standard one, so every request is an exception"
            yield softened(no_standard.found(item.at_key("paths"), message), item)
