"""Moments that could be anywhere."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.model.scalars import DATETIME


@check
def moment_without_zone(catalog: Catalog) -> Iterator[Diagnostic]:
    """A plan names a moment, and nothing says on which clock."""
    for told, place in _moments(catalog):
        message = f"{told} comes at another time in every zone: write its offset, such"
        yield moment_without_zone.found(place, f"{message} as +08:00, or a 'calendar'")


def _moments(catalog: Catalog) -> Iterator[tuple[str, Place]]:
    """Every moment without an offset of a plan without a calendar."""
    for freeze in catalog.all(Freeze):
        edges = {"from": freeze.when.from_, "to": freeze.when.to}
        for key, edge in edges.items():
            found = DATETIME.fullmatch(edge or "")
            if found and not found[2] and freeze.when.calendar is None:
                yield found[0][-5:], freeze.at("when", key)
    for work in catalog.all(ScheduledWork):
        moments = {
            ("window", "from"): work.window.from_,
            ("window", "to"): work.window.to,
            ("earliest",): work.earliest,
            ("deadline",): work.deadline,
        }
        for route, each in moments.items():
            if each and each.tzinfo is None and work.window.calendar is None:
                yield f"{each:%H:%M}", work.at(*route)
