"""An item without a promise."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item promises nothing."""
    for item in catalog.items():
        if item.promise is not None:
            continue
        said = [path.promise for path in item.paths.values()]
        open_paths = not said or None in said
        if open_paths and all(each in {None, "none"} for each in said):
            message = "it promises nothing, so nobody knows when to expect an answer"
            yield softened(missing.found(item.at("promise"), message), item)
