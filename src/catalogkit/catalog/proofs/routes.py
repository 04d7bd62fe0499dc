"""Paths as conditions: who goes first, and what must hold for one to be taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.canonical import TRUE, Typed, both, either, negated
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.holds import holds
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.proofs.witness import is_known
from catalogkit.model.service_item import ServiceItem, leads_to

WORKED = frozenset({"standard", "expert"})


@dataclass(frozen=True)
class Routes:
    """The paths of an item: `when` holds the condition of each that has one."""

    item: ServiceItem
    when: Mapping[str, Typed]
    _on: dict[frozenset[str], Typed] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Catalog, item: ServiceItem) -> "Routes":
        """The paths of an item of a catalog."""
        return cls(
            item,
            {
                name: catalog.typed[id(path.when)]
                for name, path in item.paths.items()
                if path.when is not None
            },
        )

    def before(self) -> dict[str, set[str]]:
        """Each path, and all those it goes before, directly or not."""
        first = {name: set(path.before) for name, path in self.item.paths.items()}
        for _ in first:
            for later in first.values():
                later.update(*(first[each] for each in tuple(later) if each in first))
        return first

    def on(self, names: frozenset[str]) -> Typed:
        """What must hold for a request to take one of some paths."""
        if names not in self._on:
            self._on[names] = self._any_of(names)
        return self._on[names]

    @cached_property
    def ordered(self) -> list[str]:
        """The paths as they are tried."""
        return [name for name, _ in in_order(self.item)]

    def _any_of(self, names: frozenset[str]) -> Typed:
        if names >= self.item.paths.keys() or not self.when:
            return TRUE
        taken: list[Typed] = []
        earlier: list[Typed] = []
        for name in self.ordered:
            own = self.when.get(name, TRUE)
            if name in names:
                taken.append(both([own, *map(negated, earlier)]))
            earlier.append(own)
        return either(taken)

    def taken(self, facts: Mapping[str, object]) -> str:
        """The path that a request with some facts takes; "" where that is not known."""
        for name in self.ordered:
            own = self.when.get(name, TRUE)
            if not is_known(own):
                return ""
            if holds(own, facts):
                return name
        return ""

    def worked(self, paths: tuple[str, ...]) -> frozenset[str]:
        """The paths on which a task runs that names some, or none."""
        return frozenset(paths) or frozenset(
            name
            for name, path in self.item.paths.items()
            if leads_to(name, path) in WORKED
        )
