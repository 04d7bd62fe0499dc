"""Planned work for which somebody must be asked."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.said import free_told
from catalogkit.checks import check
from catalogkit.checks.calendar.met import met, notes, reasons
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def work_in_soft_freeze(catalog: Catalog) -> Iterator[Diagnostic]:
    """Work is planned within a soft freeze, and nobody agreed to it."""
    for each, times in met(catalog, "soft"):
        owner = f"'{each.other.owner}'" if each.other.owner else "whoever owns it"
        message = f"it stands in the soft freeze '{each.other.id}' {times}: "
        message += f"{reasons(each)}; write into 'agreed' that {owner} agreed, or move "
        message += f"it: {free_told(catalog, each.work, each.begin)}"
        place = each.work.at("window")
        yield work_in_soft_freeze.found(place, message, notes=notes(each))
