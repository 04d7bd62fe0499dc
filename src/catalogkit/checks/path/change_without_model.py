"""A change that nobody knows how to assess."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import leads_to


@check
def change_without_model(catalog: Catalog) -> Iterator[Diagnostic]:
    """A path leads to a change and names no change model."""
    for item in catalog.items():
        for name, path in item.paths.items():
            if path.model is None and leads_to(name, path) == "change":
                message = f"'{name}' leads to a change, but names no 'model' for it"
                place = item.at_key("paths", name)
                yield change_without_model.found(place, message)
