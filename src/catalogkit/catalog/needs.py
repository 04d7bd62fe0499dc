"""Who needs whom: what cannot be judged, or built, while something is broken.

An entity that only points at another (`see`, an article, `replaced_by`, who owns a
calendar) does not need it. Otherwise one mistake would leave nothing of a catalog.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Article
from catalogkit.model.landscape import System
from catalogkit.model.ref import Ref
from catalogkit.model.references import Dotted
from catalogkit.model.service_item import ServiceItem

Needs = Mapping[str, Iterable[str]]
Table = Mapping[str, Mapping[str, Entity]]
ANSWER_FOR = (ServiceItem, System)
"""Where the owner decides something: who approves, who gets a request."""


def needed_by(entities: Table) -> Needs:
    """Each "kind:id", and those that need it."""
    found: dict[str, set[str]] = {}
    for these in entities.values():
        for each in these.values():
            light = {id(ref) for ref in pointers(each)}
            for ref in each.parts("ref"):
                if ref.kind and id(ref) not in light:
                    found.setdefault(f"{ref.kind}:{target(ref)}", set()).add(each.key)
    return found


def target(ref: Ref[Any]) -> str:
    """The id that a reference names."""
    return ref.who if isinstance(ref, Dotted) else str(ref)


def pointers(entity: Entity) -> Iterator[Ref[Any]]:
    """References that an entity can do without."""
    if entity.owner is not None and not isinstance(entity, ANSWER_FOR):
        yield entity.owner
    if isinstance(entity, Article):
        yield from entity.items
    if isinstance(entity, ServiceItem):
        yield from (each.article for each in entity.knowledge)
        if entity.replaced_by is not None:
            yield entity.replaced_by
        if entity.change is not None and entity.change.review is not None:
            yield from entity.change.review.metrics
        if entity.boundary is not None:
            for each in (*entity.boundary.excludes, *entity.boundary.prerequisites):
                if each.see is not None:
                    yield each.see


def reach(roots: Iterable[str], needed: Needs) -> set[str]:
    """The roots and all that needs them, near or far."""
    seen = set(roots)
    waiting = list(seen)
    while waiting:
        new = set(needed.get(waiting.pop(), ())) - seen
        seen |= new
        waiting.extend(new)
    return seen
