"""Items of which nobody knows what they are good for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.streams import by_system, served, touched
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.HINT)
def item_nowhere(catalog: Catalog) -> Iterator[Diagnostic]:
    """A live item serves no value stream, though most do."""
    if catalog.absent:
        return  # one of those may need it
    systems, known = by_system(catalog), set(served(catalog))
    live = [each for each in catalog.items() if each.lifecycle == "live"]
    lost = [
        each
        for each in live
        if each.id not in known and not touched(catalog, each, systems)
    ]
    for item in lost if 2 * len(lost) < len(live) else ():
        message = "no value stream needs it, as far as the catalog says: name those"
        place = item.at("id")
        yield item_nowhere.found(place, f"{message} it 'supports'")
