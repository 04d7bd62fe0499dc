"""Cases that come too late."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Never
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def never_reached(catalog: Catalog) -> Iterator[Diagnostic]:
    """A case is never reached, because those above it take everything."""
    for found in proven(catalog, Never):
        if found.given is not None and found.given.why == "earlier":
            message = "this case is never reached: those above it take everything"
            place = found.item.at(found.use.condition)
            message += " that it could"
            yield softened(never_reached.found(place, message), found.item)
