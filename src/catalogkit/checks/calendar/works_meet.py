"""Two teams that work near one another at once."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.said import free_told
from catalogkit.checks import check
from catalogkit.checks.calendar.met import met, notes, reasons
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def works_meet(catalog: Catalog) -> Iterator[Diagnostic]:
    """Two teams plan work on one value stream or at one place for the same time."""
    for each, times in met(catalog, "near"):
        message = f"it meets '{each.other.id}' of another team {times}: "
        message += f"{reasons(each)}; write into 'agreed' that they know, or move it: "
        message += free_told(catalog, each.work, each.begin)
        place = each.work.at("window")
        yield works_meet.found(place, message, notes=notes(each))
