"""Repeating groups: the kinds of line that conditions tell apart, and how many."""

from collections.abc import Iterator, Sequence

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import Typed
from catalogkit.catalog.regions.dimension import ABSENT, dimension, yes_or_no
from catalogkit.catalog.regions.formula import Atom, Formula, some
from catalogkit.catalog.regions.members import Members, TooMany, at_most
from catalogkit.catalog.regions.prove import solution
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.sorts import Sort
from catalogkit.catalog.regions.space import Kind, Lines, Space
from catalogkit.catalog.regions.values import values
from catalogkit.model.form import Field

KINDS = 64
"""How many kinds of line are told apart."""


def add_lines(
    space: Space, asked: Field, lines: Space, trees: Sequence[Typed], scene: Scene
) -> None:
    """Adds a dimension for each kind of line, and one for their number."""
    kinds = {f"line {n}": each for n, each in enumerate(_kinds(lines, trees))}
    presence = space.add(yes_or_no(asked.id))
    of = {name: space.add(yes_or_no(f"{asked.id}={name}")) for name in kinds}
    members = space.several[asked.id] = Members(presence, of)
    low, high = limits(asked, scene.currency)
    least = max(low, 1) if isinstance(low, int) else 1
    sort = Sort("integer", low=least, high=high, likely=(*range(1, len(kinds) + 2),))
    counted = [*space.questions.of.get(f"{asked.id}.count", {})]
    found = values(sort, [test for _, test in counted], scene.today)
    dim = dimension(f"{asked.id}.count", [(each, None) for each in found], counted)
    count = space.add(dim)
    space.lines[asked.id] = Lines(lines, kinds, members, count)


def rules_of_lines(space: Space, name: str) -> Iterator[Formula]:
    """There are lines exactly where they are counted, and enough for their kinds."""
    found = space.lines[name]
    members, count = found.members, found.count
    yield from members.rules()
    present = space.full[count] & ~ABSENT
    yield some([members.given(), Atom(count, ABSENT)])
    yield some([members.given(given=False), Atom(count, present)])
    for number, sample in enumerate(space.dims[count].samples):
        most = max((each for each in sample if isinstance(each, int)), default=0)
        if number and most < len(members.of):
            others = Atom(count, space.full[count] & ~(1 << number))
            yield some([others, at_most(most, [*members.of.values()])])


def _kinds(lines: Space, trees: Sequence[Typed]) -> Iterator[Kind]:
    """Every way in which conditions of a line can come out together."""
    told = [*dict.fromkeys(trees)]
    formulas = [lines.formula(each) for each in told]
    open_ways: list[list[Formula]] = [[]]
    for formula in formulas:
        ways = [
            [*way, part]
            for way in open_ways
            for part in (formula, lines.negated(formula))
        ]
        open_ways = [way for way in ways if solution(lines, way) is not None]
        if len(open_ways) > KINDS:
            raise TooMany
    for way in open_ways:
        kind = _kind(lines, told, formulas, way)
        if kind is not None:
            yield kind


def _kind(
    lines: Space,
    told: Sequence[Typed],
    formulas: Sequence[Formula],
    way: Sequence[Formula],
) -> Kind | None:
    masks = solution(lines, way)
    if masks is None:
        return None
    truths = dict(zip(told, map(_same, formulas, way), strict=True))
    return Kind(truths, masks)


def _same(formula: Formula, part: Formula) -> bool:
    return formula is part
