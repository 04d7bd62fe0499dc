"""Tables of rules as boxes: which overlap, which never apply, what no rule covers.

A rule is a box: for some dimensions the set of classes it lets in, as a mask of bits
(a dimension that is not named lets everything in). It knows nothing of catalogs.

Rules as hyper-rectangles are those of Calvanese, Dumas, Laurson, Maggi, Montali and
Teinemaa, "Semantics, analysis and simplification of DMN decision tables", Information
Systems 78 (2018). There a line sweeps over one dimension after the other; here a box is
split in two where that cuts the fewest rules, until one rule covers what is left, or no
rule meets it. Where the classes of a dimension fall apart so that no rule spans two of
the parts, nothing is cut at all. To decide whether boxes cover a space is co-NP-complete
in general, so every question has a budget of splits.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import prod

NODES = 200_000
"""How many boxes a question may look at."""
CANDIDATES = 6
"""How many ways to split a box are weighed up."""
FEW = 16
"""So few rules are split by one of theirs, without weighing."""
_ALMOST = 1 - 1e-9
Box = Mapping[int, int]
"""Dimension → the mask of its classes that are let in."""
Sides = tuple[tuple[int, int], ...]
Point = tuple[int, ...]
"""One class of each dimension, by number."""


class TooHard(Exception):
    """A question used up its budget."""


def gap(sizes: Sequence[int], rules: Sequence[Box], nodes: int = NODES) -> Point | None:
    """A point that no rule covers; None: proven that the rules cover all.

    `sizes` is how many classes each dimension has. Raises TooHard.
    """
    return uncovered([(1 << size) - 1 for size in sizes], rules, nodes)


def uncovered(
    box: Sequence[int], rules: Sequence[Box], nodes: int = NODES
) -> Point | None:
    """A point of a box (a mask for each dimension) that no rule covers, or None.

    Raises TooHard.
    """
    within = [*box]
    met = _meeting([tuple(each.items()) for each in rules], within)
    stack = [] if met is None else [(within, met)]
    while stack:
        here, sides = stack.pop()
        if not sides:
            return point(here)
        nodes -= 1
        if nodes < 0:
            raise TooHard
        dim, mask = _cut(here, sides)
        halves = []
        for part in (mask, here[dim] & ~mask):
            left = _narrowed(sides, dim, part)
            if left is not None:
                child = [*here]
                child[dim] = part
                halves.append((child, left))
        stack.extend(sorted(halves, key=_emptiest_last))
    return None


def overlaps(
    sizes: Sequence[int], rules: Sequence[Box]
) -> Iterator[tuple[int, int]]:
    """Every pair of rules that share a point, by number, the earlier first."""
    table = _Table(sizes, rules)
    for number, rule in enumerate(rules):
        for other in _ones(table.meeting(rule) & ((1 << number) - 1)):
            yield other, number


def shadowed(
    sizes: Sequence[int], rules: Sequence[Box], nodes: int = NODES
) -> dict[int, list[int]]:
    """Rules that never apply where the first that fits is taken, and why.

    Each has the earlier rules that cover it together, none of which can be left out.
    Raises TooHard.
    """
    table = _Table(sizes, rules)
    found: dict[int, list[int]] = {}
    for number, rule in enumerate(rules):
        before = table.meeting(rule) & ((1 << number) - 1)
        if before:
            box = table.box(rule)
            earlier = [*_ones(before)]
            if _is_covered(box, [rules[each] for each in earlier], nodes):
                found[number] = _fewest(box, rules, earlier, nodes)
    return found


def point(box: Sequence[int]) -> Point:
    """The first point of a box."""
    return tuple([(mask & -mask).bit_length() - 1 for mask in box])


class _Table:
    """For every class of every dimension the rules that let it in, as bits."""

    def __init__(self, sizes: Sequence[int], rules: Sequence[Box]) -> None:
        self.full = [(1 << size) - 1 for size in sizes]
        self.every = (1 << len(rules)) - 1
        free = [self.every] * len(sizes)
        lets: list[list[int]] = [[0] * size for size in sizes]
        for number, rule in enumerate(rules):
            bit = 1 << number
            for dim, mask in rule.items():
                free[dim] &= ~bit
                for each in _ones(mask):
                    lets[dim][each] |= bit
        self.lets, self.free = lets, free

    def meeting(self, rule: Box) -> int:
        """The rules that share a point with one, itself included."""
        found = self.every
        for dim, mask in rule.items():
            lets, those = self.lets[dim], self.free[dim]
            for each in _ones(mask):
                those |= lets[each]
            found &= those
        return found

    def box(self, rule: Box) -> list[int]:
        """A rule with a mask for each dimension."""
        return [rule.get(dim, full) for dim, full in enumerate(self.full)]


def _is_covered(box: Sequence[int], rules: Sequence[Box], nodes: int) -> bool:
    """Whether rules cover a box: not where all of them together are too small."""
    parts = [
        prod(
            [(box[dim] & mask).bit_count() / box[dim].bit_count()
             for dim, mask in rule.items()]
        )
        for rule in rules
    ]
    if sum(parts) < _ALMOST:
        return False
    return max(parts) >= 1 or uncovered(box, rules, nodes) is None


def _fewest(
    box: Sequence[int], rules: Sequence[Box], numbers: list[int], nodes: int
) -> list[int]:
    """Of rules that cover a box those that are needed."""
    for each in numbers:
        if all(not box[dim] & ~mask for dim, mask in rules[each].items()):
            return [each]
    kept = numbers
    for each in reversed(numbers):
        others = [other for other in kept if other != each]
        if _is_covered(box, [rules[other] for other in others], nodes):
            kept = others
    return kept


def _meeting(rules: Sequence[Sides], box: Sequence[int]) -> list[Sides] | None:
    """Rules that meet a box, with the sides that cut it; None: one covers it all."""
    found: list[Sides] = []
    for rule in rules:
        if any(not box[dim] & mask for dim, mask in rule):
            continue
        sides = tuple([side for side in rule if box[side[0]] & ~side[1]])
        if not sides:
            return None
        found.append(sides)
    return found


def _emptiest_last(half: tuple[list[int], list[Sides]]) -> int:
    return -len(half[1])


def _narrowed(rules: Sequence[Sides], dim: int, part: int) -> list[Sides] | None:
    """What is left of rules where a dimension lies in a part of its classes."""
    found: list[Sides] = []
    for rule in rules:
        for side in rule:
            if side[0] == dim:
                if part & side[1]:
                    sides = rule
                    if not part & ~side[1]:
                        sides = tuple([each for each in rule if each is not side])
                        if not sides:
                            return None
                    found.append(sides)
                break
        else:
            found.append(rule)
    return found


def _cut(box: Sequence[int], rules: Sequence[Sides]) -> tuple[int, int]:
    """Where to split a box so that the fewest rules are cut."""
    if len(rules) <= FEW:
        dim, mask = min(rules, key=len)[0]
        return dim, mask & box[dim]
    sides = Counter([side for rule in rules for side in rule])
    by_dim: dict[int, list[tuple[int, int]]] = {}
    for (dim, mask), count in sides.items():
        by_dim.setdefault(dim, []).append((mask & box[dim], count))
    counts = {dim: sum(n for _, n in those) for dim, those in by_dim.items()}
    for dim, those in by_dim.items():
        if counts[dim] == len(rules):
            part = _apart(those)
            if part != box[dim]:
                if part:
                    return dim, part
    best, choice = len(rules) * 2 + 1, (0, 0)
    for (dim, mask), _ in sides.most_common(CANDIDATES):
        inside = mask & box[dim]
        cut = len(rules) - counts[dim]
        cut += sum(n for each, n in by_dim[dim] if each & inside and each & ~inside)
        if cut < best:
            best, choice = cut, (dim, inside)
    return choice


def _apart(masks: Sequence[tuple[int, int]]) -> int:
    """Classes that no mask ties to the others, about half of them; 0 if all hang."""
    parts: list[tuple[int, int]] = []
    for mask, count in masks:
        together, total = mask, count
        others = []
        for part, number in parts:
            if part & together:
                together |= part
                total += number
            else:
                others.append((part, number))
        parts = [*others, (together, total)]
    half, found, number = sum(n for _, n in masks) / 2, 0, 0
    for part, count in sorted(parts, key=lambda each: each[0] & -each[0]):
        found |= part
        number += count
        if number >= half:
            break
    return found


def _ones(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
