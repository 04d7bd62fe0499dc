"""Proofs on random items against trying every request one by one."""

from collections import Counter
from functools import lru_cache
from random import Random

import pytest
from hypothesis import given

from catalogkit.catalog.canonical import And, Not, Or
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import holds
from catalogkit.catalog.records import Records
from catalogkit.catalog.regions import requests
from tests.strategies_items import MODES, built, facts, item, items, requests_to

SEEDS = 50


@lru_cache(maxsize=SEEDS)
def drawn(seed):
    return built(item(Random(seed), MODES[seed % len(MODES)]))


def is_accepted(those, request):
    people = {name: each for name, each in facts(request).items() if "." in name}
    form = Form(those.item, those.catalog, Records(those.catalog), request=people)
    return [*form.refusals(request.answers)] == []


def agrees(those, tree):
    """Whether the proof finds a request exactly where trying finds one."""
    every = [each for each in requests_to(those) if holds(tree, facts(each))]
    found = requests(those.catalog, those.item).some(tree)
    if found is None:
        return every == []
    assert is_accepted(those, found), found
    assert holds(tree, facts(found)), found
    assert facts(found) in [facts(each) for each in every]
    return True


@given(items())
def test_a_gap_is_found_exactly_where_a_request_takes_no_path(body):
    those = built(body)

    assert agrees(those, Not(Or(tuple(those.trees))))


@given(items(("free", "wide")))
def test_an_overlap_is_found_exactly_where_a_request_takes_two_paths(body):
    those = built(body)
    everyone = [facts(each) for each in requests_to(those)]
    expected = {
        (first, second)
        for second, other in enumerate(those.trees)
        for first, one in enumerate(those.trees[:second])
        if any(holds(one, each) and holds(other, each) for each in everyone)
    }

    found = [*requests(those.catalog, those.item).overlaps(those.trees)]

    assert {(first, second) for first, second, _ in found} == expected
    for first, second, request in found:
        both = And((those.trees[first], those.trees[second]))
        assert is_accepted(those, request)
        assert holds(both, facts(request))


@given(items(("free",)))
def test_what_always_and_never_holds_is_what_trying_says(body):
    those = built(body)
    everyone = [facts(each) for each in requests_to(those)]
    all_of_them = requests(those.catalog, those.item)

    for tree in those.trees:
        truths = {holds(tree, each) for each in everyone}
        assert all_of_them.possible(tree) == (True in truths)
        assert all_of_them.always(tree) == (False not in truths)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_seeded_items_agree_too(seed):
    those = drawn(seed)

    assert agrees(those, Not(Or(tuple(those.trees))))


def test_enough_random_items_have_gaps_overlaps_and_all_requests_covered(
    record_property,
):
    counts = Counter()
    for seed in range(SEEDS):
        those = drawn(seed)
        found = requests(those.catalog, those.item)
        gap = found.gap(those.trees)
        counts["gap" if gap else "total"] += 1
        counts["overlap"] += any(True for _ in found.overlaps(those.trees))
    shares = {name: f"{n / SEEDS:.0%}" for name, n in sorted(counts.items())}
    record_property("random items", shares)

    assert min(counts[each] for each in ("gap", "overlap", "total")) >= 0.3 * SEEDS
