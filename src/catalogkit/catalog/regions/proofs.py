"""Every request that an item can get, as a set that conditions cut."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import is_
from typing import TypeVar

from catalogkit.catalog.canonical import (
    TRUE,
    And,
    Ask,
    Given,
    Not,
    Or,
    Typed,
    fields,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.regions.build import of_item
from catalogkit.catalog.regions.formula import Atom, Formula, dimensions, some
from catalogkit.catalog.regions.prove import Unproven, ground, near, solution, solved
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.search import NODES, Spent, count
from catalogkit.catalog.regions.smallest import smallest
from catalogkit.catalog.regions.space import NotAsked, Space
from catalogkit.catalog.regions.table import Table, table
from catalogkit.catalog.regions.witness import Witness
from catalogkit.catalog.tree import others
from catalogkit.decision import Request
from catalogkit.model.service_item import ServiceItem

TRIES = 40
"""How many classes of values are tried for tests that no class decides."""

MANY = 64
"""From so many conditions on, all are looked at together."""
T = TypeVar("T")


@dataclass
class Requests:
    """Every request that the form of an item accepts from its audience."""

    scene: Scene
    item: ServiceItem
    _space: Space | None = None
    _more: dict[Typed, None] = field(default_factory=dict)
    _last: tuple[Sequence[Typed], Table | None] = ((), None)

    def possible(self, tree: Typed) -> bool:
        """Whether some request meets a condition; quicker than `some`.

        Raises Unproven.
        """
        space, formula = self._read(tree)
        if solution(space, [formula]) is None:
            return False
        if space.opaque and _touches(space, formula):
            return self.some(tree) is not None
        return not space.opaque or self._is_open

    @cached_property
    def _is_open(self) -> bool:
        """Whether anything at all can be asked. Raises Unproven."""
        return self.some(TRUE) is not None

    def always(self, tree: Typed) -> bool:
        """Whether every request meets a condition. Raises Unproven."""
        return not self.possible(Not(tree))

    def some(self, tree: Typed) -> Request | None:
        """A smallest request for which a condition holds; None: proven, there is none.

        Few facts are given in it, likely values first, and the form takes it. Raises
        Unproven.
        """
        space, formula = self._read(tree)
        found = solution(space, [formula], whole=True)
        here = ground(space)
        if found is None or here is None:
            return None
        return self._witness(space, tree, [formula, *here.rules])

    def gap(self, trees: Sequence[Typed]) -> Request | None:
        """A smallest request for which none of the conditions holds.

        Of very many conditions it is only a small one. Raises Unproven.
        """
        none = Not(Or(tuple(trees)))
        rows = self._rows(trees) if len(trees) > MANY else None
        if rows is not None:
            region = _decided(rows.gap)
            return None if region is None else self._inside(none, region)
        return self.some(none) if self.possible(none) else None

    def overlaps(self, trees: Sequence[Typed]) -> Iterator[tuple[int, int, Request]]:
        """Pairs of conditions that both hold for some request, with a smallest one."""
        for second, other in enumerate(trees):
            for first, one in enumerate(trees[:second]):
                both = And((one, other))
                request = self.some(both) if self.possible(both) else None
                if request is not None:
                    yield first, second, request

    def read(self, trees: Sequence[Typed]) -> None:
        """Makes the classes and boxes of many conditions; kept for the last ones.

        `pairs`, `covered` and `gap` do so by themselves.
        """
        self._rows(trees)

    def pairs(self, trees: Sequence[Typed]) -> Iterator[tuple[int, int]]:
        """Pairs of conditions that both hold for some request, quickly for many.

        Raises Unproven.
        """
        rows = self._rows(trees)
        if rows is not None:
            yield from ((first, second) for first, second, _ in rows.pairs())
            return
        for second, other in enumerate(trees):
            for first, one in enumerate(trees[:second]):
                if self.possible(And((one, other))):
                    yield first, second

    def covered(self, trees: Sequence[Typed]) -> list[int]:
        """Conditions to which those before leave no request, by number.

        Raises Unproven.
        """
        rows = self._rows(trees)
        if rows is None:
            pairs = ((tree, trees[:number]) for number, tree in enumerate(trees))
            left = [And((tree, Not(Or(tuple(before))))) for tree, before in pairs]
            return [each for each, tree in enumerate(left) if not self.possible(tree)]
        return _decided(rows.covered)

    def implies(self, left: Typed, right: Typed) -> Request | None:
        """A request for which `left` holds and not `right`; None: it implies it."""
        return self.some(And((left, Not(right))))

    def share(self, tree: Typed) -> float:
        """The part of all requests for which a condition holds, from 0 to 1.

        Classes of values are counted, each as much as any other of its fact: a choice
        of three options that a condition tells apart weighs a third each, a number cut
        at one value a third below, at and above it. Raises Unproven.
        """
        space, formula = self._read(tree)
        here = ground(space)
        if here is None:
            return 0.0
        rules = near(here, [formula])
        dims: set[int] = set()
        for each in (formula, *rules):
            dimensions(each, dims)
        among = sorted(dims)
        try:
            whole = count(rules, here.masks, among, NODES)
            part = count([formula, *rules], here.masks, among, NODES)
        except Spent:
            message = f"the share is not counted after {NODES:,} steps"
            raise Unproven(message) from None
        return part / whole

    def given(self, name: str) -> Typed:
        """A field is answered."""
        return Ask(name, Given(given=True))

    def visible(self, name: str) -> Typed:
        """A field is shown."""
        asked = next(each for each in self.item.form if each.id == name)
        if asked.visible_when is None:
            return TRUE
        tree: Typed = self.scene.catalog.typed[id(asked.visible_when)]
        return tree

    def _rows(self, trees: Sequence[Typed]) -> Table | None:
        """The conditions as boxes; None where they are too many, or not all decide."""
        known, rows = self._last
        if len(known) != len(trees) or not all(map(is_, known, trees)):
            rows = self._table(trees)
            self._last = (trees, rows)
        return rows

    def _table(self, trees: Sequence[Typed]) -> Table | None:
        space, _ = self._read(Or(tuple(trees)))
        here = ground(space)
        if here is None or space.opaque or space.unproven:
            return None
        formulas = [space.formula(tree) for tree in trees]
        return table(formulas, near(here, formulas), space.full, here.masks)

    def _inside(self, tree: Typed, region: Sequence[int]) -> Request | None:
        """A small request in a region in which a condition holds everywhere."""
        space = self._space
        assert space is not None  # noqa: S101 - the condition was read
        here = ground(space)
        assert here is not None  # noqa: S101 - some region was found
        found = solved(here.rules, region)
        assert found is not None  # noqa: S101 - no region is found without a request
        masks = smallest(here.rules, region, found, self._order(space, True))  # noqa: FBT003 - a formula
        read = [name.partition(".")[0] for name, _ in fields(tree)]
        request = Witness(self.scene, self.item, space).request(masks, read)
        return None if request is None else request[0]

    def _read(self, tree: Typed) -> tuple[Space, Formula]:
        if self._space is None:
            self._space = of_item(self.scene, self.item, self._more)
        try:
            return self._space, self._space.formula(tree)
        except NotAsked:
            self._more[tree] = None
            self._space = of_item(self.scene, self.item, self._more)
        try:
            return self._space, self._space.formula(tree)
        except NotAsked:
            reasons = [*self._space.unproven, "a condition reads what is not known"]
            raise Unproven(reasons[0]) from None

    def _witness(
        self, space: Space, tree: Typed, parts: list[Formula]
    ) -> Request | None:
        here = ground(space)
        assert here is not None  # noqa: S101 - some request was found
        read = [name.partition(".")[0] for name, _ in fields(tree)]
        makes = Witness(self.scene, self.item, space)
        order = self._order(space, parts[0])
        left = [*parts]
        for _ in range(TRIES):
            masks = self._simplest(left, here.masks, order)
            if masks is None:
                break
            request = makes.request(masks, read)
            if request is not None and makes.is_taken(*request, tree):
                return request[0]
            left.append(_other(space, masks))
        for way in space.ways:
            masks = self._simplest(
                [*parts, *map(space.formula, way)], here.masks, order
            )
            request = None if masks is None else makes.request(masks, read)
            if request is not None and makes.is_taken(*request, tree):
                return request[0]
        message = "no request was found on which the limits of the form come out so"
        raise Unproven(message)

    def _simplest(
        self, parts: Sequence[Formula], masks: Sequence[int], order: Sequence[int]
    ) -> list[int] | None:
        found = solved(parts, masks)
        return None if found is None else smallest(parts, masks, found, order)

    def _order(self, space: Space, formula: Formula) -> list[int]:
        """Facts that the question does not read first, the last of the form first."""
        asked: set[int] = set()
        dimensions(formula, asked)
        numbers = range(len(space.dims) - 1, -1, -1)
        return sorted(numbers, key=asked.__contains__)


def requests(catalog: Catalog, item: ServiceItem) -> Requests:
    """The requests of an item, made once."""
    scenes: dict[str, object] = catalog.__dict__.setdefault("_regions", {})
    scene = scenes.setdefault("scene", Scene(catalog))
    assert isinstance(scene, Scene)  # noqa: S101 - put there above
    found = scenes.setdefault(f"item:{item.id}", Requests(scene, item))
    assert isinstance(found, Requests)  # noqa: S101 - put there above
    return found


def _other(space: Space, masks: Sequence[int]) -> Formula:
    """Any other classes for what those tests read that no class decides."""
    names = {n for name, test in space.opaque for n in (name, *others(test))}
    dims = {space.index[each] for each in names if each in space.index}
    dims.update(space.opaque.values())
    numbers = sorted(dims) or range(len(space.dims))
    return some([Atom(n, space.full[n] & ~masks[n]) for n in numbers])


def _touches(space: Space, formula: Formula) -> bool:
    """Whether a test that no class decides has to do with a question."""
    here = ground(space)
    dims: set[int] = set()
    for each in (formula, *(near(here, [formula]) if here else ())):
        dimensions(each, dims)
    return not dims.isdisjoint(space.opaque.values())


def _decided(question: Callable[[], T]) -> T:
    try:
        return question()
    except Spent:
        message = f"the question is not decided after {NODES:,} steps"
        raise Unproven(message) from None
