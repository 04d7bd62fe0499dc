"""Boxes: what they overlap and cover is what trying every point says."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.canonical import Ask, fields
from catalogkit.catalog.holds import NOWHERE, holds
from catalogkit.catalog.regions.columns import Column, transposed
from catalogkit.catalog.regions.formula import Atom, Both, Either, complement
from catalogkit.catalog.regions.grid import (
    Grid,
    boxes,
    meet,
    share,
    uncovered,
    within,
)
from catalogkit.catalog.regions.sat import solve
from catalogkit.catalog.regions.search import Spent
from tests.strategies_conditions import SCOPE, answers_to, conditions

REGION = (0b1111, 0b1110, 0b111, 0b11)
POINTS = [*product(*[[1 << n for n in range(4) if mask >> n & 1] for mask in REGION])]
ATOMS = st.integers(0, 3).flatmap(
    lambda dim: st.builds(Atom, st.just(dim), st.integers(1, REGION[dim]))
)
FORMULAS = st.recursive(
    ATOMS | st.booleans(),
    lambda parts: (
        st.lists(parts, min_size=1, max_size=3).map(Both)
        | st.lists(parts, min_size=1, max_size=3).map(Either)
    ),
    max_leaves=8,
)


def lies_in(point, formula):
    match formula:
        case bool():
            return formula
        case Atom(dim, mask):
            return point[dim] & mask != 0
        case Both(parts):
            return all(lies_in(point, part) for part in parts)
    return any(lies_in(point, part) for part in formula.parts)


def points(some):
    return {p for p in POINTS if any(all(p[d] & m for d, m in b.items()) for b in some)}


def overlaps(grid):
    met = [grid.meeting(box) for box in grid.boxes]
    return [(i, j) for j in range(len(met)) for i in range(j) if met[j] >> i & 1]


def drawn(formulas):
    return [box for each in formulas for box in boxes(each, REGION) or ()]


@given(formula=FORMULAS)
def test_the_boxes_of_a_formula_hold_its_points(formula):
    found = boxes(formula, REGION)

    assert points(found) == {p for p in POINTS if lies_in(p, formula)}
    assert all(mask & REGION[dim] == mask for box in found for dim, mask in box.items())


@given(formulas=st.lists(FORMULAS, max_size=12))
def test_what_no_box_covers_is_found_or_proven_not_to_be(formulas):
    some = drawn(formulas)
    found = uncovered(REGION, some)

    assert (found is None) == (len(points(some)) == len(POINTS))
    if found is not None:
        left = {p for p in POINTS if all(p[d] & m for d, m in enumerate(found))}
        assert left
        assert not left & points(some)


@given(formulas=st.lists(FORMULAS, max_size=12))
def test_all_overlaps_are_found_once(formulas):
    some = drawn(formulas)
    pairs = [(i, j) for j in range(len(some)) for i in range(j)]

    apart = [
        pair
        for pair in pairs
        if not points(some[pair[0] : pair[0] + 1]) & points(some[pair[1] : pair[1] + 1])
    ]
    found = overlaps(Grid(REGION, some))
    assert sorted([*found, *apart]) == sorted(pairs)
    assert all((meet(some[i], some[j]) is not None) for i, j in found)


@given(formula=ATOMS)
def test_a_share_counts_points(formula):
    for box in boxes(formula, REGION) or ():
        assert round(share(REGION, box) * len(POINTS)) == len(points([box]))


def test_too_many_splits_are_said_and_not_passed_over():
    odd = [p for p in POINTS if sum(each.bit_length() for each in p) % 2]
    some = [dict(enumerate(point)) for point in odd]

    with pytest.raises(Spent):
        uncovered(within(REGION, {0: 1}), [*some, *some][1:], nodes=1)


@given(tree=conditions().filter(lambda tree: isinstance(tree, Ask)), data=st.data())
def test_a_column_holds_what_the_reference_says_of_each_value(tree, data):
    answers = data.draw(st.lists(answers_to(tree), max_size=8))
    values = [each.get(tree.field) for each in answers]
    plain = [v for v in values if not isinstance(v, dict)]
    if len([*fields(tree)]) > 1 or SCOPE.find(tree.field) is None:
        return

    found = Column(plain, NOWHERE).passing(tree.test)

    meant = [holds(tree, {tree.field: value}) for value in plain]
    assert [bool(found >> place & 1) for place in range(len(plain))] == meant
    assert found < 1 << len(plain)


@given(columns=st.lists(st.integers(0, 255), max_size=6))
def test_a_table_turned_over_holds_the_same(columns):
    turned = transposed(columns, 8)

    for number, column in enumerate(columns):
        places = [bool(column >> place & 1) for place in range(8)]
        assert [bool(each >> number & 1) for each in turned] == places


@given(formulas=st.lists(FORMULAS, max_size=12))
def test_boxes_and_sat_solvers_agree_on_what_is_covered(formulas):
    pytest.importorskip("pysat", reason="python-sat is not installed")
    full = [mask | 1 for mask in REGION]
    rest = [complement(each, full) for each in formulas]

    covered = uncovered(REGION, drawn(formulas)) is None
    assert (solve(rest, REGION) is None) is covered


@given(formulas=st.lists(FORMULAS, max_size=12))
def test_boxes_and_z3_agree_on_what_is_covered(formulas):
    z3 = pytest.importorskip("z3", reason="z3-solver is not installed")
    dims = [z3.Int(str(dim)) for dim in range(len(REGION))]

    def of(dim, mask):
        return z3.Or([dims[dim] == each for each in range(4) if mask >> each & 1])

    def meant(formula):
        match formula:
            case bool():
                return z3.BoolVal(formula)
            case Atom(dim, mask):
                return of(dim, mask)
            case Both(parts):
                return z3.And([meant(part) for part in parts])
        return z3.Or([meant(part) for part in formula.parts])

    solver = z3.Solver()
    solver.add([of(dim, mask) for dim, mask in enumerate(REGION)])
    solver.add(z3.Not(z3.Or([meant(each) for each in formulas])))
    covered = uncovered(REGION, drawn(formulas)) is None
    assert (solver.check() == z3.unsat) is covered
