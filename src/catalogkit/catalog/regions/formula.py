"""Formulas over value classes: what a condition becomes before anything is proven.

A dimension is one fact of a request, numbered; its values fall into finitely many
classes, and a set of classes is a mask with one bit each. An atom says that a fact lies
in a set. Negation is pushed down to the atoms, where it is the rest of the classes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Atom:
    """The dimension's value lies in one of the classes of a mask."""

    dim: int
    mask: int


@dataclass(slots=True, eq=False)
class Both:
    """Every part holds."""

    parts: Sequence["Formula"]


@dataclass(slots=True, eq=False)
class Either:
    """Some part holds."""

    parts: Sequence["Formula"]


Formula = bool | Atom | Both | Either


def every(parts: Iterable[Formula]) -> Formula:
    """The parts joined by and."""
    kept: list[Formula] = []
    for part in parts:
        if part is False:
            return False
        if type(part) is Both:
            kept.extend(part.parts)
        elif part is not True:
            kept.append(part)
    if not kept:
        return True
    return kept[0] if len(kept) == 1 else Both(kept)


def some(parts: Iterable[Formula]) -> Formula:
    """The parts joined by or."""
    kept: list[Formula] = []
    for part in parts:
        if part is True:
            return True
        if type(part) is Either:
            kept.extend(part.parts)
        elif part is not False:
            kept.append(part)
    if not kept:
        return False
    return kept[0] if len(kept) == 1 else Either(kept)


def complement(formula: Formula, full: Sequence[int]) -> Formula:
    """What holds exactly where the formula does not; `full` has all classes."""
    if type(formula) is Atom:
        return Atom(formula.dim, full[formula.dim] & ~formula.mask)
    if type(formula) is Both:
        return some([complement(part, full) for part in formula.parts])
    if type(formula) is Either:
        return every([complement(part, full) for part in formula.parts])
    return not formula


def reduced(formula: Formula, masks: Sequence[int]) -> Formula:
    """The formula where each dimension lies within its mask, as far as that decides."""
    if type(formula) is Atom:
        left = masks[formula.dim]
        if not left & formula.mask:
            return False
        return formula if left & ~formula.mask else True
    if type(formula) is Both:
        return _reduced_both(formula, masks)
    if type(formula) is Either:
        return _reduced_either(formula, masks)
    return formula


def dimensions(formula: Formula, found: set[int]) -> None:
    """Adds every dimension that the formula speaks of."""
    if type(formula) is Atom:
        found.add(formula.dim)
    elif type(formula) is Both or type(formula) is Either:
        for part in formula.parts:
            dimensions(part, found)


def _reduced_both(formula: Both, masks: Sequence[int]) -> Formula:
    kept: list[Formula] = []
    for part in formula.parts:
        now = reduced(part, masks)
        if now is False:
            return False
        if now is not True:
            kept.append(now)
    if not kept:
        return True
    return kept[0] if len(kept) == 1 else Both(kept)


def _reduced_either(formula: Either, masks: Sequence[int]) -> Formula:
    kept: list[Formula] = []
    for part in formula.parts:
        now = reduced(part, masks)
        if now is True:
            return True
        if now is not False:
            kept.append(now)
    if not kept:
        return False
    return kept[0] if len(kept) == 1 else _joined(kept, masks)


def _joined(parts: list[Formula], masks: Sequence[int]) -> Formula:
    """Atoms of one dimension are one atom: that is what narrows a search at once."""
    first, mask = parts[0], 0
    if type(first) is not Atom:
        return Either(parts)
    for part in parts:
        if type(part) is not Atom or part.dim != first.dim:
            return Either(parts)
        mask |= part.mask
    return True if not masks[first.dim] & ~mask else Atom(first.dim, mask)
