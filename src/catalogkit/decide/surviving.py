"""Which changes of an item its tests notice, and which survive."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import clocks
from catalogkit.catalog.regions import Unproven
from catalogkit.catalog.scopes import Scopes
from catalogkit.decide.decided import decided
from catalogkit.decide.mutants import Mutant, mutants
from catalogkit.decide.refused import Refused
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.tried import tried
from catalogkit.decide.witnesses import Witnesses
from catalogkit.decision import Request
from catalogkit.model.examples import Example
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no test notices, and a request that is decided otherwise by it.

    No request is known where the search for one was given up.
    """

    mutant: Mutant
    request: Request | None


@dataclass(frozen=True, slots=True)
class Score:
    """How many changes of an item the tests notice.

    `alike` changes are none: every request is decided as before, as far as that is
    proven or tried out. They do not count.
    """

    item: ServiceItem
    noticed: int
    alike: int
    survivors: tuple[Survivor, ...]

    @property
    def total(self) -> int:
        """All changes that count."""
        return self.noticed + len(self.survivors)


def score(
    catalog: Catalog,
    item: ServiceItem,
    cases: Sequence[Example],
    scopes: Scopes | None = None,
) -> Score:
    """Each change of an item, made and tried out on its tests."""
    noticed, alike = 0, 0
    survivors: list[Survivor] = []
    before = Witnesses(catalog, item)
    # A test that fails already notices nothing.
    sound = [each for each in cases if tried(catalog, item, each).holds]
    for mutant in mutants(catalog, item, scopes):
        other = made(catalog, mutant)
        new = _item(other, item)
        if not all(tried(other, new, each).holds for each in sound):
            noticed += 1
            continue
        found = _difference(before, Witnesses(other, new), mutant)
        if found is None:
            alike += 1
        else:
            survivors.append(found)
    return Score(item, noticed, alike, tuple(survivors))


def made(catalog: Catalog, mutant: Mutant) -> Catalog:
    """The changed catalog; its clocks are the same, and dear to make."""
    other = mutant.applied(catalog)
    vars(rulebook(other))["clocks"] = clocks(catalog)
    return other


def _item(catalog: Catalog, item: ServiceItem) -> ServiceItem:
    return catalog.get(ServiceItem, item.id) or item


def _difference(before: Witnesses, after: Witnesses, mutant: Mutant) -> Survivor | None:
    """A request that the change decides otherwise; None: there seems to be none."""
    searched = [(before, mutant.where)]
    if mutant.loosened is not None:
        searched.append((after, mutant.loosened))
    for witnesses, tree in searched:
        try:
            request = witnesses.some(tree)
        except Unproven:
            return Survivor(mutant, None)
        if request is not None:
            old = came_out(before.catalog, request)
            if old != came_out(after.catalog, request):
                return Survivor(mutant, request)
    return None


def came_out(catalog: Catalog, request: Request) -> object:
    """All that a test can expect of a request, to be compared."""
    item = catalog.get(ServiceItem, request.item)
    assert item is not None  # noqa: S101 - a request is one for an item
    try:
        found = decided(rulebook(catalog), item, request, traced=False)
    except Refused as refused:
        return [each.said for each in refused.refusals]
    return (
        found.path,
        found.team,
        found.priority,
        [each.id for each in found.approvals],
        [each.id for each in found.tasks if not each.maybe],
        found.respond,
        found.due,
    )
