"""Which kinds of request change their outcome between two catalogs."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from catalogkit.catalog.canonical import Ask, Between, Given, Typed
from catalogkit.catalog.regions.asked import is_opaque
from catalogkit.catalog.regions.build import of_item
from catalogkit.catalog.regions.changes import Rule, changes, volumes
from catalogkit.catalog.regions.dimension import Dimension
from catalogkit.catalog.regions.formula import (
    Atom,
    Both,
    Either,
    Formula,
    complement,
    every,
    some,
)
from catalogkit.catalog.regions.grid import boxes
from catalogkit.catalog.regions.proofs import Requests
from catalogkit.catalog.regions.prove import Unproven, ground, solved
from catalogkit.catalog.regions.search import Spent, count
from catalogkit.catalog.regions.smallest import smallest
from catalogkit.catalog.regions.space import Space
from catalogkit.catalog.regions.witness import Witness, meant
from catalogkit.decision import Request
from catalogkit.model.form import Field

Cases = Sequence[tuple[Hashable, Typed]]
"""What happens, and when: the first that holds; None where none does."""
SHARES = 20_000
"""How many boxes are looked at to say how much changes."""


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of request that is treated otherwise.

    None stands for requests that a form does not take, or no case applies to. `share`
    is the part of all requests that one of the forms takes, from 0 to 1, counted as
    `Requests.share` does; None where that takes too long.
    """

    old: Hashable
    new: Hashable
    request: Request
    share: float | None


def differences(
    old: Requests, new: Requests, old_cases: Cases, new_cases: Cases
) -> Iterator[Change]:
    """Each pair of outcomes that some request changes between, with one request.

    A question that only one of the forms asks counts for that one only. Raises
    Unproven.
    """
    joint = _joint(old, new, old_cases, new_cases)
    tables = [joint.table(side) for side in (0, 1)]
    try:
        found = changes(joint.full, tables[0], tables[1])
    except Spent:
        message = "the two catalogs differ in more ways than a comparison follows"
        raise Unproven(message) from None
    sizes = joint.sizes(tables)
    for pair, part in found.items():
        request = joint.request(part, 1 if pair[0] is None else 0)
        share = sizes.get(pair)
        yield Change(pair[0], pair[1], request, share)


@dataclass
class _Joint:
    """The facts of two forms together, each class one of both."""

    asked: tuple[Requests, Requests]
    spaces: tuple[Space, Space]
    cases: tuple[Cases, Cases]
    full: list[int] = field(default_factory=list)
    index: dict[Hashable, int] = field(default_factory=dict)
    classes: list[list[tuple[tuple[int, int], object]]] = field(default_factory=list)

    def add(self, key: Hashable, both: list[tuple[tuple[int, int], object]]) -> None:
        """A fact: for each class the one in the old and in the new space, -1: none."""
        self.index[key] = len(self.full)
        self.full.append((1 << len(both)) - 1)
        self.classes.append(both)

    def read(self, formula: Formula, side: int) -> Formula:
        """A formula of one of the spaces over the facts of both."""
        if type(formula) is Atom:
            dim = self.index[_key(self.spaces[side], formula.dim)]
            mask = 0
            for number, (those, _) in enumerate(self.classes[dim]):
                if those[side] >= 0 and formula.mask >> those[side] & 1:
                    mask |= 1 << number
            return Atom(dim, mask)
        if type(formula) is Both:
            return every([self.read(part, side) for part in formula.parts])
        if type(formula) is Either:
            return some([self.read(part, side) for part in formula.parts])
        return formula

    def taken(self, side: int) -> list[Formula]:
        """What a request must meet to be taken by a form."""
        space = self.spaces[side]
        parts = [self.read(rule, side) for rule in space.rules]
        for number, start in enumerate(space.start):
            parts.append(self.read(Atom(number, start), side))
        return parts

    def table(self, side: int) -> list[Rule]:
        """What happens in one of the catalogs, as rules that are boxes."""
        refused = [complement(each, self.full) for each in self.taken(side)]
        rows: list[tuple[Hashable, Formula]] = [(None, each) for each in refused]
        space = self.spaces[side]
        rows += [
            (what, self.read(space.formula(tree), side))
            for what, tree in self.cases[side]
        ]
        found: list[Rule] = []
        for what, formula in rows:
            those = boxes(formula, self.full)
            if those is None:
                message = "a condition is too manifold to be compared"
                raise Unproven(message)
            found += [(box, what) for box in those]
        return found

    def sizes(self, tables: Sequence[Sequence[Rule]]) -> dict[Hashable, float]:
        """How much changes, where that can be said."""
        either = some([every(self.taken(side)) for side in (0, 1)])
        try:
            found = volumes(self.full, tables[0], tables[1], SHARES)
            whole = count([either], self.full, range(len(self.full)), SHARES)
        except Spent:
            return {}
        return {pair: size / whole for pair, size in found.items()} if whole else {}

    def request(self, part: list[int], side: int) -> Request:
        """A small request of a part, made with the form of one side."""
        space, asked = self.spaces[side], self.asked[side]
        dims, masks = [*space.dims], [*space.start]
        for number in range(len(space.dims)):
            joint = self.index[_key(space, number)]
            if part[joint] != self.full[joint]:
                masks[number] = 0
            for place, (those, value) in enumerate(self.classes[joint]):
                if part[joint] >> place & 1 and part[joint] != self.full[joint]:
                    masks[number] |= 1 << those[side] if those[side] >= 0 else 0
                    dims[number] = _sampled(dims[number], those[side], value)
        view = replace(space, dims=dims, ground=False)
        here = ground(view)
        order = range(len(masks) - 1, -1, -1)
        found = None if here is None else solved(here.rules, masks)
        if here is not None and found is not None:
            least = smallest(here.rules, masks, found, order)
            read = [
                dim.name for n, dim in enumerate(dims) if masks[n] != space.start[n]
            ]
            made = Witness(asked.scene, asked.item, view).request(least, read)
            if made is not None:
                return made[0]
        message = "there may be a difference, and no request was found that shows it"
        raise Unproven(message)


