"""Every change of an item that its tests should notice."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.scopes import Scopes
from catalogkit.decide.mutants.conditions import of_conditions
from catalogkit.decide.mutants.flow import of_flow
from catalogkit.decide.mutants.mutant import Mutant
from catalogkit.decide.mutants.places import Around
from catalogkit.decide.mutants.times import of_priority, of_times
from catalogkit.model.service_item import ServiceItem


def mutants(
    catalog: Catalog, item: ServiceItem, scopes: Scopes | None = None
) -> Iterator[Mutant]:
    """Everything that can be changed in an item, one thing at a time, in order.

    Only what a test can expect is changed: path, team, approvals, tasks, priority,
    times, and what is refused. Each is said in words, for authors.
    """
    around = Around(catalog, item, scopes or Scopes(catalog))
    yield from of_conditions(around)
    yield from of_flow(around)
    yield from of_priority(around)
    yield from of_times(around)
