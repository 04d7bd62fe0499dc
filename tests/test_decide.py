"""Each part of a decision is what its author wrote."""

from typing import Any

import pytest

from catalogkit.decide import UnknownItem, decide
from catalogkit.decision import Cost, Major, Message
from catalogkit.ending import Who
from tests.catalogs import project
from tests.deciding import AT, CLASSES, ITEM, LIGHT, MATRIX, PEOPLE, at, decided, kit


def test_a_decision_names_the_item_its_version_and_the_request() -> None:
    found = decided(channel="portal")

    assert (found.item, found.version, found.record) == ("kit", "2.0.1", "request")
    assert found.request.answers == LIGHT
    assert found.request.at == AT


def test_the_cost_is_the_sum_of_what_was_chosen_in_every_line() -> None:
    found = decided({"parts": [{"part": "cable", "pieces": 3}, {"part": "cable"}]})

    assert found.cost == Cost(224.2, 220.2, 4, "EUR")


@pytest.mark.parametrize(
    ("more", "priority"),
    [
        ({}, ("p3", "low", "soon")),
        ({"broken": True}, ("p2", "low", "now")),
        ({"many": 5}, ("p2", "high", "soon")),
        ({"many": 5, "broken": True}, ("p1", "high", "now")),
    ],
)
def test_the_priority_comes_from_the_matrix(more: dict[str, Any], priority) -> None:
    found = decided(more)

    assert (found.priority, found.impact, found.urgency) == priority
    major = Major("security", "room 1", "30m") if priority[0] == "p1" else None
    assert found.major == major


@pytest.mark.parametrize(
    ("more", "path", "leads_to", "team"),
    [
        ({}, "standard", "standard", "network-operations"),
        ({"model": "heavy"}, "dear", "expert", "security"),
        (
            {"model": "heavy", "ready_on": "2026-12-24"},
            "day",
            "standard",
            "service-desk",
        ),
        ({"many": 5, "system": "vpn-gateway"}, "change", "change", "service-desk"),
    ],
)
def test_the_first_path_that_holds_is_taken(
    more: dict[str, Any], path: str, leads_to: str, team: str
) -> None:
    found = decided(more)

    assert (found.path, found.leads_to, found.team) == (path, leads_to, team)


def test_a_path_says_why_and_what_is_told_in_every_locale() -> None:
    dear = decided({"model": "heavy"})
    change = decided({"many": 5, "system": "vpn-gateway"})

    assert dear.because == {"en": "It is dear.", "zh-CN": "价格较高。"}
    assert change.told == {"en": "We call you.", "zh-CN": "我们会联系您。"}
    assert change.promise is None
    assert change.due is None
    assert change.escalation == ()


def test_approvals_know_who_decides_in_which_order_and_by_when() -> None:
    found = decided({"system": "vpn-gateway", "person": "b.wu"})

    boss, owner = found.approvals
    assert boss.id == "boss"
    assert boss.by == (Who("manager_of", "recipient", "b.wu", ""),)
    assert (boss.after, boss.due) == ((), at("11-23T14:30"))
    assert boss.title == {"en": "Needed?", "zh-CN": "需要吗？"}
    assert (boss.never, boss.silence) == (("requester",), "escalate")
    system = Who("owner_of", "answers.system", "vpn-gateway", "network-operations")
    assert owner.by == (system, Who("role", "auditor"))
    assert (owner.quorum, owner.delegate) == (2, "security.lead")
    assert (owner.after, owner.due) == (("boss",), at("11-24T14:30"))


def test_without_a_named_person_it_is_for_the_requester() -> None:
    found = decided()

    assert found.approvals[0].by[0].whose == "a.lee"


def test_an_approval_afterwards_has_no_last_moment() -> None:
    late = decided({"broken": True}).approvals[-1]

    assert (late.id, late.afterwards, late.due) == ("late", True, None)


