"""One change of an item, and the catalog in which it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from catalogkit.catalog.canonical import TRUE, Typed, both, either, negated
from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Place
from catalogkit.model.base import Entity
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where, and `said` in words.

    `what` is condition, path, approval, task, team, time, priority or order. `where`
    holds for the requests, as they are accepted today, for which something may come
    out differently; `loosened` for those that are accepted only after the change.
    """

    what: str
    said: str
    place: Place
    where: Typed = TRUE
    loosened: Typed | None = None
    entities: tuple[Entity, ...] = ()
    typed: Mapping[int, Typed] = field(default_factory=dict)

    def applied(self, catalog: Catalog) -> Catalog:
        """The catalog with the change."""
        shelves = {kind: dict(these) for kind, these in _touched(self, catalog).items()}
        for each in self.entities:
            shelves[each.kind_name][each.id] = each
        typed = {**catalog.typed, **self.typed} if self.typed else catalog.typed
        return replace(catalog, entities={**catalog.entities, **shelves}, typed=typed)


def changed(item: ServiceItem, **values: object) -> ServiceItem:
    """An item with other values in some of its fields; places stay what they were."""
    return item.model_copy(update=values)


def differing(before: Typed, after: Typed) -> Typed:
    """Holds where one of two conditions holds and the other does not."""
    return either([both([before, negated(after)]), both([after, negated(before)])])


def _touched(mutant: Mutant, catalog: Catalog) -> Mapping[str, Mapping[str, Entity]]:
    kinds = {each.kind_name for each in mutant.entities}
    return {kind: catalog.entities[kind] for kind in sorted(kinds)}
