"""Exceptions that nobody agreed to."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def exception_unapproved(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing says who agreed to an exception."""
    for item in catalog.items():
        for each in item.exceptions:
            if each.approved_by is None:
                message = f"nothing says who agreed to '{each.id}': name 'approved_by'"
                yield exception_unapproved.found(item.at(each, "id"), message)
