"""Teams that demand will outgrow."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.load import Load, loads
from catalogkit.catalog.course.queue import breaks
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity

SHOWN = 3
YEARS = 2


@check(severity=Severity.WARNING)
def growth_breaks(catalog: Catalog) -> Iterator[Diagnostic]:
    """In some month of the next two years demand outgrows a team."""
    for load in loads(catalog):
        parts = [(each.hours, each.growth) for each in load.usual]
        month = breaks(parts, load.capacity, YEARS * 12)
        if month is not None:
            yield _found(catalog, load, month)


def _found(catalog: Catalog, load: Load, month: int) -> Diagnostic:
    count = catalog.today.year * 12 + catalog.today.month - 1 + month
    when = f"{count // 12}-{count % 12 + 1:02d}"
    message = (
        f"'{load.team.id}' has {load.capacity:.1f} hours a week for"
        f" {load.hours:.1f} hours of work; as demand grows, that is no longer enough in"
        f" {when}"
    )
    grown = [each for each in load.usual if each.growth > 0]
    grown.sort(key=lambda each: (-each.hours * each.growth, each.item.id))
    notes = [
        Note(
            each.item.at("demand", "growth_per_year"),
            f"{each.growth:.0%} more a year of {each.hours:.1f} hours for"
            f" '{each.task.id}'",
        )
        for each in grown[:SHOWN]
    ]
    return growth_breaks.found(load.team.at("capacity"), message, notes=notes)
