"""Items that outlive their last day."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def sunset_passed(catalog: Catalog) -> Iterator[Diagnostic]:
    """The last day of an item has passed, and it can still be asked for."""
    for item in catalog.items():
        if item.sunset is not None and item.sunset < catalog.today:
            message = f"its last day was {item.sunset}, and it is still"
            place = item.at("sunset")
            yield sunset_passed.found(place, f"{message} {item.lifecycle}: retire it")
