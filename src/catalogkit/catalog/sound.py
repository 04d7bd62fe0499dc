"""What can be built while something is broken: all that does not need it.

An item that only points at another (`see`, an article, `replaced_by`) does not need
it: the pointer is cut. Otherwise one mistake would leave nothing of a catalog.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.link import target
from catalogkit.model.base import Entity
from catalogkit.model.contract import Elsewhere
from catalogkit.model.knowledge import Article
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem

Ends = Mapping[str, Collection[str]]


def sound(catalog: Catalog, broken: Collection[str]) -> Catalog:
    """The catalog without the broken ("kind:id") and whatever needs them."""
    gone = _reach(broken, _needed_by(catalog))
    if not gone:
        return catalog
    kept: dict[str, dict[str, Entity]] = {
        kind: {n: e for n, e in these.items() if f"{kind}:{n}" not in gone}
        for kind, these in catalog.entities.items()
    }
    for kind in ("service_item", "article"):
        kept[kind] = {name: _cut(each, kept) for name, each in kept[kind].items()}
    return replace(catalog, entities=kept)


def _needed_by(catalog: Catalog) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, these in catalog.entities.items():
        for name, each in these.items():
            light = {id(ref) for ref in _pointers(each)}
            for ref in each.parts("ref"):
                if ref.kind and id(ref) not in light:
                    needed = f"{ref.kind}:{target(ref)}"
                    found.setdefault(needed, set()).add(f"{kind}:{name}")
    return found


def _pointers(entity: Entity) -> Iterator[Ref[Any]]:
    """References that an entity can do without."""
    if isinstance(entity, Article):
        yield from entity.items
    if isinstance(entity, ServiceItem):
        yield from (each.article for each in entity.knowledge)
        if entity.replaced_by is not None:
            yield entity.replaced_by
        if entity.boundary is not None:
            for each in (*entity.boundary.excludes, *entity.boundary.prerequisites):
                if each.see is not None:
                    yield each.see


def _reach(roots: Collection[str], edges: Ends) -> set[str]:
    seen, waiting = set(roots), list(roots)
    while waiting:
        new = set(edges.get(waiting.pop(), ())) - seen
        seen |= new
        waiting.extend(new)
    return seen


def _cut(entity: Entity, kept: Ends) -> Entity:
    """The entity without pointers to what is not kept."""
    if all(ref in kept[ref.kind] for ref in _pointers(entity)):
        return entity
    if isinstance(entity, Article):
        items = tuple(each for each in entity.items if each in kept["service_item"])
        return entity.model_copy(update={"items": items})
    assert isinstance(entity, ServiceItem)  # noqa: S101 - only these have pointers
    changes: dict[str, object] = {
        "knowledge": tuple(e for e in entity.knowledge if e.article in kept["article"])
    }
    if entity.replaced_by not in kept["service_item"]:
        changes["replaced_by"] = None
    if entity.boundary is not None:
        ways = {
            name: tuple(_without(each, kept) for each in getattr(entity.boundary, name))
            for name in ("excludes", "prerequisites")
        }
        changes["boundary"] = entity.boundary.model_copy(update=ways)
    return entity.model_copy(update=changes)


def _without(part: Elsewhere, kept: Ends) -> Elsewhere:
    there = part.see is None or part.see in kept["service_item"]
    return part if there else part.model_copy(update={"see": None})
