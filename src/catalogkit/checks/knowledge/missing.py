"""Items that many ask for and nothing explains."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity

MANY = 20
"""Requests a week from which on an article pays."""


@check(severity=Severity.WARNING)
def missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item that many ask for offers no article before they do."""
    for item in catalog.items():
        if item.demand is None or item.demand.per_week < MANY:
            continue
        if all(use.at != "submit" for use in item.knowledge):
            week = item.demand.per_week
            message = f"{week} people a week ask for it, and no article at submit may"
            place = item.at("demand", "per_week")
            yield missing.found(place, f"{message} spare them the request")
