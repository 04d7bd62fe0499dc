"""Two teams that work on one system at once."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.said import free_told
from catalogkit.checks import check
from catalogkit.checks.calendar.met import met, notes, reasons
from catalogkit.diagnostic import Diagnostic


@check
def works_collide(catalog: Catalog) -> Iterator[Diagnostic]:
    """Two teams plan work on one system for the same time."""
    for each, times in met(catalog, "same"):
        message = f"it meets '{each.other.id}' of another team {times}: "
        message += f"{reasons(each)}; {free_told(catalog, each.work, each.begin)}"
        place = each.work.at("window")
        yield works_collide.found(place, message, notes=notes(each))
