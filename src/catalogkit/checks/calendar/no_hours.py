"""Clocks that never run."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.time import Calendar


@check
def no_hours(catalog: Catalog) -> Iterator[Diagnostic]:
    """A calendar is never open."""
    for each in catalog.all(Calendar):
        if not (any(each.hours.values()) or each.any_of or each.all_of or each.ics):
            message = (
                f"'{each.id}' is never open: it has no hours, any_of, all_of or ics"
            )
            yield no_hours.found(each.at("id"), message)