def _joint(old: Requests, new: Requests, one: Cases, other: Cases) -> _Joint:
    asked = (old, new)
    plain = [
        _meant(each, cases) for each, cases in zip(asked, (one, other), strict=True)
    ]
    trees = [*plain[0], *plain[1], *_limits(old), *_limits(new), *_demands(old, new)]
    spaces = tuple(of_item(each.scene, each.item, trees) for each in asked)
    joint = _Joint(asked, (spaces[0], spaces[1]), (one, other))
    keys = dict.fromkeys(
        _key(space, number) for space in spaces for number in range(len(space.dims))
    )
    for key in keys:
        joint.add(key, _classes(key, joint.spaces))
    return joint


def _meant(asked: Requests, cases: Cases) -> list[Typed]:
    """What is asked of one side, by base facts: the other derives otherwise."""
    space = of_item(asked.scene, asked.item, [tree for _, tree in cases])
    trees = [meant(space, tree) for _, tree in cases]
    for name, tests in space.questions.of.items():
        for attribute, test in tests:
            trees.append(Ask(f"{name}.{attribute}" if attribute else name, test))
    return trees


def _limits(asked: Requests) -> Iterator[Typed]:
    """The limits of fields as tests, so that both sides tell the same values apart."""
    for each in asked.item.form:
        if each.type in {"integer", "number", "money", "date", "datetime"}:
            sort = asked.scene.sort(each, None)
            low, high = sort.low, sort.high
            if low is not None or high is not None:
                test = Between(low, high)
                if not is_opaque(each.id, test):
                    yield Ask(each.id, test)


def _demands(old: Requests, new: Requests) -> Iterator[Typed]:
    """Whether an answer is given, where only one of the forms demands it.

    No condition need read it for that.
    """
    before, after = ({each.id: each for each in side.item.form} for side in (old, new))
    for name, asked in {**before, **after}.items():
        demands = {_demand(side[name]) for side in (before, after) if name in side}
        there = name in before and name in after
        if asked.type not in {"note", "group"} and (
            len(demands) > 1 or (not there and demands != {(False, False, False)})
        ):
            yield Ask(name, Given(given=True))


def _demand(asked: Field) -> tuple[bool, bool, bool]:
    hidden = asked.visible_when is not None and asked.required
    return asked.required, asked.required_when is not None, hidden


def _key(space: Space, number: int) -> Hashable:
    """What a dimension is called in both spaces."""
    for opaque, dim in space.opaque.items():
        if dim == number:
            return opaque
    return space.dims[number].name


def _classes(
    key: Hashable, spaces: tuple[Space, Space]
) -> list[tuple[tuple[int, int], object]]:
    """The classes of a fact in both spaces; what one does not ask is anything there."""
    found: dict[tuple[int, int], object] = {(0, 0): None}
    dims = [_dim(space, key) for space in spaces]
    for dim in dims:
        for sample in () if dim is None else dim.samples[1:]:
            for value in sample:
                both = (_class(dims[0], value), _class(dims[1], value))
                found.setdefault(both, value)
    return [*found.items()]


def _dim(space: Space, key: Hashable) -> Dimension | None:
    number = (
        space.opaque.get(key) if isinstance(key, tuple) else space.index.get(str(key))
    )
    return None if number is None else space.dims[number]


def _class(dim: Dimension | None, value: object) -> int:
    """The class of a value; -1 where it is none of the form's answers."""
    if dim is None:
        return 0
    for number, sample in enumerate(dim.samples):
        if value in sample:
            return number
    return -1


def _sampled(dim: Dimension, number: int, value: object) -> Dimension:
    if number <= 0:
        return dim
    samples = [*dim.samples]
    samples[number] = [value]
    return replace(dim, samples=samples)
