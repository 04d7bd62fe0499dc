"""All tests of items, tried out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogkit.catalog.cases import Cases
from catalogkit.catalog.catalog import Catalog
from catalogkit.decide.tried import Outcome, tried
from catalogkit.diagnostic import Place
from catalogkit.model.base import Entity
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True, slots=True)
class Ran:
    """A test that was tried out; `owner` is the definition it stands in."""

    item: ServiceItem
    owner: Entity
    outcome: Outcome

    def place(self, part: str = "") -> Place:
        """Where the test, or a part of what it expects, was written."""
        if part:
            return self.owner.at(self.outcome.example.expect, part)
        return self.owner.at(self.outcome.example, "name")


def ran(catalog: Catalog, items: Iterable[ServiceItem]) -> Iterator[Ran]:
    """Every test of some items, in order: their own, then those in other files."""
    cases = Cases(catalog)
    for item in items:
        for owner, example in cases.of(item):
            yield Ran(item, owner, tried(catalog, item, example))
