"""Items that end nobody knows when."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def sunset_missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """A deprecated item says neither its last day nor what comes after it."""
    for item in catalog.items():
        if item.lifecycle != "deprecated":
            continue
        if item.sunset is None and item.replaced_by is None:
            message = "it is to end, and nobody knows when: give a 'sunset' or name"
            place = item.at("lifecycle")
            yield sunset_missing.found(place, f"{message} what it is 'replaced_by'")
