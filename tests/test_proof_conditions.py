"""What is said about conditions is true, and hard questions are not left out."""

from itertools import combinations
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from catalogkit.catalog.canonical import And, Not, Or, Typed, both, either, negated
from catalogkit.catalog.holds import holds
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import (
    Always,
    Line,
    Never,
    Redundant,
)
from catalogkit.catalog.regions import sat
from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
from tests.catalogs import project
from tests.strategies_items import (
    Body,
    Built,
    built,
    condition,
    facts,
    items,
    requests_to,
)


def agreed(body: Body, random: Random) -> Body:
    """The same item with approvals, some of which ask the same people."""
    names = [each["id"] for each in body["form"]]
    body["approvals"] = [
        {"id": f"a-{n}", "by": {"team": team}, "when": condition(random, names)}
        for n, team in enumerate(("security", "security", "service-desk"))
    ]
    return body


WITH_APPROVALS = st.builds(agreed, items(("tree",)), st.randoms(use_true_random=False))


def whens(those: Built) -> dict[str, Typed]:
    """The condition of each approval."""
    return {
        each.id: those.catalog.typed[id(each.when)] for each in those.item.approvals
    }


def without(tree: Typed, line: Typed) -> Typed:
    """A condition from which one line is taken out."""
    match tree:
        case And(parts):
            return both(without(each, line) for each in parts if each is not line)
        case Or(parts):
            return either(without(each, line) for each in parts if each is not line)
        case Not(part):
            return negated(without(part, line))
    return tree


@given(WITH_APPROVALS)
def test_a_condition_is_said_to_hold_always_or_never_where_it_does(body):
    those = built(body)
    every = [facts(request) for request in requests_to(those)]
    assume(every)
    truths = {
        name: {holds(tree, known) for known in every}
        for name, tree in whens(those).items()
    }

    def named(kind: type[Always] | type[Never]) -> set[str]:
        found = proven(those.catalog, kind)
        return {each.use.name for each in found if each.use.what == "approval"}

    assert named(Always) == {name for name, found in truths.items() if found == {True}}
    assert named(Never) == {name for name, found in truths.items() if found == {False}}


@given(WITH_APPROVALS)
def test_without_a_line_that_changes_nothing_a_condition_is_the_same(body):
    those = built(body)
    every = [facts(request) for request in requests_to(those)]

    for each in proven(those.catalog, Line):
        less = without(each.use.tree, each.line)
        assert all(holds(each.use.tree, known) == holds(less, known) for known in every)


@given(WITH_APPROVALS)
def test_a_redundant_approval_is_never_needed_alone(body):
    those = built(body)
    every = [facts(request) for request in requests_to(those)]
    trees = whens(those)

    for each in proven(those.catalog, Redundant):
        mine, other = trees[each.step.id], trees[each.other.id]
        assert each.step.by == each.other.by
        assert any(holds(mine, known) for known in every)
        assert all(holds(other, known) for known in every if holds(mine, known))


def pigeons(holes: int) -> str:
    """A condition that no request meets, and that is hard to see through.

    Each of some pigeons has a hole, and no two have the same.
    """
    fields = [f"p{n}" for n in range(holes + 1)]
    names = [f"h{n}" for n in range(holes)]
    options = ", ".join(f"{{id: {name}, label: {name}}}" for name in names)
    form = "\n".join(
        f"  - {{id: {each}, type: choice, label: {each}, options: [{options}]}}"
        for each in fields
    )
    pairs = [*combinations(fields, 2)]
    apart = "\n".join(
        f"  in-{hole}: {{all: [{', '.join(apart_in(hole, pair) for pair in pairs)}]}}"
        for hole in names
    )
    uses = ", ".join(f"in-{hole}" for hole in names)
    given = "\n".join(f"        - {{{each}: present}}" for each in fields)
    return f"""\
kind: service_item
id: pigeons
title: Pigeons
owner: service-desk
form:
{form}
conditions:
{apart}
approvals:
  - id: one-each
    by: {{team: security}}
    when:
      use: [{uses}]
      all:
{given}
"""


def apart_in(hole: str, pair: tuple[str, str]) -> str:
    """Two pigeons are not both in a hole."""
    return f"{{not: {{all: [{{{pair[0]}: {hole}}}, {{{pair[1]}: {hole}}}]}}}}"


def said_of_pigeons(holes: int) -> list[tuple[str, Severity]]:
    found = findings(project(pigeons=pigeons(holes)))
    own = (each for each in found if each.place.entity == "service_item:pigeons")
    return [
        (each.rule, each.severity) for each in own if each.rule.startswith("condition/")
    ]


def test_a_hard_question_is_answered():
    assert said_of_pigeons(5) == [("condition/always-false", Severity.ERROR)]


def test_a_question_that_is_given_up_is_a_warning_and_never_silence(monkeypatch):
    monkeypatch.setattr(sat, "CONFLICTS", 500)

    assert said_of_pigeons(8) == [("condition/not-proven", Severity.WARNING)]
