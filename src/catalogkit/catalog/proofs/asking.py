"""Questions to all requests of one item, each asked once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from catalogkit.catalog.canonical import TRUE, Ask, Rows, Typed, both
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs.found import Open
from catalogkit.catalog.regions import Requests, Unproven, requests
from catalogkit.decision import Request
from catalogkit.diagnostic import Place
from catalogkit.model.condition import Condition
from catalogkit.model.contract import Constraint
from catalogkit.model.service_item import ServiceItem

A = TypeVar("A")
PATIENCE = 3
"""So many questions about an item may be given up; the others are then not asked."""


@dataclass(slots=True)
class Asking:
    """What is asked about an item, and the answers so far."""

    catalog: Catalog
    item: ServiceItem
    known: dict[Typed, bool] = field(default_factory=dict)
    given_up: int = 0
    _requests: Requests | None = None

    def possible(self, trees: Iterable[Typed], group: str = "") -> bool:
        """Whether all of some conditions hold together for some request.

        They are read in a line of a group where one is named. Raises Unproven.
        """
        tree = _in_line(_joined(trees), group)
        if tree not in self.known:
            self.known[tree] = self._answer(lambda asked: asked.possible(tree))
        return self.known[tree]

    def example(self, trees: Iterable[Typed]) -> Request | None:
        """A smallest request for which all of some conditions hold, None without one.

        Raises Unproven.
        """
        tree = _joined(trees)
        if not self.possible([tree]):
            return None
        return self._answer(lambda asked: asked.some(tree))

    def without(self, limit: Constraint | None) -> "Asking":
        """The same questions to requests that a constraint does not limit.

        With None it is the audience that does not.
        """
        others = tuple(each for each in self.item.constraints if each is not limit)
        change = {"audience": ()} if limit is None else {"constraints": others}
        item = self.item.model_copy(update=change)
        scene = requests(self.catalog, self.item).scene
        return Asking(self.catalog, item, _requests=Requests(scene, item))

    def tree(self, condition: Condition | None) -> Typed | None:
        """The typed tree of a condition; None where there is none."""
        return None if condition is None else self.catalog.typed[id(condition)]

    def open(self, place: Place, question: str, reason: Unproven) -> Open:
        """A question that was given up."""
        return Open(place, question, str(reason))

    def _answer(self, question: Callable[[Requests], A]) -> A:
        if self.given_up >= PATIENCE:
            message = f"{PATIENCE} other questions about this item were given up"
            raise Unproven(message)
        if self._requests is None:
            self._requests = requests(self.catalog, self.item)
        try:
            return question(self._requests)
        except Unproven:
            self.given_up += 1
            raise


def _joined(trees: Iterable[Typed]) -> Typed:
    few = [tree for tree in trees if tree is not TRUE]
    return few[0] if len(few) == 1 else both(few)


def _in_line(tree: Typed, group: str) -> Typed:
    for name in reversed(group.split(".") if group else ()):
        tree = Ask(name, Rows(every=False, tree=tree))
    return tree
