"""Planned outages that leave nothing for unplanned ones."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.outages import overdrawn
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity


@check(severity=Severity.WARNING)
def outage_over_availability(catalog: Catalog) -> Iterator[Diagnostic]:
    """Planned outages of a month are longer than the promised availability leaves."""
    for each in overdrawn(catalog):
        *before, last = each.works
        message = (
            f"with it, '{each.what.id}' is planned to be out for {each.planned} "
            f"minutes in {each.month}, and an availability of "
            f"{each.what.availability}% leaves {each.left}"
        )
        notes = [Note(each.what.at("availability"), "what is promised")]
        notes += [
            Note(work.at("outage"), "an outage in the same month")
            for work in {work.id: work for work in before}.values()
            if work is not last
        ]
        place = last.at("outage")
        yield outage_over_availability.found(place, message, notes=notes)
