"""Things that nobody answers for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Entity
from catalogkit.model.landscape import Service, System


@check
def missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """No team answers for a service item, a service or a system."""
    for entity in _owned(catalog):
        if entity.owner is None:
            what = entity.kind_name.replace("_", " ")
            message = f"no team answers for this {what}: name its owner"
            yield softened(missing.found(entity.at("id"), message), entity)


def _owned(catalog: Catalog) -> Iterator[Entity]:
    yield from catalog.items()
    yield from catalog.all(Service)
    yield from catalog.all(System)
