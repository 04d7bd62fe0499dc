"""Promises of whole catalogs: who is late, when, and by which request."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.steps import Step
from catalogkit.catalog.course.terms import Promise
from catalogkit.decide import decide
from catalogkit.model.duration import Duration
from catalogkit.model.flow import Task
from catalogkit.model.service_item import ServiceItem
from tests.catalogs import project

ALWAYS = """\
kind: calendar
id: always
owner: service-desk
time_zone: Asia/Shanghai
hours: {mon-sun: ["00:00-24:00"]}
"""
ITEM = """\
kind: service_item
id: pass
title: {en: A pass, zh-CN: 通行证}
owner: service-desk
"""


def catalog(**files: str) -> Catalog:
    """The world with files in it, all of them sound."""
    found = project(**files)
    assert not found.diagnostics
    assert found.catalog is not None
    return found.catalog


def lates(known: Catalog, name: str = "pass", *, contracts: bool = False) -> list[Late]:
    """The promises of an item that are not kept."""
    item = known.get(ServiceItem, name)
    assert item is not None
    plan = planner(known)
    every: Iterator[Promise] = iter(plan.promises(item, "fulfil"))
    found = (
        judge(known).late(promise, plan.course(promise, contracts=contracts))
        for promise in every
    )
    return [late for late in found if late is not None]


def steps(late: Late) -> list[str]:
    """The ids of the steps that make it late."""
    return [getattr(step.part, "id", "") for step, _ in late.chain]


WAYS = st.sampled_from(["", "{a: true}", "{a: false}", "{b: true}", "{c: true}"])


@given(
    st.lists(
        st.tuples(WAYS, st.integers(5, 200), st.booleans()), min_size=2, max_size=5
    )
)
@settings(deadline=None, max_examples=25)
def test_the_worst_request_is_the_worst_of_all_that_can_be_asked(
    tasks: list[tuple[str, int, bool]],
) -> None:
    fields = "".join(
        f"  - {{id: {name}, type: boolean, label: {{en: {name}, zh-CN: {name}}}, "
        "required: true}\n"
        for name in "abc"
    )
    lines, before = "", ""
    for number, (when, minutes, follows) in enumerate(tasks):
        cut = f", when: {when}" if when else ""
        after = f", after: [{before}]" if follows and before else ""
        lines += f"  - {{id: t{number}, effort: {minutes}m{cut}{after}}}\n"
        before = f"t{number}"
    text = f"{ITEM}form:\n{fields}promise: {{calendar: hq, fulfil: 4h}}\n"
    text += f"paths:\n  standard: {{team: security}}\nfulfilment:\n{lines}"
    known = catalog(**{"pass": text})

    found = lates(known)

    brute = max(
        _longest(tasks, dict(zip("abc", answers, strict=True)))
        for answers in product([True, False], repeat=3)
    )
    assert bool(found) == (brute > 240)
    for late in found:
        assert late.request is None or _applies(known, late)
        took = sum(_minutes(step) for step, _ in late.chain)
        assert took == brute


def _minutes(step: Step) -> int:
    effort = step.part.effort if isinstance(step.part, Task) else None
    return 0 if effort is None else effort.minutes or 0


def _longest(tasks: list[tuple[str, int, bool]], answers: dict[str, bool]) -> int:
    """Minutes until the last task is done: on one calendar they add up."""
    ends: list[int] = []
    for number, (when, minutes, follows) in enumerate(tasks):
        name, _, value = when.strip("{}").partition(": ")
        if when and answers[name] != (value == "true"):
            ends.append(0)
        else:
            start = ends[number - 1] if follows and number else 0
            ends.append(start + minutes)
    return max(ends)


def _applies(known: Catalog, late: Late) -> bool:
    """Whether the request that is shown takes the steps that are late."""
    request = late.request
    assert request is not None
    assert request.at is not None
    decision = decide(
        known, "pass", request.answers, request.requester, request.at, channel="portal"
    )
    return {task.id for task in decision.tasks} >= set(steps(late))


def test_incidents_call_those_who_are_on_call() -> None:
    team = """\
kind: team
id: crew
owner: service-desk
lead: t.li
members: [t.li]
calendar: hq
on_call: always
"""
    text = f"""{ITEM}record: %s
promise: {{calendar: always, fulfil: 2h}}
paths:
  standard: {{team: crew}}
fulfilment:
  - {{id: repair, effort: 1h}}
"""
    asked = catalog(always=ALWAYS, crew=team, **{"pass": text % "request"})
    broken = catalog(always=ALWAYS, crew=team, **{"pass": text % "incident"})

    assert len(lates(asked)) == 1
    assert not lates(broken)


def test_each_priority_has_its_own_proof() -> None:
    matrix = """\
