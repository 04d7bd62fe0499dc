"""Items of which nobody knows what they are good for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.streams import by_system, served, touched
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.HINT)
def item_nowhere(catalog: Catalog) -> Iterator[Diagnostic]:
    """A live item serves no value stream, though the catalog has some."""
    if not any(catalog.all(ValueStream)):
        return
    systems, known = by_system(catalog), set(served(catalog))
    for item in catalog.items():
        if item.lifecycle != "live" or item.id in known:
            continue
        if not touched(catalog, item, systems):
            message = "no value stream needs it, as far as the catalog says: name those"
            place = item.at("id")
            yield item_nowhere.found(place, f"{message} it 'supports'")
