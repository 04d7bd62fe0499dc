"""Something given for ever."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def no_end(catalog: Catalog) -> Iterator[Diagnostic]:
    """What is given never ends and is never confirmed."""
    for item in catalog.items():
        grant = item.grant
        if grant is not None and grant.until is None and grant.recertify is None:
            message = f"'{grant.entitlement}' never ends and nobody confirms it: say"
            message += " 'until' when, or who must 'recertify' it"
            yield no_end.found(item.at_key("grant"), message)
