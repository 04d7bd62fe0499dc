"""Things that nobody answers for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.stewardship import must_be_owned
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """No team answers for a service item, a service or a system."""
    for entity in must_be_owned(catalog):
        if entity.owner is None:
            what = entity.kind_name.replace("_", " ")
            message = f"no team answers for this {what}: name its owner"
            yield softened(missing.found(entity.at("id"), message), entity)
