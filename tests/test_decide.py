"""Each part of a decision is what its author wrote."""

import datetime
from typing import Any

import pytest

from catalogkit.decide import Refused, UnknownItem, decide
from catalogkit.decision import Cost, Decision, Major, Message, Who
from tests.catalogs import project
from tests.deciding import AT, CLASSES, ITEM, MATRIX, PEOPLE, kit

LIGHT = {"model": "light", "many": 2}


def decided(more: dict[str, Any] | None = None, **said: Any) -> Decision:
    """A request for the kit: a light one, twice, unless it says otherwise."""
    answers = {**LIGHT, **(more or {})}
    return decide(kit(), "kit", answers, PEOPLE, AT, **said)


def at(text: str) -> datetime.datetime:
    """A moment of the autumn in the head office."""
    return datetime.datetime.fromisoformat(f"2026-{text}+08:00")


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


def test_the_class_of_a_promise_gives_times_by_priority() -> None:
    found = decided({"many": 5, "broken": True})

    assert found.promise is not None
    assert (found.promise.promise_class, found.promise.calendar) == ("classes", "hq")
    assert (found.respond, found.due) == (at("11-23T09:45"), at("11-23T13:30"))
    assert decided().due == at("11-26T09:30")
    assert decided().respond is None


def test_a_day_that_was_named_is_promised_from_the_approval_on() -> None:
    found = decided({"ready_on": "2026-12-24"})

    assert found.promise is not None
    assert (found.promise.by, found.promise.lead) == ("ready_on", "5bd")
    assert found.promise.after_approval
    assert found.due == at("12-24T09:00")


def test_a_day_that_is_too_near_is_not_promised() -> None:
    item = ITEM.replace("lead: 5bd", "lead: 9bd")
    classes = project(kit=item, matrix=MATRIX, classes=CLASSES).catalog
    assert classes is not None

    near = decide(classes, "kit", {**LIGHT, "ready_on": "2026-12-03"}, PEOPLE, AT)
    far = decide(classes, "kit", {**LIGHT, "ready_on": "2026-12-04"}, PEOPLE, AT)

    assert near.promise is not None
    assert (near.due, near.promise.late) == (None, True)
    assert far.due == at("12-04T09:00")


def test_the_ladder_stands_in_time() -> None:
    found = decided({"broken": True}).escalation

    assert [(each.at, each.of, each.moment) for each in found] == [
        ("12.5%", "respond", at("11-23T09:37")),
        ("1h", "fulfil", at("11-23T10:30")),
        ("50%", "fulfil", at("11-23T14:30")),
        ("breach", "fulfil", at("11-24T09:30")),
    ]
    assert found[2].notify == ("owner", "security.lead")
    assert (found[3].reassign, found[3].raise_priority) == ("security", True)


def test_a_percentage_of_elapsed_time_is_elapsed_time() -> None:
    found = decided({"many": 5, "broken": True}).escalation

    half = next(each for each in found if each.at == "50%")
    assert half.moment == at("11-23T11:30")


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


def test_the_promise_that_holds_depends_on_the_day() -> None:
    item = """\
        kind: service_item
        id: soon
        title: {en: Soon, zh-CN: 快}
        owner: service-desk
        promise:
          calendar: hq
          respond: 2h
          fulfil: 3bd
          effective_from: 2026-11-02
          next: {effective_from: 2026-12-01, fulfil: 1bd}
        paths:
          standard: {}
          own: {when: {request.channel: portal}, promise: {fulfil: 2bd}}
    """
    catalog = project(soon=item).catalog
    assert catalog is not None

    def fulfil(day: str, channel: str | None = None) -> tuple[str | None, str | None]:
        when = at(f"{day}T09:00")
        found = decide(catalog, "soon", {}, {}, when, channel=channel).promise
        return (None, None) if found is None else (found.respond, found.fulfil)

    assert fulfil("10-30") == (None, None)
    assert fulfil("11-02") == ("2h", "3bd")
    assert fulfil("11-30") == ("2h", "3bd")
    assert fulfil("12-01") == ("2h", "1bd")
    assert fulfil("12-01", "portal") == ("2h", "2bd")


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


@pytest.mark.parametrize("year", [2, 1500, 2250, 9998])
def test_beyond_the_years_of_the_calendars_nothing_is_due(year: int) -> None:
    when = AT.replace(year=year)
    try:
        found = decide(kit(), "kit", LIGHT, PEOPLE, when)
    except Refused as refused:
        pytest.fail(str(refused))

    assert found.due is None
