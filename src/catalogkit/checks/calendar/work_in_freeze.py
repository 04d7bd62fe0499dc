"""Planned work while changes rest."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.said import free_told
from catalogkit.checks import check
from catalogkit.checks.calendar.met import met, notes, reasons
from catalogkit.diagnostic import Diagnostic


@check
def work_in_freeze(catalog: Catalog) -> Iterator[Diagnostic]:
    """Work is planned within a hard freeze."""
    for each, times in met(catalog, "hard"):
        message = f"it stands in the hard freeze '{each.other.id}' {times}: "
        message += f"{reasons(each)}; {free_told(catalog, each.work, each.begin)}"
        place = each.work.at("window")
        yield work_in_freeze.found(place, message, notes=notes(each))
