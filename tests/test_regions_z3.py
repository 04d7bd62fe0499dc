"""What regions prove of random items is what z3 says of the same forms.

The formulas of z3 are made from the forms and the typed trees (`z3_requests`), with no
code of regions.
"""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.canonical import And, Not, Or
from catalogkit.catalog.holds import holds
from catalogkit.catalog.regions import requests
from tests.strategies_items import MODES, built, facts, item, items, requests_to

z3 = pytest.importorskip("z3", reason="z3-solver is not installed: nothing compared")

SEEDS = 60
LEAST = 0.3


class Judge:
    """Answers of z3 about the requests of one item."""

    def __init__(self, those):
        from tests.z3_requests import Requests  # noqa: PLC0415 -- it imports z3

        self.made = Requests(those.catalog, those.item)
        self.trees = [self.made.of(tree) for tree in those.trees]
        self.solver = z3.Solver()
        self.solver.add(*self.made.accepted())

    def some(self, *formulas):
        found = self.solver.check(*formulas)
        assert found != z3.unknown
        return found == z3.sat

    def gap(self):
        return self.some(z3.Not(z3.Or(self.trees)))

    def overlaps(self):
        pairs = combinations(range(len(self.trees)), 2)
        return {(i, j) for i, j in pairs if self.some(self.trees[i], self.trees[j])}

    def covered(self):
        left = ((t, z3.Not(z3.Or(self.trees[:i]))) for i, t in enumerate(self.trees))
        return [i for i, formulas in enumerate(left) if not self.some(*formulas)]


def agree(those):
    """Compare every question; whether there is a gap, and whether an overlap."""
    judge, ours = Judge(those), requests(those.catalog, those.item)
    gap, overlaps = judge.gap(), judge.overlaps()

    found = [*ours.overlaps(those.trees)]
    assert (ours.gap(those.trees) is not None) is gap
    assert {(first, second) for first, second, _ in found} == overlaps
    assert set(ours.pairs(those.trees)) == overlaps
    assert ours.covered(those.trees) == judge.covered()
    for left, right in combinations(range(len(those.trees)), 2):
        implied = not judge.some(judge.trees[left], z3.Not(judge.trees[right]))
        counterexample = ours.implies(those.trees[left], those.trees[right])
        assert (counterexample is None) is implied
    for tree, formula in zip(those.trees, judge.trees, strict=True):
        assert ours.possible(tree) is judge.some(formula)
        assert ours.always(tree) is not judge.some(z3.Not(formula))
    return gap, bool(overlaps)


@given(body=items())
def test_regions_and_z3_agree_on_random_items(body):
    agree(built(body))


def test_enough_random_items_have_a_gap_an_overlap_or_neither(record_property):
    kinds = [
        agree(built(item(Random(seed), MODES[seed % len(MODES)])))
        for seed in range(SEEDS)
    ]
    shares = {
        "gap": sum(gap for gap, _ in kinds),
        "overlap": sum(overlap for _, overlap in kinds),
        "total": sum(not gap for gap, _ in kinds),
    }
    shown = ", ".join(f"{name} {n / SEEDS:.0%}" for name, n in shares.items())
    record_property(f"z3 agrees on {SEEDS} items", shown)

    assert min(shares.values()) >= LEAST * SEEDS


@given(body=items(), data=st.data())
def test_the_formulas_of_z3_mean_what_the_form_says(body, data):
    those = built(body)
    judge = Judge(those)
    taken = [*requests_to(those)][:40]
    if not taken:
        return
    request = data.draw(st.sampled_from(taken))
    known = facts(request)

    exactly = [*judge.made.exactly(known)]
    assert judge.some(*exactly)
    for tree, formula in zip(those.trees, judge.trees, strict=True):
        assert judge.some(*exactly, formula) is holds(tree, known)


def test_ored_and_negated_conditions_are_proven_as_well():
    those = built(item(Random(3), "free"))
    judge, ours = Judge(those), requests(those.catalog, those.item)
    one, other, *_ = those.trees
    a, b, *_ = judge.trees

    for tree, formula in (
        (And((one, Not(other))), z3.And(a, z3.Not(b))),
        (Not(Or((one, other))), z3.Not(z3.Or(a, b))),
    ):
        assert (ours.some(tree) is not None) is judge.some(formula)
