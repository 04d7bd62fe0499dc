"""A loop that watches requests."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.roadmap import Loop


@check(severity=Severity.WARNING)
def no_incident(catalog: Catalog) -> Iterator[Diagnostic]:
    """A loop watches an item that opens no incidents, or watches nothing."""
    for loop in catalog.all(Loop):
        if not loop.items:
            message = "it watches nothing: name the 'items' whose incidents it counts"
            yield no_incident.found(loop.at("id"), message)
        for index, name in enumerate(loop.items):
            item = catalog[name]
            if item.record != "incident":
                message = f"'{name}' opens a {item.record}, and a loop counts incidents"
                note = Note(item.at("id"), "the item")
                place = loop.at("items", index)
                yield no_incident.found(place, message, notes=[note])
