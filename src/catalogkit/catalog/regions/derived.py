"""Facts that follow from others, as conditions on those: priority, path, recipient.

A request's priority is the matrix at the first impact and urgency that apply, its path
the first that applies, its recipient the requester unless a field names another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.canonical import (
    FALSE,
    TRUE,
    And,
    Ask,
    Given,
    Not,
    Or,
    Test,
    Typed,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.holds import holds
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.regions.cost import Cost
from catalogkit.model.cases import Case
from catalogkit.model.condition import Condition
from catalogkit.model.service_item import ServiceItem

Cases = Sequence[tuple[str, Typed]]
"""What follows when: at most one of the conditions holds for any request."""


@dataclass
class Derived:
    """The derived facts of an item."""

    catalog: Catalog
    item: ServiceItem
    _found: dict[str, Cases] = field(default_factory=dict)

    def tree(self, name: str, test: Test) -> Typed | None:
        """A test of a derived fact by what it follows from; None: it is not derived."""
        if name == "request.path":
            return _is_one(self._cases(name), test)
        if name == "request.priority":
            return _is_one(self._cases(name), test)
        if name == "request.cost":
            return self.cost.tree(test)
        if name.startswith("recipient."):
            return self._of_recipient(name, test)
        return None

    @cached_property
    def cost(self) -> Cost:
        """What a request costs."""
        return Cost(self.item)

    def _cases(self, name: str) -> Cases:
        if name not in self._found:
            found = self._paths() if name == "request.path" else self._priorities()
            self._found[name] = [*found]
        return self._found[name]

    def _paths(self) -> Iterator[tuple[str, Typed]]:
        earlier: list[Typed] = []
        for name, path in in_order(self.item):
            when = self._typed(path.when)
            yield name, And((when, *earlier))
            earlier.append(Not(when))

    def _priorities(self) -> Iterator[tuple[str, Typed]]:
        priority = self.item.priority
        if priority is None:
            return
        matrix = self.catalog[priority.matrix].impact
        for impact, one in self._first(priority.impact):
            for urgency, other in self._first(priority.urgency):
                level = matrix.get(impact, {}).get(urgency)
                if level is not None:
                    yield level, And((one, other))

    def _first(self, cases: Sequence[Case[str]]) -> Iterator[tuple[str, Typed]]:
        earlier: list[Typed] = []
        for case in cases:
            when = self._typed(case.when)
            yield case.is_, And((when, *earlier))
            earlier.append(Not(when))

    def _of_recipient(self, name: str, test: Test) -> Typed | None:
        own = Ask(f"requester.{name.partition('.')[2]}", test)
        if self.item.recipient is None:
            return own
        answered = Ask(self.item.recipient.from_, Given(given=True))
        other = Ask(f"{OTHER}{name}", test)
        return Or((And((answered, other)), And((Not(answered), own))))

    def _typed(self, condition: Condition | None) -> Typed:
        if condition is None:
            return TRUE
        found: Typed = self.catalog.typed[id(condition)]
        return found


OTHER = "other "
"""Marks the attributes of a recipient who is not the requester."""


def _is_one(cases: Cases, test: Test) -> Typed:
    if isinstance(test, Given):
        given = Or(tuple(when for _, when in cases))
        return given if test.given else Not(given)
    fits = [when for value, when in cases if holds(Ask("it", test), {"it": value})]
    return Or(tuple(fits)) if fits else FALSE