kind: priority_matrix
id: simple
owner: service-desk
impact: {all: {now: p1}, one: {now: p2}}
"""
    silver = """\
kind: promise
id: silver
owner: service-desk
class: sla
targets:
  p1: {fulfil: 1h, calendar: hq}
  p2: {fulfil: 3h, calendar: hq}
  p3: {fulfil: 10m, calendar: hq}
"""
    text = f"""{ITEM}form:
  - {{id: all, type: boolean, label: {{en: All, zh-CN: 全部}}, required: true}}
priority:
  matrix: simple
  impact: [{{when: {{everybody: true}}, is: all}}, {{is: one}}]
  urgency: [{{is: now}}]
promise: silver
paths:
  standard: {{team: security}}
fulfilment:
  - {{id: repair, effort: 2h}}
""".replace("id: all, type", "id: everybody, type")
    known = catalog(simple=matrix, silver=silver, **{"pass": text})

    found = lates(known)

    assert [late.promise.priority for late in found] == ["p1"], "nothing is ever p3"
    request = found[0].request
    assert request is not None
    assert request.answers["everybody"] is True


def test_a_part_of_a_bundle_takes_what_it_promises_for_its_answers() -> None:
    part = """\
kind: service_item
id: part
title: {en: A part, zh-CN: 部分}
owner: service-desk
form:
  - {id: big, type: boolean, label: {en: Big, zh-CN: 大}, required: true}
promise: {calendar: hq, fulfil: [{when: {big: true}, is: 5bd}, {is: 1h}]}
paths:
  standard: {team: security}
"""
    text = f"""{ITEM}promise: {{calendar: hq, fulfil: 2h}}
paths:
  standard: {{team: security}}
fulfilment:
  - {{id: bought, item: part, answers: {{big: %s}}}}
"""
    small = catalog(part=part, **{"pass": text % "false"})
    big = catalog(part=part, **{"pass": text % "true"})

    assert not lates(small)
    assert steps(lates(big)[0]) == ["bought"]


def test_a_task_that_needs_an_outcome_needs_the_task_that_has_it() -> None:
    text = f"""{ITEM}form:
  - {{id: listed, type: boolean, label: {{en: Listed, zh-CN: 在册}}, required: true}}
promise: {{calendar: hq, fulfil: 4h}}
paths:
  standard: {{team: security}}
fulfilment:
  - {{id: review, when: {{listed: false}}, effort: 10m, outcomes: [yes, no]}}
  - {{id: push, when: {{listed: true}}, effort: 3h}}
  - {{id: install, when: {{review.outcome: yes}}, after: [push], effort: 2h}}
"""

    assert not lates(catalog(**{"pass": text}))


@pytest.mark.parametrize(("silence", "late"), [("approve", 0), ("escalate", 1)])
def test_a_team_that_decides_must_be_there(silence: str, late: int) -> None:
    text = f"""{ITEM}promise: {{calendar: always, fulfil: 6h}}
paths:
  standard: {{team: service-desk}}
approvals:
  - {{id: board, by: {{team: security}}, within: 2h, silence: {silence}}}
"""

    assert len(lates(catalog(always=ALWAYS, **{"pass": text}))) == late


def test_contracts_count_where_they_are_asked_for() -> None:
    lines = """\
kind: promise
id: lines
owner: service-desk
class: contract
supplier: security
targets: {any: {fulfil: 3h, calendar: hq}}
"""
    text = f"""{ITEM}promise: {{calendar: hq, fulfil: 4h}}
paths:
  standard: {{team: service-desk}}
fulfilment:
  - {{id: line, team: security, contract: lines, effort: 30m}}
  - {{id: rest, after: [line], effort: 90m}}
"""
    known = catalog(lines=lines, **{"pass": text})

    assert not lates(known)
    assert steps(lates(known, contracts=True)[0]) == ["line", "rest"]


def test_steps_in_a_circle_are_not_judged() -> None:
    text = f"""{ITEM}promise: {{calendar: hq, fulfil: 10m}}
paths:
  standard: {{team: service-desk}}
fulfilment:
  - {{id: one, after: [two], effort: 1h}}
  - {{id: two, after: [one], effort: 1h}}
"""

    assert not lates(catalog(**{"pass": text}))


def test_an_hour_late_is_an_hour_late() -> None:
    text = f"""{ITEM}promise: {{calendar: always, fulfil: 2h}}
paths:
  standard: {{team: service-desk}}
fulfilment:
  - {{id: one, effort: 1h}}
"""
    found = lates(catalog(always=ALWAYS, **{"pass": text}))[0]

    assert found.moment.done - found.moment.asked > 16 * 3600, "over night"
    assert found.moment.due - found.moment.asked == 2 * 3600
    assert found.promise.time == Duration(2, "h")
