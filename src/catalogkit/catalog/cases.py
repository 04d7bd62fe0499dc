"""All tests of items: their own examples, and those in files of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.base import Entity
from catalogkit.model.examples import Example, ItemTest
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True)
class Cases:
    """The tests of a catalog by item, found once; see `of`."""

    catalog: Catalog

    def of(self, item: ServiceItem) -> Iterator[tuple[Entity, Example]]:
        """Every test of an item, its own first, and the definition it stands in."""
        yield from ((item, each) for each in item.examples)
        for test in self._tests.get(item.id, ()):
            yield from ((test, each) for each in test.cases)

    @cached_property
    def _tests(self) -> Mapping[str, list[ItemTest]]:
        found: dict[str, list[ItemTest]] = {}
        for test in self.catalog.all(ItemTest):
            found.setdefault(test.item, []).append(test)
        return found
