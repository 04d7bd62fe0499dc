"""Where two tables differ in which the first rule that fits is taken.

A request that meets no rule that was added, removed or moved sees the same rules in the
same order in both tables. So where something changes, the rule that is taken in one of
the tables is such a rule: for each of them, and each rule of the other table, it is
asked whether some request takes the two.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from catalogkit.catalog.regions.grid import Box, Grid, Masks, uncovered, within
from catalogkit.catalog.regions.search import NODES, Spent, volume

Rule = tuple[Box, Hashable]
"""Where a rule applies, and what then happens; where none applies, None happens."""
Table = Sequence[Rule]
Pair = tuple[Hashable, Hashable]
BOXES = 200_000
"""How many boxes a count may look at."""
_SEEN = object()


def changes(
    region: Masks, old: Table, new: Table, nodes: int = NODES
) -> dict[Pair, list[int]]:
    """What happened and what happens now, where they differ: a part of the region each.

    Raises Spent after `nodes` splits for one question.
    """
    parts: dict[Pair, list[int]] = {}
    gone, come = _unlike(old, new)
    for one, other, unlike, is_new in ((new, old, come, 1), (old, new, gone, 0)):
        meeting = _Meeting(region, one, other, nodes)
        for number in unlike:
            for what, rest in meeting.others(number):
                own = one[number][1]
                pair = (what, own) if is_new else (own, what)
                if what != own and pair not in parts:
                    part = meeting.part(rest)
                    if part is not None:
                        parts[pair] = part
    return parts


def volumes(
    region: Masks, old: Table, new: Table, nodes: int = BOXES
) -> dict[Pair, int]:
    """Of how many choices of classes each change is. Raises Spent after `nodes` boxes.

    Boxes are split along the rules that come first, until one rule of each table holds
    all of a box.
    """
    return _Counting(region, old, new, nodes).found()


Rest = tuple[list[int], list[Box]]
"""A part of the region, and the boxes that come first there."""


class _Meeting:
    """The rules of one table as they meet those of another."""

    def __init__(self, region: Masks, one: Table, other: Table, nodes: int) -> None:
        self.region, self.one, self.other, self.nodes = region, one, other, nodes
        self.ones = Grid(region, [box for box, _ in one])
        self.others_grid = Grid(region, [box for box, _ in other])

    def others(self, number: int) -> Iterator[tuple[Hashable, Rest]]:
        """What the other table may do with requests that a rule of this one takes."""
        box = self.one[number][0]
        here = within(self.region, box)
        if not all(here):
            return
        earlier = self.ones.meeting(box) & ((1 << number) - 1)
        first = [self.one[each][0] for each in _numbers(earlier)]
        if self.part((here, first)) is None:
            return
        for each in _numbers(self.others_grid.meeting(box)):
            met, what = self.other[each]
            inside = within(here, met)
            yield what, (inside, [*first])
            if inside == here:
                return
            first.append(met)
        yield None, (here, first)

    def part(self, rest: Rest) -> list[int] | None:
        """Requests in a part that none of the boxes takes first; None: there are none.

        Raises Spent.
        """
        return uncovered(*rest, self.nodes)


@dataclass
class _Counting:
    """A count of all that changes."""

    region: Masks
    old: Table
    new: Table
    nodes: int
    sizes: dict[Pair, int] = field(default_factory=dict)

    def found(self) -> dict[Pair, int]:
        """How many choices of classes each change is."""
        grids = [Grid(self.region, [box for box, _ in t]) for t in (self.old, self.new)]
        seen: list[Box] = []
        for box in _changed(self.old, self.new):
            here = within(self.region, box)
            if all(here):
                done = [(each, _SEEN) for each in seen]
                tables = [
                    [*done, *(table[each] for each in _numbers(grid.meeting(box)))]
                    for grid, table in zip(grids, (self.old, self.new), strict=True)
                ]
                self.explore(here, _left(here, tables[0]), _left(here, tables[1]))
                seen.append(box)
        return self.sizes

    def explore(self, here: list[int], old: list[Rule], new: list[Rule]) -> None:
        """Splits a box until one rule of each table holds all of it."""
        stack = [(here, old, new)]
        while stack:
            here, old, new = stack.pop()
            before = _outcomes(old)
            if len(before) == 1 and before == _outcomes(new):
                continue
            front = next((r[0][0] for r in (old, new) if r and r[0][0]), None)
            if front is None:
                self.tell(here, old, new)
                continue
            self.nodes -= 1
            if self.nodes < 0:
                raise Spent
            dim, mask = next(iter(front.items()))
            for part in (here[dim] & ~mask, here[dim] & mask):
                if part:
                    child = [*here]
                    child[dim] = part
                    stack.append((child, _left(child, old), _left(child, new)))

    def tell(self, here: list[int], old: list[Rule], new: list[Rule]) -> None:
        """Takes down what happens in a box."""
        pair = (old[0][1] if old else None, new[0][1] if new else None)
        if pair[0] != pair[1]:
            size = volume(here, range(len(here)))
            self.sizes[pair] = self.sizes.get(pair, 0) + size


def _unlike(old: Table, new: Table) -> tuple[list[int], list[int]]:
    """The rules of each table that are not in both, in the same order."""
    keys = [[(frozenset(box.items()), what) for box, what in t] for t in (old, new)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    gone: list[int] = []
    come: list[int] = []
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind != "equal":
            gone += range(low, high)
            come += range(start, end)
    return gone, come


def _changed(old: Table, new: Table) -> Iterator[Box]:
    """Where those rules apply, each box once."""
    gone, come = _unlike(old, new)
    all_boxes = [*(old[each][0] for each in gone), *(new[each][0] for each in come)]
    return iter({frozenset(box.items()): box for box in all_boxes}.values())


def _numbers(those: int) -> Iterator[int]:
    while those:
        low = those & -those
        yield low.bit_length() - 1
        those ^= low


def _left(here: Masks, rules: Sequence[Rule]) -> list[Rule]:
    """The rules as they lie in a box, up to the first that holds all of it."""
    found: list[Rule] = []
    for box, what in rules:
        sides = _sides(here, box)
        if sides is not None:
            found.append((sides, what))
            if not sides:
                break
    return found


def _sides(here: Masks, box: Mapping[int, int]) -> Box | None:
    left = {}
    for dim, mask in box.items():
        both = here[dim] & mask
        if not both:
            return None
        if both != here[dim]:
            left[dim] = both
    return left


def _outcomes(rules: Sequence[Rule]) -> set[Hashable]:
    found = {what for _, what in rules}
    if not rules or rules[-1][0]:
        found.add(None)
    return found
