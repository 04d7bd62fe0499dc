"""Splitting, counting and the SAT solver, against trying every point."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.regions import sat
from catalogkit.catalog.regions.formula import Atom, Both, Either, complement
from catalogkit.catalog.regions.search import count, find
from catalogkit.catalog.regions.smallest import smallest

FULL = [0b111, 0b11, 0b1111111, 0b11]

ATOMS = st.integers(0, 3).flatmap(
    lambda dim: st.builds(Atom, st.just(dim), st.integers(0, FULL[dim]))
)
FORMULAS = st.recursive(
    ATOMS | st.booleans(),
    lambda parts: (
        st.lists(parts, max_size=4).map(Both) | st.lists(parts, max_size=4).map(Either)
    ),
    max_leaves=12,
)


def holds(formula, point):
    match formula:
        case Atom(dim, mask):
            return bool(mask >> point[dim] & 1)
        case Both(parts):
            return all(holds(part, point) for part in parts)
        case Either(parts):
            return any(holds(part, point) for part in parts)
    return formula


def points(masks):
    classes = [[n for n in range(7) if mask >> n & 1] for mask in masks]
    return [*product(*classes)]


@given(st.lists(FORMULAS, min_size=1, max_size=4))
def test_every_way_to_decide_finds_the_same(formulas):
    whole = Both(formulas)
    every = [each for each in points(FULL) if holds(whole, each)]

    ways = [find, sat.solve] if sat.is_installed() else [find]
    for masks in (way(formulas, FULL) for way in ways):
        assert (masks is None) == (every == [])
        assert masks is None or all(holds(whole, each) for each in points(masks))
    assert count(formulas, FULL, range(4)) == len(every)
    negated = complement(whole, FULL)
    assert all(holds(negated, each) != holds(whole, each) for each in points(FULL))


@given(st.lists(FORMULAS, min_size=1, max_size=3))
def test_the_smallest_point_is_one_and_leaves_out_what_it_can(formulas):
    solved = find(formulas, FULL)
    if solved is None:
        return

    masks = smallest(formulas, FULL, solved, range(4))

    (point,) = points(masks)
    assert holds(Both(formulas), point)
    for dim in range(4):
        fewer = (*point[:dim], 0, *point[dim + 1 :])
        assert point[dim] == 0 or not holds(Both(formulas), fewer)
