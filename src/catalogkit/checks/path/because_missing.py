"""A detour without a reason."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.service_item import leads_to


@check(severity=Severity.WARNING)
def because_missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """A path leaves the standard and does not say why."""
    for item in catalog.items():
        for name, path in item.paths.items():
            if path.because is None and leads_to(name, path) != "standard":
                message = f"'{name}' leaves the standard path and does not say why:"
                message += " add 'because'"
                place = item.at_key("paths", name)
                yield because_missing.found(place, message)
