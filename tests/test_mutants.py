"""Changed items: each change changes something, and who survives was not noticed."""

import datetime

import pytest

from catalogkit.catalog.catalog import Catalog
from catalogkit.decide.decided import decided
from catalogkit.decide.mutants import Mutant, mutants
from catalogkit.decide.refused import Refused
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.surviving import score
from catalogkit.decide.tried import tried
from catalogkit.decision import Request
from catalogkit.model.service_item import ServiceItem
from catalogkit.project import load
from tests.desks import desk
from tests.pages import ROOT, TODAY

MONDAY = datetime.datetime(2026, 11, 23, 2, tzinfo=datetime.UTC)
SMALL = {"size": "small", "people": 1}
CHANGES = {
    "the constraint: 51 stands for 50": {**SMALL, "people": 51},
    "the constraint: 49 stands for 50": {**SMALL, "people": 50},
    "the constraint: the condition is left out": {**SMALL, "people": 60},
    "the impact: 11 stands for 10": {**SMALL, "people": 10},
    "the impact: 9 stands for 10": {**SMALL, "people": 9},
    "the impact: 'people is at least 10' is turned round": SMALL,
    "the path 'expert': the line 'size is large or standing' is left out": {
        "size": "small", "people": 7,
    },
    "the path 'expert': the line 'people is at least 5' is left out": {
        "size": "large", "people": 2,
    },
    "the path 'expert': 'large' is left out": {"size": "large", "people": 7},
    "the path 'expert': 'small' stands for 'large'": {"size": "large", "people": 7},
    "the path 'expert': 6 stands for 5": {"size": "large", "people": 5},
    "the path 'expert': the condition is turned round": SMALL,
    "the path 'loud': 'loud is yes' is turned round": {**SMALL, "loud": True},
    "the approval 'money': 500 itself is included": {**SMALL, "cost": 500},
    "the approval 'money': 501 stands for 500": {**SMALL, "cost": 501},
    "the task 'insulate': the condition is left out": SMALL,
    "the promise (fulfil): 'standing' stands for 'large'": {
        "size": "large", "people": 1,
    },
    "the path 'standard' is taken away": SMALL,
    "the path 'loud' is taken away": {**SMALL, "loud": True},
    "the path 'loud' no longer goes before 'expert'": {
        "size": "large", "people": 9, "loud": True,
    },
    "the path 'standard' goes to": SMALL,
    "the approval 'boss' is taken away": SMALL,
    "the approval 'money' comes before 'boss'": {**SMALL, "cost": 900},
    "the task 'build' is taken away": SMALL,
    "the task 'insulate' is taken away": {**SMALL, "loud": True},
    "impact low and urgency high give p4": SMALL,
    "respond takes 2h instead of 1h": SMALL,
    "fulfil takes 3bd instead of 2bd": {"size": "large", "people": 1},
    "fulfil takes 5h instead of 4h": SMALL,
}  # fmt: skip
"""How a change is said, in its first words, and a request that it decides otherwise."""


@pytest.fixture(scope="module")
def company() -> Catalog:
    """The catalog of the company."""
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    return catalog


def became(catalog: Catalog, request: Request) -> object:
    """All that tests can expect of a request."""
    item = catalog.get(ServiceItem, request.item)
    assert item is not None
    try:
        found = decided(rulebook(catalog), item, request, traced=False)
    except Refused as refused:
        return [each.said for each in refused.refusals]
    approvals = [each.id for each in found.approvals]
    tasks = [each.id for each in found.tasks if not each.maybe]
    where = (found.path, found.team, found.priority)
    return *where, approvals, tasks, found.respond, found.due


def named(said: str) -> tuple[Catalog, Mutant]:
    catalog, item = desk()
    found = [each for each in mutants(catalog, item) if each.said.startswith(said)]
    assert found, [each.said for each in mutants(catalog, item)]
    return catalog, found[0]


@pytest.mark.parametrize("said", CHANGES)
def test_a_change_decides_the_requests_it_is_about_otherwise(said: str) -> None:
    catalog, mutant = named(said)
    request = Request("desk", CHANGES[said], at=MONDAY)

    assert became(mutant.applied(catalog), request) != became(catalog, request)


def test_no_two_changes_are_said_alike_at_one_place() -> None:
    catalog, item = desk()
    found = [(each.said, each.place) for each in mutants(catalog, item)]

    assert len(found) == len(set(found))


def test_a_change_leaves_the_catalog_as_it_was() -> None:
    catalog, item = desk()
    request = Request("desk", SMALL, at=MONDAY)
    before = became(catalog, request)

    for each in mutants(catalog, item):
        each.applied(catalog)

    assert became(catalog, request) == before
    assert catalog.get(ServiceItem, "desk") is item


def test_an_example_that_expects_nothing_notices_nothing_but_a_refusal() -> None:
    catalog, item = desk()

    found = score(catalog, item, item.examples)

    refusing = [each for each in mutants(catalog, item) if "constraint" in each.said]
    assert found.noticed < len(refusing)
    assert len(found.survivors) > 20


def test_an_example_that_fails_notices_nothing() -> None:
    wrong = "      - {name: wrong, answers: {size: small, people: 1}, "
    catalog, item = desk(wrong + "expect: {path: expert}}\n")

    assert score(catalog, item, item.examples).noticed == 0


def test_what_an_example_expects_is_noticed_when_it_changes() -> None:
    right = "      - {name: right, answers: {size: small, people: 1}, "
    expect = "expect: {path: standard, team: service-desk, approvals: [boss], "
    catalog, item = desk(f"{right}{expect}tasks: [build]}}}}\n")

    left = {each.mutant.said for each in score(catalog, item, item.examples).survivors}

    for said in (
        "the path 'standard' is taken away",
        "the path 'standard' goes to 'security'",
        "the approval 'boss' is taken away",
        "the task 'build' is taken away",
        "the task 'insulate': the condition is left out",
    ):
        assert said not in left
    assert "respond takes 2h instead of 1h" in left


def test_who_survives_is_noticed_by_no_test_and_decides_its_request_otherwise(
    company: Catalog,
) -> None:
    for name in ("laptop", "workplace-fault", "till-fault", "network-port"):
        item = company.get(ServiceItem, name)
        assert item is not None
        for each in score(company, item, item.examples).survivors:
            other = each.mutant.applied(company)
            changed = other.get(ServiceItem, name)
            assert changed is not None
            assert all(tried(other, changed, one).holds for one in item.examples)
            if each.request is not None:
                before, after = (
                    became(company, each.request),
                    became(other, each.request),
                )
                assert before != after, each.mutant.said


def test_a_line_that_says_the_same_again_is_no_survivor() -> None:
    catalog, item = desk()
    said = "the path 'expert': 'standing' is left out in 'size is large or standing'"
    assert any(each.said == said for each in mutants(catalog, item))

    survivors = score(catalog, item, ()).survivors

    # `large` or `standing` on this path, and never `small`: turned round is no more.
    assert said in {each.mutant.said for each in survivors}
    for each in survivors:
        assert each.request is not None, each.mutant.said


def test_the_same_rules_said_otherwise_count_for_nothing(company: Catalog) -> None:
    item = company.get(ServiceItem, "vpn-access")
    assert item is not None

    found = score(company, item, ())

    assert found.alike > 0
    assert found.noticed == 0
