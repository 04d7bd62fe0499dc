"""Many conditions at once, as boxes of value classes.

A box gives some dimensions a mask each; where a condition is a few boxes, all overlaps
of a thousand conditions are found with a few operations on whole sets of boxes, and
what is covered by splitting where it tears the fewest boxes apart. The geometry is that
of Calvanese et al., Semantics, Analysis and Simplification of DMN Decision Tables,
Information Systems 78 (2018).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_

from catalogkit.catalog.regions.columns import members
from catalogkit.catalog.regions.formula import Atom, Either, Formula
from catalogkit.catalog.regions.search import NODES, Spent

Box = Mapping[int, int]
Masks = Sequence[int]
MOST = 64
"""Of how many boxes a condition may consist."""
_TRIED = 8  # how many masks of a dimension are tried for a split
_FEW = 24  # among so many boxes no time is spent on the best split
_QUICK = 4  # so much quicker are sets looked at by mask than by class


def boxes(formula: Formula, region: Masks) -> list[Box] | None:
    """The boxes, within a region, of which a formula is the union; None: too many."""
    match formula:
        case bool():
            return [{}] if formula else []
        case Atom(dim, mask):
            left = mask & region[dim]
            return [] if not left else [{}] if left == region[dim] else [{dim: left}]
        case Either(parts):
            each = [boxes(part, region) for part in parts]
            joined = [box for part in each for box in part or ()]
            return None if None in each or len(joined) > MOST else joined
    found: list[Box] = [{}]
    for part in formula.parts:
        others = boxes(part, region)
        if others is None or len(found) * len(others) > MOST:
            return None
        both = (meet(one, other) for one in found for other in others)
        found = [box for box in both if box is not None]
    return found


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes have in common; None: nothing."""
    found = {**one, **other}
    for dim in one.keys() & other.keys():
        found[dim] = one[dim] & other[dim]
        if not found[dim]:
            return None
    return found


def within(region: Masks, box: Box) -> list[int]:
    """The part of a region that lies in a box."""
    found = [*region]
    for dim, mask in box.items():
        found[dim] &= mask
    return found


class Grid:
    """Boxes in a region, by the classes they admit.

    Sets of boxes are integers with a bit for each box.
    """

    def __init__(self, region: Masks, boxes: Sequence[Box]) -> None:
        self.region, self.boxes = region, boxes
        self._met: dict[tuple[int, int], int] = {}

    def meeting(self, box: Box) -> int:
        """The boxes that have something in common with a box."""
        found = (1 << len(self.boxes)) - 1
        for dim, mask in box.items():
            key = (dim, mask)
            if key not in self._met:
                self._met[key] = self._admitting(dim, mask)
            found &= self._met[key]
            if not found:
                break
        return found

    def _admitting(self, dim: int, mask: int) -> int:
        by_mask = self._by_mask.get(dim)
        if by_mask is None:
            return (1 << len(self.boxes)) - 1
        found = self._free[dim]
        if len(by_mask) <= _QUICK * mask.bit_count():
            for other, those in by_mask.items():
                if other & mask:
                    found |= those
            return found
        by_class = self._by_class[dim]
        for number in members(mask):
            found |= by_class.get(number, 0)
        return found

    @cached_property
    def _by_mask(self) -> dict[int, dict[int, int]]:
        """Dimension → mask → the boxes that have it."""
        found: dict[int, dict[int, int]] = {}
        for number, box in enumerate(self.boxes):
            for dim, mask in box.items():
                sets = found.setdefault(dim, {})
                sets[mask] = sets.get(mask, 0) | 1 << number
        return found

    @cached_property
    def _free(self) -> dict[int, int]:
        """Dimension → the boxes that leave it alone."""
        every = (1 << len(self.boxes)) - 1
        return {
            dim: every & ~reduce(or_, by_mask.values())
            for dim, by_mask in self._by_mask.items()
        }

    @cached_property
    def _by_class(self) -> dict[int, dict[int, int]]:
        """Dimension → class → the boxes that narrow the one to the other."""
        return {dim: _classes(by_mask) for dim, by_mask in self._by_mask.items()}


