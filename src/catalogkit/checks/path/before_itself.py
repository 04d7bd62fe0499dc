"""A path that overtakes itself."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Edit


@check
def before_itself(catalog: Catalog) -> Iterator[Diagnostic]:
    """A path says that it goes before itself."""
    for item in catalog.items():
        for name, path in item.paths.items():
            if name in path.before:
                place = item.at("paths", name, "before", path.before.index(name))
                message = f"'{name}' cannot go before itself"
                fix = Edit(place, "remove", title="take it out of 'before'")
                yield before_itself.found(place, message, fix=fix)
