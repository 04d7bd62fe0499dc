"""Planned work outside the time in which it can be done."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.said import moment_told
from catalogkit.catalog.windows.zones import exact, zone_of
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.plan import ScheduledWork


@check
def after_deadline(catalog: Catalog) -> Iterator[Diagnostic]:
    """Planned work begins before it can, or ends after its deadline."""
    for work in catalog.all(ScheduledWork):
        zone, window = zone_of(catalog, work), work.window
        if work.earliest and exact(window.from_, zone) < exact(work.earliest, zone):
            told = moment_told(exact(work.earliest, zone), zone)
            message = f"it begins before {told}, the earliest that it says of itself"
            yield after_deadline.found(work.at("window", "from"), message)
        if work.deadline and exact(window.to, zone) > exact(work.deadline, zone):
            told = moment_told(exact(work.deadline, zone), zone)
            message = f"it ends after its deadline, {told}"
            yield after_deadline.found(work.at("window", "to"), message)
