"""Contracts without a version."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def item_unversioned(catalog: Catalog) -> Iterator[Diagnostic]:
    """A live item has no version of its contract."""
    for item in catalog.items():
        if item.version is None and item.lifecycle != "draft":
            message = "it has no version, so no request can say what it was promised"
            yield item_unversioned.found(item.at("id"), message)
