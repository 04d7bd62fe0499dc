"""Exceptions that never end."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def exception_without_expiry(catalog: Catalog) -> Iterator[Diagnostic]:
    """An exception has no day on which it ends."""
    for item in catalog.items():
        for each in item.exceptions:
            if each.expires is None:
                message = f"'{each.id}' never ends, so the exception becomes the rule"
                yield exception_without_expiry.found(item.at(each, "id"), message)
