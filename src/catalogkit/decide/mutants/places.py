"""What stands around a part of an item: when it is read at all, what is beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from catalogkit.catalog.canonical import FALSE, TRUE, Typed, both, either, negated
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs.routes import Routes
from catalogkit.catalog.scope import Scope
from catalogkit.catalog.scopes import Scopes
from catalogkit.model.cases import Case
from catalogkit.model.condition import All, Condition
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import ServiceItem

NEVER: Condition = All((), ("never",))
"""A condition that never holds: its tree is FALSE in the catalogs that have it."""
OFF = {id(NEVER): FALSE}
Cases = Sequence[Case[Any]]


@dataclass(frozen=True)
class Around:
    """An item of a catalog, and what is known of its parts."""

    catalog: Catalog
    item: ServiceItem
    scopes: Scopes

    @cached_property
    def scope(self) -> Scope:
        """What its conditions may read."""
        return self.scopes.of(self.item)

    @cached_property
    def routes(self) -> Routes:
        """Which path a request takes."""
        return Routes.of(self.catalog, self.item)

    def tree(self, condition: Condition | None) -> Typed:
        """The tree of a condition; one that is not written always holds."""
        return TRUE if condition is None else self.catalog.typed[id(condition)]

    def taken(self, name: str) -> Typed:
        """Holds for the requests that take a path."""
        return self.routes.on(frozenset({name}))

    def worked(self, paths: tuple[str, ...]) -> Typed:
        """Holds for the requests on whose path a task runs."""
        return self.routes.on(self.routes.worked(paths))

    def fitting(self, cases: Cases) -> Iterator[tuple[Case[Any], Typed]]:
        """Each case, and what holds for the requests for which it is not too late."""
        earlier: list[Typed] = []
        for case in cases:
            yield case, both(map(negated, earlier))
            earlier.append(self.tree(case.when))

    def giving(self, cases: Cases, value: object) -> Typed:
        """Holds for the requests that get a value from cases."""
        found = [
            both([open_, self.tree(case.when)])
            for case, open_ in self.fitting(cases)
            if case.is_ == value
        ]
        return either(found)

    def promising(self, key: str) -> Typed:
        """Holds for the requests whose times the item's own promise says."""
        if not self.item.paths:
            return TRUE
        paths = self.item.paths.items()
        names = (name for name, each in paths if not _says(each.promise, key))
        return self.routes.on(frozenset(names))


def _says(promise: object, key: str) -> bool:
    if isinstance(promise, Commitment):
        return getattr(promise, key) is not None
    return promise == "none"
