"""Where two tables differ in which the first rule that fits is taken.

A request that meets no rule that was added, removed or moved sees the same rules in the
same order in both tables, so only the boxes of those rules are looked into. There a box
is split along the rules that come first, until one rule of each table holds all of it.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from catalogkit.catalog.regions.grid import Box, Grid, Masks, within
from catalogkit.catalog.regions.search import Spent, volume

NODES = 200_000
"""How many boxes a comparison may look at."""
Rule = tuple[Box, Hashable]
"""Where a rule applies, and what then happens; where none applies, None happens."""
Pair = tuple[Hashable, Hashable]
_SEEN = object()


def changes(
    region: Masks, old: Sequence[Rule], new: Sequence[Rule], nodes: int = NODES
) -> dict[Pair, list[int]]:
    """What happened and what happens now, where they differ: a part of the region each.

    Raises Spent.
    """
    return _Comparing(region, old, new, nodes).found()


def volumes(
    region: Masks, old: Sequence[Rule], new: Sequence[Rule], nodes: int = NODES
) -> dict[Pair, int]:
    """Of how many choices of classes each change is. Raises Spent."""
    comparing = _Comparing(region, old, new, nodes, counts=True)
    comparing.found()
    return comparing.sizes


@dataclass
class _Comparing:
    """A comparison on its way."""

    region: Masks
    old: Sequence[Rule]
    new: Sequence[Rule]
    nodes: int
    counts: bool = False
    parts: dict[Pair, list[int]] = field(default_factory=dict)
    sizes: dict[Pair, int] = field(default_factory=dict)

    def found(self) -> dict[Pair, list[int]]:
        """One part of the region for each change."""
        grids = [Grid(self.region, [box for box, _ in t]) for t in (self.old, self.new)]
        seen: list[Box] = []
        for box in _changed(self.old, self.new):
            here = within(self.region, box)
            if all(here):
                done = [(each, _SEEN) for each in seen]
                tables = [
                    [*done, *_meeting(grid, rules, box)]
                    for grid, rules in zip(grids, (self.old, self.new), strict=True)
                ]
                self.explore(here, _left(here, tables[0]), _left(here, tables[1]))
                seen.append(box)
        return self.parts

    def explore(self, here: list[int], old: list[Rule], new: list[Rule]) -> None:
        """Splits a box until one rule of each table holds all of it."""
        stack = [(here, old, new)]
        while stack:
            here, old, new = stack.pop()
            if not self.is_open(old, new):
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

    def is_open(self, old: list[Rule], new: list[Rule]) -> bool:
        """Whether some change may be found that is not known yet."""
        before, after = _outcomes(old), _outcomes(new)
        if len(before) == 1 and before == after:
            return False
        if self.counts:
            return True
        return any(
            one != other and (one, other) not in self.parts
            for one in before
            for other in after
            if one is not _SEEN and other is not _SEEN
        )

    def tell(self, here: list[int], old: list[Rule], new: list[Rule]) -> None:
        """Takes down what happens in a box."""
        pair = (old[0][1] if old else None, new[0][1] if new else None)
        if pair[0] != pair[1]:
            self.parts.setdefault(pair, here)
            size = volume(here, range(len(here)))
            self.sizes[pair] = self.sizes.get(pair, 0) + size


def _changed(old: Sequence[Rule], new: Sequence[Rule]) -> Iterator[Box]:
    """The boxes of rules that are not in both, in the same order."""
    keys = [[(frozenset(box.items()), what) for box, what in t] for t in (old, new)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    found: dict[frozenset[tuple[int, int]], Box] = {}
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind != "equal":
            for box, _ in (*old[low:high], *new[start:end]):
                found.setdefault(frozenset(box.items()), box)
    return iter(found.values())


def _meeting(grid: Grid, rules: Sequence[Rule], box: Box) -> Iterator[Rule]:
    those = grid.meeting(box)
    while those:
        low = those & -those
        yield rules[low.bit_length() - 1]
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
