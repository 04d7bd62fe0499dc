"""Whether formulas can hold together: splitting, with everything decided followed up.

A search like that of Davis, Putnam, Logemann and Loveland over value classes instead of
truth values: what is certain narrows the masks, then one part is tried both ways.
"""

from collections.abc import Iterable, Sequence

from catalogkit.catalog.regions.formula import (
    Atom,
    Both,
    Either,
    Formula,
    complement,
    dimensions,
    reduced,
)

NODES = 20_000
"""How many splits a question may take."""


class Spent(Exception):
    """The splits that a question may take are used up."""


def find(
    parts: Iterable[Formula], masks: Sequence[int], nodes: int = NODES
) -> list[int] | None:
    """Masks within the given ones where all parts hold, whatever is chosen in them.

    None: proven that there are none. Raises Spent after `nodes` splits.
    """
    stack: list[tuple[list[Formula], list[int]]] = [([*parts], [*masks])]
    while stack:
        parts_left, within = stack.pop()
        settled = settle(parts_left, within)
        if settled is None:
            continue
        if not settled:
            return within
        nodes -= 1
        if nodes < 0:
            raise Spent
        at, taken, rest = _split(settled, within)
        others = settled[:at] + settled[at + 1 :]
        stack.append(([*others, *rest], [*within]))
        stack.append(([*others, taken], within))
    return None


def settle(parts: list[Formula], masks: list[int]) -> list[Formula] | None:
    """Narrows the masks by what must be; the parts left to decide, None: impossible."""
    while True:
        kept: list[Formula] = []
        narrowed = False
        todo = [*parts]
        for part in todo:
            now = reduced(part, masks)
            if now is True:
                continue
            if now is False:
                return None
            if type(now) is Atom:
                masks[now.dim] &= now.mask
                narrowed = True
            elif type(now) is Both:
                todo.extend(now.parts)
            else:
                kept.append(now)
        if not narrowed or not kept:
            return kept
        parts = kept


def count(
    parts: Iterable[Formula],
    masks: Sequence[int],
    among: Sequence[int],
    nodes: int = NODES,
) -> int:
    """How many choices of classes, in some dimensions, all parts hold for.

    The parts must speak of those dimensions only. Raises Spent after `nodes` splits.
    """
    total = 0
    stack: list[tuple[list[Formula], list[int]]] = [([*parts], [*masks])]
    while stack:
        parts_left, within = stack.pop()
        settled = settle(parts_left, within)
        if settled is None:
            continue
        if not settled:
            total += volume(within, among)
            continue
        nodes -= 1
        if nodes < 0:
            raise Spent
        atom = _an_atom(settled)
        other = [*within]
        within[atom.dim] &= atom.mask
        other[atom.dim] &= ~atom.mask
        stack.append((settled, within))
        stack.append(([*settled], other))
    return total


def volume(masks: Sequence[int], among: Iterable[int]) -> int:
    """How many choices of classes some masks leave."""
    found = 1
    for dim in among:
        found *= masks[dim].bit_count()
    return found


def groups(parts: Iterable[Formula]) -> list[tuple[set[int], list[Formula]]]:
    """Parts that share dimensions, together: groups that do not touch each other."""
    found: list[tuple[set[int], list[Formula]]] = []
    for part in parts:
        dims: set[int] = set()
        dimensions(part, dims)
        together = [part]
        apart = []
        for group in found:
            if dims.isdisjoint(group[0]):
                apart.append(group)
            else:
                dims |= group[0]
                together += group[1]
        found = [*apart, (dims, together)]
    return found


def _split(
    parts: Sequence[Formula], masks: Sequence[int]
) -> tuple[int, Formula, list[Formula]]:
    """Which part to split, one way for it to hold, and what is left otherwise."""
    sizes = [len(part.parts) if type(part) is Either else 0 for part in parts]
    at = sizes.index(min(sizes))
    part = parts[at]
    assert type(part) is Either  # noqa: S101 - all else is settled
    ways = sorted(part.parts, key=_is_no_atom)
    taken = ways[0]
    rest: list[Formula] = [Either(ways[1:])]
    if type(taken) is Atom:
        rest.append(complement(taken, masks))
    return at, taken, rest


def _is_no_atom(part: Formula) -> bool:
    return type(part) is not Atom


def _an_atom(parts: Sequence[Formula]) -> Atom:
    part: Formula = parts[0]
    while type(part) is Both or type(part) is Either:
        part = part.parts[0]
    assert type(part) is Atom  # noqa: S101 - constants are settled
    return part
