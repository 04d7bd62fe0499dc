"""Suggestions and changes of random items."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given

from catalogkit.catalog.canonical import TRUE
from catalogkit.catalog.regions import requests
from catalogkit.decide.coverage import coverage
from catalogkit.decide.decided import decided
from catalogkit.decide.mutants import mutants
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.suggestions import noticing, suggestions
from catalogkit.decide.surviving import came_out, score
from catalogkit.decide.tried import tried
from catalogkit.decision import Decision, Request
from tests.strategies_items import MODES, Built, built, item, items


def with_suggestions(those: Built) -> Built:
    """The item with all examples that are suggested."""
    missed = coverage(those.catalog, those.item, ()).missed
    found = [each.example for each in suggestions(those.catalog, those.item, missed)]
    return built({**those.body, "examples": found})


def outcomes(those: Built) -> Iterator[tuple[Request, Decision | None]]:
    for example in those.item.examples:
        outcome = tried(those.catalog, those.item, example)
        assert outcome.holds, (example, outcome.mismatches)
        yield outcome.request, outcome.decision


@given(items())
def test_all_suggestions_hold_and_leave_nothing_to_suggest(body):
    those = with_suggestions(built(body))

    found = coverage(those.catalog, those.item, outcomes(those))

    assert found.missed == ()
    nobody_can_ask = requests(those.catalog, those.item).some(TRUE) is None
    assert bool(found.touched) != nobody_can_ask


@given(items())
def test_a_suggestion_is_decided_as_it_says(body):
    those = built(body)
    missed = coverage(those.catalog, those.item, ()).missed

    for each in suggestions(those.catalog, those.item, missed):
        if "refused" not in each.example["expect"]:
            book = rulebook(those.catalog)
            path = decided(book, those.item, each.request).path
            assert each.example["expect"].get("path") == path


@pytest.mark.parametrize("seed", range(6))
def test_who_survives_in_a_random_item_was_not_noticed(seed):
    those = with_suggestions(built(item(Random(seed), MODES[seed % len(MODES)])))
    catalog = those.catalog

    found = score(catalog, those.item, those.item.examples)

    assert found.total + found.alike == len(list(mutants(catalog, those.item)))
    for each in found.survivors:
        if each.request is not None:
            other = each.mutant.applied(catalog)
            assert came_out(catalog, each.request) != came_out(other, each.request)
    more = [each.example for each in noticing(catalog, those.item, found.survivors)]
    again = built({**those.body, "examples": [*those.body["examples"], *more]})
    for each in score(again.catalog, again.item, again.item.examples).survivors:
        # That a request takes no path is a mistake, which no test can expect.
        assert each.request is None or takes_no_path(again, each.request)


def takes_no_path(those: Built, request: Request) -> bool:
    return decided(rulebook(those.catalog), those.item, request).path is None