def _classes(by_mask: Mapping[int, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for mask, those in by_mask.items():
        for number in members(mask):
            found[number] = found.get(number, 0) | those
    return found


def uncovered(
    region: Masks, boxes: Iterable[Box], nodes: int = NODES
) -> list[int] | None:
    """A part of a region in which no box lies; None: proven, they cover it all.

    Raises search.Spent after `nodes` splits.
    """
    stack: list[tuple[list[int], list[Box]]] = [([*region], [*boxes])]
    while stack:
        here, some = stack.pop()
        left = _left(here, some)
        if left is None:
            continue
        if not left or _is_open(here, left):
            return here
        nodes -= 1
        if nodes < 0:
            raise Spent
        dim, mask = (_split if len(left) > _FEW else _escape)(here, left)
        inside, outside = [*here], here
        inside[dim] &= mask
        outside[dim] &= ~mask
        stack += [(inside, left), (outside, left)]
    return None


def _left(region: Masks, some: Iterable[Box]) -> list[Box] | None:
    """The boxes as they lie in a region; None where one holds all of it."""
    found: list[Box] = []
    for box in some:
        left = {}
        for dim, mask in box.items():
            here = region[dim]
            both = here & mask
            if not both:
                break
            if both != here:
                left[dim] = both
        else:
            if not left:
                return None
            found.append(left)
    return found


def _is_open(region: list[int], some: Sequence[Box]) -> bool:
    """Whether some classes lie in no box at all; narrows the region to them if so."""
    for dim in some[0]:
        rest = region[dim]
        for box in some:
            rest &= ~box.get(dim, -1)
            if not rest:
                break
        else:
            region[dim] = rest
            return True
    return False


def _escape(region: Masks, some: Sequence[Box]) -> tuple[int, int]:
    """How most of a region gets away from the box that has the fewest sides."""
    box = min(some, key=len)
    dim = min(box, key=lambda dim: box[dim].bit_count() / region[dim].bit_count())
    return dim, box[dim]


def _split(region: Masks, some: Sequence[Box]) -> tuple[int, int]:
    """The dimension and mask whose two sides have the fewest boxes together."""
    by_dim: dict[int, dict[int, int]] = {}
    for box in some:
        for dim, mask in box.items():
            masks = by_dim.get(dim)
            if masks is None:
                by_dim[dim] = {mask: 1}
            else:
                masks[mask] = masks.get(mask, 0) + 1
    narrowed = sorted((-sum(masks.values()), dim) for dim, masks in by_dim.items())
    best, found = 2 * len(some) + 1, (0, 0)
    for less, dim in narrowed:
        if 2 * len(some) + less >= best:
            break
        for mask in _candidates(region[dim], by_dim[dim]):
            score = 2 * (len(some) + less) + _torn(mask, by_dim[dim])
            if score < best:
                best, found = score, (dim, mask)
    return found


def _candidates(here: int, masks: Mapping[int, int]) -> list[int]:
    often = [*masks]
    if len(often) > _TRIED:
        often = sorted(often, key=lambda mask: -masks[mask])[:_TRIED]
    below = [here & ((1 << mask.bit_length()) - 1) for mask in often]
    return often + [mask for mask in below if mask != here]


def _torn(mask: int, masks: Mapping[int, int]) -> int:
    """How many boxes the two sides of a mask have together."""
    found = 0
    for other, count in masks.items():
        both = other & mask
        found += count if not both or both == other else 2 * count
    return found


def share(region: Masks, box: Box) -> float:
    """How much of a region lies in a box, from 0 to 1: choices of classes count."""
    found = 1.0
    for dim, mask in box.items():
        found *= (region[dim] & mask).bit_count() / region[dim].bit_count()
    return found
