"""From YAML through check, build, try and explain: what is rarely used together."""

import datetime
import json
import subprocess
from typing import Any

import jsonschema
import pytest

from catalogkit.cli.main import run
from catalogkit.decide import Refused, decide
from catalogkit.decide.parts import requested
from catalogkit.decide.rulebook import rulebook
from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
from catalogkit.report.card import card
from catalogkit.resource import Resource
from catalogkit.targets.forms import emit as forms
from catalogkit.waived import waived
from tests.made_requests import LANGUAGES, routing_files
from tests.whole_way import catalog, made

AT = datetime.datetime.fromisoformat("2026-12-01T10:00+08:00")
ONE = {
    "place": "head-office", "room": "annex", "kind": "steel", "doors": 1,
    "until": "2027-03-31",
}  # fmt: skip
NEW = {"newcomer": "c.lee", "office": "head-office", "last_day": "2027-03-31"}
STAFF = {"employment": "employee", "login": "a.lee"}
DECIDE = """
const [decide, clock] = process.argv.slice(1).map((each) => require(each));
const [rules, calendars, request] = JSON.parse(require("fs").readFileSync(0));
const world = clock.world(calendars, request.at, rules.calendar);
const found = decide(rules, request, world);
console.log(JSON.stringify([found.path, found.cost, found.approvals.map((a) => a.id)]));
"""


def key(requester=STAFF, recipient=None, **answers):
    given = {**ONE, **answers}
    return decide(catalog(), "key", given, requester, AT, recipient=recipient)


def ids(parts):
    return [each.id for each in parts]


def rules(item="key"):
    return routing_files(catalog())[f"{item}.json"]


def shown(decision):
    parts = list(requested(rulebook(catalog()), decision))
    return card(decision, {"en": "Title"}, "en", parts)


def test_the_catalog_is_clean():
    left, _ = waived(made(), findings(made()))

    assert not [each for each in left if each.severity is not Severity.HINT]


@pytest.mark.parametrize(
    "kind, doors, once, monthly",
    [("steel", 1, 50, 0), ("steel", 4, 170, 0), ("chip", 2, 190, 10)],
)
def test_a_price_is_the_sum_of_item_and_options_by_their_quantity(
    kind, doors, once, monthly
):
    found = key(kind=kind, doors=doors)

    assert (found.cost.once, found.cost.monthly) == (once, monthly)
    assert found.cost.amount == once + monthly


def test_over_the_limit_and_only_there_somebody_else_agrees():
    assert key(kind="chip", doors=2).cost.amount == 200
    assert ids(key(kind="chip", doors=2).approvals) == ["keeper"]
    assert ids(key(kind="chip", doors=3).approvals) == ["money", "keeper"]


def test_what_is_known_of_the_recipient_decides_and_not_of_the_requester():
    contractor = {"employment": "contractor"}
    for_another = key(person="b.wu", recipient=contractor)

    manager = for_another.approvals[0]
    assert (manager.id, manager.by[0].whose) == ("manager", "b.wu")
    asked_by_one = key(requester=contractor, recipient=STAFF, person="b.wu")
    assert ids(asked_by_one.approvals) == ["keeper"]
    assert ids(key(requester=contractor).approvals) == ["manager", "keeper"]


def test_what_is_known_of_a_site_and_of_a_row_decides_the_path():
    assert key().path == "standard"
    assert key(place="shop", room="attic").path == "abroad"
    assert key(place="shop", room="cellar").path == "cold"


def test_the_owner_of_the_row_that_was_chosen_is_asked():
    keeper = key(place="shop", room="cellar").approvals[-1]

    assert (keeper.by[0].whose, keeper.by[0].found) == ("cellar", "m.chen")


def test_a_row_of_another_site_is_not_offered():
    with pytest.raises(Refused) as refused:
        key(place="head-office", room="cellar")

    assert [each.reason for each in refused.value.refusals] == ["option"]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"doors": 4},
        {"kind": "chip", "doors": 3},
        {"place": "shop", "room": "attic"},
        {"place": "shop", "room": "cellar"},
    ],
)
def test_the_routing_file_decides_path_price_and_approvals_alike(node, answers):
    request = {
        "answers": {**ONE, **answers}, "requester": STAFF, "channel": "portal",
        "at": AT.isoformat(),
    }  # fmt: skip
    calendars = routing_files(catalog())["routing.json"]["calendars"]
    programs = [str(LANGUAGES / each) for each in ("decide.js", "clock.js")]
    found = subprocess.run(
        [node, "-e", DECIDE, *programs], text=True, capture_output=True, check=True,
        input=json.dumps([rules(), calendars, request]),
    )  # fmt: skip

    ours = key(**answers)
    assert json.loads(found.stdout) == [
        ours.path, ours.cost.amount, ids(ours.approvals)
    ]  # fmt: skip


