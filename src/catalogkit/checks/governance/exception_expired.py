"""Exceptions that have ended."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def exception_expired(catalog: Catalog) -> Iterator[Diagnostic]:
    """The last day of an exception has passed."""
    today = catalog.today
    for item in catalog.items():
        for each in item.exceptions:
            if each.expires is not None and each.expires < today:
                message = (
                    f"'{each.id}' ended on {each.expires}: remove it, or agree anew"
                )
                yield exception_expired.found(item.at(each, "expires"), message)
