"""The smallest of many: as few facts as can be, each of its likeliest class."""

from collections.abc import Iterable, Sequence

from catalogkit.catalog.regions.dimension import ABSENT
from catalogkit.catalog.regions.formula import Formula
from catalogkit.catalog.regions.search import Spent, find, settle

STEPS = 200
"""How long one simpler choice is looked for."""


def smallest(
    parts: Sequence[Formula],
    masks: Sequence[int],
    solved: Sequence[int],
    order: Iterable[int],
) -> list[int]:
    """Masks of one class each, within a solution's reach, that meet all parts.

    `order` holds all dimensions: those that matter least first, which are left out
    first.
    """
    settled, within, best = [*parts], [*masks], [*solved]
    dims = [*order]
    for dim in dims:
        if within[dim] & ABSENT:
            settled, within, best = _narrowed(settled, within, best, dim, [ABSENT])
    for dim in reversed(dims):
        bits = _bits(within[dim])
        settled, within, best = _narrowed(settled, within, best, dim, bits)
    return within


def _narrowed(
    parts: list[Formula],
    masks: list[int],
    best: list[int],
    dim: int,
    wishes: Sequence[int],
) -> tuple[list[Formula], list[int], list[int]]:
    """The first wish that can be met; where none can be, all stays as it is."""
    for wish in wishes:
        if not masks[dim] & wish:
            continue
        tried = [*masks]
        tried[dim] = wish
        left = settle(parts, tried)
        if left is None:
            continue
        if best[dim] & wish:
            solution: list[int] | None = None if left else tried
            if left:
                within = [*best]
                within[dim] &= wish
                solution = within
        else:
            solution = _solution(left, tried)
        if solution is not None:
            return left, tried, solution
    return parts, masks, best


def _solution(parts: list[Formula], masks: list[int]) -> list[int] | None:
    try:
        return find(parts, masks, STEPS)
    except Spent:
        return None


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        low = mask & -mask
        found.append(low)
        mask ^= low
    return found
