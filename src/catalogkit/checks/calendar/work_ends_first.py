"""Planned work that ends before it begins."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.zones import aware, zone_of
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.duration import Duration
from catalogkit.model.plan import ScheduledWork

_MINUTE = 60


@check
def work_ends_first(catalog: Catalog) -> Iterator[Diagnostic]:
    """Planned work ends before it begins, or is out longer than it lasts."""
    for work in catalog.all(ScheduledWork):
        zone, window = zone_of(catalog, work), work.window
        length = aware(window.to, zone) - aware(window.from_, zone)
        lasts = length.total_seconds() / _MINUTE
        if lasts <= 0:
            message = "it ends before it begins: look at the days and the zones"
            yield work_ends_first.found(work.at("window", "to"), message)
        elif (_minutes(work.outage) or 0) > lasts:
            message = f"something is out for {work.outage}, longer than the work lasts"
            yield work_ends_first.found(work.at("outage"), message)


def _minutes(outage: Duration | None) -> int | None:
    return None if outage is None else outage.minutes
