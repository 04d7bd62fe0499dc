"""Facts that follow from others, that only the world knows, or that are compared."""

# ruff: noqa: E501 - definitions as authors lay them out

import pytest

from catalogkit.catalog.regions import Unproven
from tests.thing import asked, path


def test_the_priority_the_path_and_the_cost_follow_from_answers():
    those = asked("""
form:
  - {id: urgent, type: boolean, label: U, required: true}
  - {id: count, type: integer, label: C, min: 1, max: 9, required: true}
  - id: model
    type: choice
    label: M
    required: true
    options:
      - {id: small, label: S, price: {once: 100 EUR, times: count}}
      - {id: large, label: L, price: {once: 300 EUR, times: count}}
price: {monthly: 5 EUR}
priority: {matrix: levels, impact: high, urgency: [{when: {urgent: true}, is: high}, {is: low}]}
paths:
  expert: {when: {urgent: true}}
  standard: {}
approvals:
  - {id: one, when: {request.cost: over 2500 EUR}, by: {team: security}}
  - {id: two, when: {request.cost: over 2705 EUR}, by: {team: security}}
  - {id: three, when: {all: [{request.path: standard}, {request.priority: p1}]}, by: {team: security}}
  - {id: four, when: {all: [{request.cost: 205 EUR}, {request.priority: p2}]}, by: {team: security}}
""", levels="""
kind: priority_matrix
id: levels
title: Levels
owner: service-desk
impact: {high: {high: p1, low: p2}}
""")  # fmt: skip
    trees = [those.scene.catalog.typed[id(a.when)] for a in those.item.approvals]

    costly = those.some(trees[0]).answers
    assert (costly["model"], costly["count"]) == ("large", 9)
    assert those.some(trees[1]) is None
    assert those.some(trees[2]) is None
    known = those.some(trees[3]).answers
    assert (known["model"], known["count"], known["urgent"]) == ("small", 2, False)


def test_the_recipient_is_the_requester_until_somebody_is_named():
    those = asked("""
form:
  - {id: whom, type: user, label: W}
recipient: {from: whom, default: requester}
paths:
  expert: {when: {recipient.employment: contractor, requester.employment: employee}}
  other: {when: {whom: absent, recipient.employment: contractor, requester.employment: employee}}
""")

    found = those.some(path(those))

    assert found.answers.keys() == {"whom"}
    assert found.recipient == {"employment": "contractor"}
    assert found.requester == {"employment": "employee"}
    assert those.some(path(those, "other")) is None


def test_an_audience_and_the_channels_limit_who_asks_and_how():
    those = asked("""
audience: [employees]
form: [{id: x, type: boolean, label: X}]
paths:
  expert: {when: {not: {requester.employment: [employee, contractor]}}}
  other: {when: {not: {request.channel: portal}}}
""")

    assert those.some(path(those)) is None
    assert those.some(path(those, "other")) is None


def test_working_hours_are_told_apart_by_the_clock():
    those = asked("""
form: [{id: x, type: boolean, label: X}]
paths:
  expert: {when: {request.time: {within: hq}}}
  other: {when: {request.time: {outside: hq}}}
  none: {when: {all: [{request.time: {within: hq}}, {request.time: {outside: hq}}]}}
""")
    open_ = those.some(path(those)).at
    closed = those.some(path(those, "other")).at

    assert those.some(path(those, "none")) is None
    world = those.scene.world
    assert world.inside("hq", f"{open_:%Y-%m-%dT%H:%M:%SZ}") is True
    assert world.inside("hq", f"{closed:%Y-%m-%dT%H:%M:%SZ}") is False
    assert those.gap([path(those), path(those, "other")]) is None


def test_comparisons_with_other_answers_and_today_are_tried_out():
    those = asked("""
form:
  - {id: start, type: date, label: S, required: true}
  - {id: end, type: date, label: E, required: true}
  - {id: one, type: user, label: O, required: true}
  - {id: two, type: user, label: T, required: true}
constraints:
  - {require: {end: {after: answers.start}}, otherwise: Wrong order}
  - {require: {start: today + 5bd..}, otherwise: Too early}
  - {require: {two: {different_from: answers.one}}, otherwise: Another one}
paths:
  expert: {when: {start: 2027-03-01..}}
  other: {when: {end: ..2026-11-01}}
""")
    found = those.some(path(those)).answers

    assert "2027-03-01" <= found["start"] < found["end"]
    assert found["one"] != found["two"]
    with pytest.raises(Unproven):
        those.some(path(those, "other"))


LINES = """
form:
  - id: lines
    type: group
    label: L
    required: true
    max: 10
    fields:
      - id: model
        type: choice
        label: M
        required: true
        options:
          - {id: small, label: S, price: {once: 100 EUR}}
          - {id: large, label: L, price: {once: 300 EUR}}
paths:
  expert: {when: {request.cost: over 2000 EUR}}
  most: {when: {request.cost: over 3000 EUR}}
  standard: {}
"""


def test_many_comparisons_at_once_are_met_one_after_the_other():
    those = asked("""
form:
  - {id: first, type: date, label: F, required: true}
  - {id: last, type: date, label: L, required: true}
  - {id: from, type: user, label: S, required: true}
  - {id: to, type: user, label: T, required: true}
  - {id: more, type: boolean, label: M}
constraints:
  - {require: {last: today + 40bd..}, otherwise: Too early}
  - {require: {first: today + 30bd..}, otherwise: Too early}
  - {require: {last: {after: answers.first}}, otherwise: Wrong order}
  - {require: {to: {different_from: answers.from}}, otherwise: Another one}
paths:
  expert: {when: {more: true}}
""")

    found = those.some(path(those)).answers

    assert found["last"] > found["first"] > "2027-01-05"
    assert found["to"] != found["from"]


def test_lines_are_added_until_they_cost_what_a_condition_asks_for():
    those = asked(LINES)

    found = those.some(path(those)).answers["lines"]

    assert sum({"small": 100, "large": 300}[each["model"]] for each in found) > 2000
    with pytest.raises(Unproven):
        those.some(path(those, "most"))
