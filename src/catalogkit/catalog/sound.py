"""What can be built while something is broken: all that does not need it.

A mere pointer to what is broken is cut.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.needs import needed_by, pointers, reach
from catalogkit.diagnostic import Place, Route
from catalogkit.model.base import Entity
from catalogkit.model.contract import Elsewhere
from catalogkit.model.knowledge import Article
from catalogkit.model.service_item import ServiceItem

Ends = Mapping[str, Collection[str]]


def sound(catalog: Catalog, broken: Collection[str]) -> Catalog:
    """The catalog without the broken ("kind:id") and whatever needs them."""
    if not broken and not catalog.absent:
        return catalog
    gone = reach(broken, needed_by(catalog.entities))
    kept: dict[str, dict[str, Entity]] = {
        kind: {n: e for n, e in these.items() if f"{kind}:{n}" not in gone}
        for kind, these in catalog.entities.items()
    }
    cut = {
        kind: {name: _cut(each, kept) for name, each in these.items()}
        for kind, these in kept.items()
    }
    return replace(catalog, entities=cut)


def takers(catalog: Catalog, places: Collection[Place]) -> set[str]:
    """Those that took over a part in which one of the places lies.

    What is wrong with a shared part is told once, for one of those that have it.
    """
    found: dict[str, list[Route]] = {}
    for each in places:
        found.setdefault(each.file, []).append(each.route)
    return {
        entity.key
        for entity in catalog.everything()
        if entity.node.origins and _has_one(entity, found)
    }


def _has_one(entity: Entity, places: Mapping[str, Collection[Route]]) -> bool:
    return any(
        route[: len(origin.route)] == origin.route
        for origin in entity.node.origins.values()
        for route in places.get(origin.file, ())
    )


def _cut(entity: Entity, kept: Ends) -> Entity:
    """The entity without pointers to what is not kept."""
    if all(ref in kept[ref.kind] for ref in pointers(entity)):
        return entity
    changes: dict[str, object] = {}
    if entity.owner not in kept["team"]:
        changes["owner"] = None
    if isinstance(entity, Article):
        items = (each for each in entity.items if each in kept["service_item"])
        changes["items"] = tuple(items)
    if isinstance(entity, ServiceItem):
        changes |= _cut_item(entity, kept)
    return entity.model_copy(update=changes)


def _cut_item(item: ServiceItem, kept: Ends) -> dict[str, object]:
    changes: dict[str, object] = {
        "knowledge": tuple(e for e in item.knowledge if e.article in kept["article"])
    }
    if item.replaced_by not in kept["service_item"]:
        changes["replaced_by"] = None
    if item.boundary is not None:
        ways = {
            name: tuple(_without(each, kept) for each in getattr(item.boundary, name))
            for name in ("excludes", "prerequisites")
        }
        changes["boundary"] = item.boundary.model_copy(update=ways)
    return changes


def _without(part: Elsewhere, kept: Ends) -> Elsewhere:
    there = part.see is None or part.see in kept["service_item"]
    return part if there else part.model_copy(update={"see": None})