def test_tasks_wait_for_what_applies_and_may_depend_on_how_others_end() -> None:
    found = decided({"broken": True, "system": "vpn-gateway"})

    order = {each.id: (each.after, each.maybe) for each in found.tasks}
    assert order == {
        "look": (("boss",), False),
        "buy": (("look", "owner"), True),
        "access": ((), False),
        "undo": (("buy",), True),
    }


def test_what_reads_a_task_that_is_never_done_is_known_at_once() -> None:
    found = decided()

    assert {each.id: each.maybe for each in found.tasks} == {
        "buy": False,
        "access": False,
    }


def test_a_task_has_its_own_team_or_that_of_the_path() -> None:
    teams = {each.id: each.team for each in decided({"model": "heavy"}).tasks}

    assert teams == {"buy": "security", "access": "security"}
    teams = {each.id: each.team for each in decided().tasks}
    assert teams == {"buy": "security", "access": "network-operations"}


def test_a_bundled_item_gets_answers_now_and_later() -> None:
    access = decided().tasks[-1]

    assert access.item == "vpn-access"
    assert access.answers == {"device": "managed"}
    assert access.later == {"justification": "look.outcome"}
    assert access.approved_by == ("boss",)


def test_tasks_of_a_change_are_those_of_its_path() -> None:
    found = decided({"many": 5, "system": "vpn-gateway"})

    assert [(each.id, each.automation) for each in found.tasks] == [
        ("plan", "ad-vpn-group")
    ]


def test_deliverables_have_the_time_of_the_promise_or_their_own() -> None:
    kit_, fast = decided({"broken": True}).deliverables

    assert (kit_.id, kit_.due) == ("kit", at("11-24T09:30"))
    assert (fast.within, fast.due) == ("1h", at("11-23T10:30"))
    assert fast.result == {"en": "It works", "zh-CN": "可用"}
    assert [each.id for each in decided().deliverables] == ["kit"]


def test_messages_articles_and_identification_follow_their_conditions() -> None:
    found = decided({"broken": True, "many": 5})

    assert found.identify == "call_back"
    assert decided().identify == "sign_in"
    assert [each.event for each in decided().notifications] == ["delivered"]
    assert (
        Message("breached", ("security.on_call",), "delivered") in found.notifications
    )
    assert [(each.id, each.at) for each in found.knowledge] == [("vpn-setup", "submit")]


def test_the_trace_tells_everything_that_was_asked_with_facts_and_places() -> None:
    trace = decided({"broken": True}).trace

    stages = list(dict.fromkeys(each.stage for each in trace))
    assert stages == [
        "audience", "constraint", "cost", "priority", "path", "identify", "approval",
        "task", "promise", "deliverable", "notification",
    ]  # fmt: skip
    dear = next(each for each in trace if each.name == "dear")
    assert (dear.said, dear.holds) == ("request.cost is over 800", False)
    assert dear.facts == {"request.cost": 204.2}
    assert dear.place.route == ("paths", "dear", "when")
    maybe = next(each for each in trace if each.name == "undo")
    assert maybe.holds is None
    assert maybe.facts == {"look.outcome": None}


def test_a_gap_is_a_decision_without_a_path() -> None:
    item = ITEM.replace("standard: {team", "standard: {when: {broken: false}, team")
    catalog = project(kit=item, matrix=MATRIX, classes=CLASSES).catalog
    assert catalog is not None

    found = decide(catalog, "kit", LIGHT, PEOPLE, AT)

    assert (found.path, found.leads_to, found.tasks) == (None, None, ())
    assert (found.team, found.promise) == ("service-desk", None)


def test_an_unknown_item_names_the_near_one() -> None:
    with pytest.raises(UnknownItem, match="did you mean 'vpn-access'"):
        decide(kit(), "vpn-acces", {}, PEOPLE, AT)


@pytest.mark.parametrize("when", [None, AT.replace(tzinfo=None), AT.replace(year=1)])
def test_a_request_has_a_moment_with_a_time_zone(when: Any) -> None:
    with pytest.raises(ValueError, match="time zone"):
        decide(kit(), "kit", LIGHT, PEOPLE, when)
