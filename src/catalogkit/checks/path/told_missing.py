"""A requester who is promised nothing and told nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def told_missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """A path promises nothing and does not say what the requester is told."""
    for item in catalog.items():
        for name, path in item.paths.items():
            if path.promise == "none" and path.told is None:
                message = f"nothing is promised on '{name}', and the requester is not"
                message += " 'told' what happens instead"
                place = item.at("paths", name, "promise")
                yield told_missing.found(place, message)
