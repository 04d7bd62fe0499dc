"""A result that happens in silence."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def nobody_told(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody is told that a result is there."""
    for item in catalog.items():
        silent = [each for each in item.deliverables if not each.notify]
        if not silent or any(
            each.event == "delivered" and each.to for each in item.notifications
        ):
            continue
        for each in silent:
            message = f"nobody is told of '{each.id}', so people ask for what they have"
            yield softened(nobody_told.found(item.at(each, "id"), message), item)
