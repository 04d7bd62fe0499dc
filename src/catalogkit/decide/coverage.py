"""Which points of an item its tests touch, and which they do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.regions import Unproven
from catalogkit.decide.points import Point, points
from catalogkit.decide.touching import Touching
from catalogkit.decide.witnesses import Witnesses
from catalogkit.decision import Decision, Request
from catalogkit.model.service_item import ServiceItem

Asked = tuple[Request, Decision | None]
"""A request, and what was decided; None where it was refused."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The points of an item that its tests touch, and those they miss.

    What no request can touch does not count.
    """

    item: ServiceItem
    touched: tuple[Point, ...]
    missed: tuple[Point, ...]

    @property
    def total(self) -> int:
        """How many points there are."""
        return len(self.touched) + len(self.missed)


def coverage(catalog: Catalog, item: ServiceItem, asked: Iterable[Asked]) -> Coverage:
    """What the tests of an item touch, by what became of their requests."""
    every = points(catalog, item)
    left = missed(catalog, item, every, asked)
    witnesses = Witnesses(catalog, item)
    open_ = [each for each in left if _is_possible(witnesses, each)]
    gone = set(map(id, left))
    hit = tuple(each for each in every if id(each) not in gone)
    return Coverage(item, hit, tuple(open_))


def missed(
    catalog: Catalog,
    item: ServiceItem,
    every: Sequence[Point],
    asked: Iterable[Asked],
) -> list[Point]:
    """The points that none of the requests touches."""
    left = list(every)
    for request, decision in asked:
        known = Touching(catalog, item, request, decision)
        left = [each for each in left if not known.touches(each)]
    return left


def _is_possible(witnesses: Witnesses, point: Point) -> bool:
    """Whether a request can touch a point; what is not proven counts."""
    try:
        return witnesses.of(point) is not None
    except Unproven:
        return True
