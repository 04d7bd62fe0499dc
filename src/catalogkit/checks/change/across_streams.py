"""A change that several value streams feel, with nobody in the middle."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.streams import by_system, touched
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity


@check(severity=Severity.WARNING)
def across_streams(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change touches several value streams, and its model has no coordinator."""
    systems = by_system(catalog)
    for item in catalog.items():
        names = [f"'{each.id}'" for each in touched(catalog, item, systems)]
        for path in item.paths.values():
            model = None if path.model is None else catalog[path.model]
            if model is not None and model.coordinator is None and len(names) > 1:
                streams = f"{', '.join(names[:-1])} and {names[-1]}"
                message = f"it touches {streams}, and nobody coordinates '{model.id}'"
                note = Note(model.at("id"), "name a 'coordinator' here")
                yield across_streams.found(
                    item.at(path, "model"), message, notes=[note]
                )
