"""Conditions in an order, as rows of boxes: which overlap, which are left, what is not.

See `grid`. What no request can be is given as boxes too, so that a row counts as
covered, or everything does, when only that is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.regions.columns import members
from catalogkit.catalog.regions.formula import Formula, complement
from catalogkit.catalog.regions.grid import (
    Box,
    Grid,
    Masks,
    boxes,
    meet,
    share,
    uncovered,
    within,
)

_ALMOST = 1 - 1e-9


@dataclass
class Table:
    """Rows of boxes in a region in which some boxes are impossible."""

    region: Masks
    rows: Sequence[Sequence[Box]]
    impossible: Sequence[Box] = ()
    _possible: dict[tuple[tuple[int, int], ...], bool] = field(default_factory=dict)

    @cached_property
    def grid(self) -> Grid:
        """Every box of every row."""
        return Grid(self.region, [box for row in self.rows for box in row])

    @cached_property
    def row_of(self) -> list[int]:
        """The row of each box of the grid."""
        return [number for number, row in enumerate(self.rows) for _ in row]

    @cached_property
    def start(self) -> list[int]:
        """Where the boxes of each row begin in the grid."""
        found, at = [], 0
        for row in self.rows:
            found.append(at)
            at += len(row)
        return found

    def pairs(self) -> Iterator[tuple[int, int, Box]]:
        """Rows that overlap, the earlier one first, with a box that both hold."""
        for second, row in enumerate(self.rows):
            seen: set[int] = set()
            for box in row:
                for number in members(self._earlier(second, box)):
                    first = self.row_of[number]
                    if first in seen:
                        continue
                    both = meet(self.grid.boxes[number], box)
                    if both is not None and self.is_possible(both):
                        seen.add(first)
                        yield first, second, both

    def covered(self) -> list[int]:
        """The rows to which those before leave nothing. Raises search.Spent."""
        return [
            number
            for number, row in enumerate(self.rows)
            if all(self._is_covered(number, box) for box in row)
        ]

    def gap(self) -> list[int] | None:
        """A part of the region in which no row lies; None: proven, there is none.

        Raises search.Spent.
        """
        return self.left(self.region, self.grid.boxes)

    def left(self, region: Masks, some: Sequence[Box]) -> list[int] | None:
        """A possible part of a region in which none of some boxes lies."""
        found = uncovered(region, some)
        if found is None or not self.impossible:
            return found
        possible = uncovered(found, self.impossible)
        if possible is not None:
            return possible
        return uncovered(region, [*some, *self.impossible])

    def is_possible(self, box: Box) -> bool:
        """Whether something in a box can be."""
        if not self.impossible:
            return True
        touched = self._delicate.intersection(box)
        if not touched:
            return True
        key = tuple((dim, box[dim]) for dim in sorted(touched))
        if key not in self._possible:
            region = within(self.region, dict(key))
            self._possible[key] = uncovered(region, self.impossible) is not None
        return self._possible[key]

    @cached_property
    def _delicate(self) -> frozenset[int]:
        return frozenset(dim for box in self.impossible for dim in box)

    def _earlier(self, row: int, box: Box) -> int:
        return self.grid.meeting(box) & ((1 << self.start[row]) - 1)

    def _is_covered(self, row: int, box: Box) -> bool:
        before = [self.grid.boxes[each] for each in members(self._earlier(row, box))]
        region = within(self.region, box)
        too_small = [*before, *self._touching(box)]
        if sum(share(region, each) for each in too_small) < _ALMOST:
            return False
        return self.left(region, before) is None

    def _touching(self, box: Box) -> list[Box]:
        return [each for each in self.impossible if meet(each, box) is not None]


def table(
    formulas: Sequence[Formula], rules: Sequence[Formula], full: Masks, region: Masks
) -> Table | None:
    """The table of some conditions under some rules; None: it has too many boxes."""
    rows = [boxes(each, region) for each in formulas]
    broken = [boxes(complement(each, full), region) for each in rules]
    if None in rows or None in broken:
        return None
    impossible = [box for each in broken for box in each or ()]
    return Table(region, [row or [] for row in rows], impossible)