def test_the_routing_file_says_how_a_grant_ends():
    assert rules()["grant"] == {
        "entitlement": "store-room-key",
        "until": "answers.until",
        "remind": "10bd",
        "recertify": {
            "every": "90d elapsed",
            "by": {"owner_of": "answers.room"},
            "within": "5bd",
            "silence": "revoke",
        },
        "revoke": {"team": "service-desk", "within": "4h"},
        "conflicts": ["cash-key"],
    }


def test_the_routing_file_says_when_a_request_is_closed():
    assert rules()["closing"] == {
        "withdraw_until": "cut",
        "unanswered": {"remind": ["1bd", "3bd"], "close": "5bd"},
        "confirm": "3bd",
        "reopen": "5bd",
    }


def test_a_decision_says_when_what_it_gives_ends_and_who_confirms_it():
    grant = key(place="shop", room="cellar", until="2027-05-31").grant

    assert (grant.until, grant.ends, grant.remind) == (
        "answers.until", "2027-05-31", "10bd",
    )  # fmt: skip
    assert (grant.recertify.every, grant.recertify.by.found) == (
        "90d elapsed",
        "m.chen",
    )
    assert (grant.revoke_team, grant.revoke_within) == ("service-desk", "4h")


def test_try_shows_the_grant_and_the_closing():
    lines = shown(key())

    assert "gives       store-room-key until 2027-03-31, reminded 10bd before" in lines
    who = "the owner of answers.room (a.weber)"
    assert f"confirmed   every 90d elapsed by {who}, within 5bd, else revoke" in lines
    assert "taken back  by service-desk, within 4h" in lines
    assert "never with  cash-key" in lines
    assert "withdraw    until cut begins" in lines
    assert "no answer   reminded after 1bd and 3bd, closed after 5bd" in lines
    assert "object      within 3bd after the result" in lines
    assert "open again  within 5bd after closing" in lines


def test_what_gives_nothing_says_nothing_of_its_end():
    found = decide(catalog(), "first-day", NEW, STAFF, AT)

    assert (found.grant, found.closing) == (None, None)
    assert not [each for each in shown(found) if each.startswith(("gives", "withdraw"))]


def bundle(**answers):
    whole = decide(catalog(), "first-day", {**NEW, **answers}, STAFF, AT)
    return {each.task.id: each for each in requested(rulebook(catalog()), whole)}


def test_a_bundle_hands_its_answers_on_and_the_part_is_decided_with_them():
    part = bundle()["own-key"]

    assert part.request.item == "key"
    assert part.request.answers == {
        "person": "c.lee", "place": "head-office", "room": "annex", "kind": "chip",
        "doors": 3, "until": "2027-03-31",
    }  # fmt: skip
    assert part.decision.path == "standard"
    assert part.decision.cost.amount == 10 + 3 * 95
    assert part.decision.grant.ends == "2027-03-31"


def test_nobody_is_asked_again_for_what_the_bundle_was_agreed_to():
    alone = decide(
        catalog(), "key", bundle()["own-key"].request.answers, STAFF, AT
    )  # fmt: skip

    assert ids(alone.approvals) == ["money", "keeper"]
    assert bundle()["own-key"].decision.approvals == ()


def test_an_approval_that_was_not_needed_counts_for_nothing():
    part = bundle(trusted=True)["own-key"]

    assert part.task.approved_by == ()
    assert ids(part.decision.approvals) == ["money", "keeper"]


def test_an_answer_that_a_task_brings_is_waited_for():
    part = bundle()["vpn"]

    assert part.task.later == {"device": "look.device"}
    assert part.decision is None


def test_a_part_that_would_be_refused_says_why():
    part = bundle(last_day="2029-01-01")["own-key"]

    assert [each.said["en"] for each in part.refusals] == ["A year at most."]


def test_try_shows_what_becomes_of_the_parts():
    lines = [
        each.strip() for each in shown(decide(catalog(), "first-day", NEW, STAFF, AT))
    ]

    assert "there: path standard, nobody is asked to agree" in lines
    assert "there: known when look is done" in lines


def test_the_routing_file_carries_what_a_bundle_hands_on():
    own, _, vpn = rules("first-day")["tasks"]

    assert own["item"] == "key"
    assert own["approved_by"] == ["chief"]
    assert own["answers"]["place"] == {"field": "office"}
    assert own["answers"]["doors"] == 3
    assert vpn["answers"]["device"] == {"field": "look.device"}


def test_the_form_takes_what_the_decision_takes():
    emitted = (each for each in forms(catalog()) if isinstance(each, Resource))
    schema: Any = next(e.body for e in emitted if e.file == "key.en.schema.json")

    jsonschema.validate(ONE, schema)
    for wrong in ({"room": "garden"}, {"doors": 10}, {"kind": "gold"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**ONE, **wrong}, schema)


def test_explain_says_where_the_end_of_a_grant_is_written(tmp_path, capsys):
    for path, data in made().files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    assert (
        run(["explain", "key", "grant.recertify.every", "--root", str(tmp_path)]) == 0
    )

    said = capsys.readouterr().out
    assert said.startswith("grant.recertify.every: 90d elapsed\n")
    assert "written in catalog/key.yaml:" in said
