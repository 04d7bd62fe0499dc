"""An end that nobody carries out."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def no_revoke(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody takes back what was given."""
    for item in catalog.items():
        grant = item.grant
        if grant is not None and grant.revoke is None:
            message = f"nobody takes '{grant.entitlement}' back when it ends: add"
            message += " 'revoke' with a team and a time"
            yield no_revoke.found(item.at_key("grant"), message)
