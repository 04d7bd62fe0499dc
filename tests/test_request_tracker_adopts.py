"""What others made in a Request Tracker becomes definitions that plan nothing."""

import pytest

from catalogkit.platform import Held
from catalogkit.resource import Key
from catalogkit.step import Adopt
from tests.strangers import (
    DESK,
    body,
    errors_of,
    field,
    goal_of,
    imported,
    item,
    planned,
    project_of,
    queue,
    taken,
    told,
)


@pytest.fixture(scope="module")
def desk():
    return imported(DESK)


def test_an_import_makes_what_it_made(desk, golden):
    for path, text in desk.files.items():
        golden(f"adopt/request-tracker/{path.removeprefix('catalog/')}", text)
    report = [f"{each.severity} {each.rule} {each.message}" for each in desk.report]
    golden("adopt/request-tracker/report.txt", "\n".join(report) + "\n")


def test_a_queue_is_the_draft_of_an_item(desk):
    found = item(desk, "vpn-access")

    assert found["title"] == "VPN access"
    assert found["summary"] == "Reach the network: from outside"
    assert found["lifecycle"] == "draft"


def test_the_group_that_works_in_a_queue_is_its_team(desk):
    found = item(desk, "vpn-access")

    assert found["owner"] == "network-team"
    assert found["paths"] == {"standard": {"team": "network-team"}}


def test_values_of_a_field_are_options_and_what_they_depend_on_their_condition(desk):
    device, model, _ = item(desk, "vpn-access")["form"]

    assert device["options"][0] == {
        "id": "laptop",
        "label": "Laptop",
        "help": "company or own",
    }
    assert device["required"] == "true"
    assert model["options"][2]["when"] == {"device": "phone"}


def test_a_field_of_several_queues_is_a_field_set_and_stays_one_field(desk):
    bodies = goal_of(project_of(desk)).bodies

    assert {"use": "cost-centre"} in item(desk, "vpn-access")["form"]
    for name in ("vpn-access", "item-8db5da"):
        asked = bodies[Key("Queue", name)]["CustomFields"]
        assert "cost-centre.cost_centre" in str(asked)
    assert desk.natives["CustomField", "9"].id == "cost-centre.cost_centre"


def test_a_service_level_is_a_promise_on_a_calendar(desk):
    assert item(desk, "vpn-access")["promise"] == {
        "calendar": "default",
        "respond": "30m elapsed",
        "fulfil": "8h",
        "pause_on": ["waiting_on_requester"],
    }
    calendar = body(desk, "catalog/calendars/default.yaml")
    assert calendar["hours"] == {"mon-fri": ["09:00-12:00", "13:00-18:00"]}
    assert calendar["holidays"] == {"dates": ["2026-12-25", "2026-01-01", "2027-01-01"]}


def test_fields_of_users_are_what_is_known_of_requesters(desk):
    known = desk.requester["department"]

    assert known["type"] == "choice"
    assert [each["id"] for each in known["options"]] == ["sales", "finance"]


def test_an_article_stays_in_its_class_and_reads_the_same(desk):
    text = desk.files["catalog/knowledge/how-to-connect.md"]

    assert "x: {request-tracker: {class: FAQ}}" in text
    assert "Open **it** & go.\n\n- one\n- two [more](https://x.example/)" in text


@pytest.mark.parametrize(
    "words",
    [
        "scrip 'Route by device' is a program in Perl",
        "scrip '#31' goes on",
        "custom role 'Reviewer'",
        "template 'Blank'",
        "lifecycle 'hardware'",
        "custom field 'Colour' is a field of RT::Catalog-RT::Asset",
        "mail to vpn@example.com",
    ],
)
def test_what_no_definition_says_is_told_by_name(desk, words):
    assert any(words in each for each in told(desk))


def test_everything_is_a_definition_or_told(desk):
    lines = {each.place.span.line for each in desk.report if each.place.span}
    view = desk.views["request-tracker"].decode().splitlines()
    carried = {native for _, native in desk.natives}
    left = [
        line
        for number, line in enumerate(view, 1)
        if number not in lines and line.partition(" ")[0][1:] not in carried
    ]

    assert not [
        each for each in left if not each.endswith(("chen'", "weber'", "gold'"))
    ]


def test_what_was_imported_has_no_error(desk):
    assert errors_of(desk) == []


def test_the_plan_after_an_import_only_marks(desk, tmp_path):
    taken(tmp_path, DESK, desk)

    made = planned(tmp_path, DESK, project_of(desk))

    assert made.steps
    assert all(isinstance(each, Adopt) and not each.changes for each in made.steps)
    assert not made.blocked
    assert not made.drifts


def test_a_pattern_in_other_words_stays_as_it_was_found(desk, tmp_path):
    found = taken(tmp_path, DESK, desk)

    assert ("CustomField:cost-centre.cost_centre", "Pattern") in [
        (str(each.key), each.attribute) for each in found
    ]


def test_what_its_author_changes_then_is_one_update(desk, tmp_path):
    taken(tmp_path, DESK, desk)
    path = "catalog/items/vpn-access.yaml"
    own = desk.files[path].replace("label: Phone", "label: Mobile phone")

    made = planned(tmp_path, DESK, project_of(desk, {path: own}))

    changed = {str(each.key): each.changes for each in made.steps if each.changes}
    assert set(changed) == {
        "CustomField:vpn-access.device",
        "CustomField:vpn-access.model",
    }
    assert [each.name for each in changed["CustomField:vpn-access.device"]] == [
        "Values"
    ]


def test_alike_questions_of_several_queues_are_written_once():
    fields = [field(str(n), "Cost centre", Pattern="(?#Mandatory).") for n in range(4)]
    held = [*fields, *(queue(f"1{n}", f"Desk {n}", str(n)) for n in range(4))]
    made = imported(held)

    assert "catalog/field_sets/cost-centre.yaml" in made.files
    assert item(made, "desk-2")["form"] == [{"use": "cost-centre"}]
    assert made.natives["CustomField", "2"] == Key("CustomField", "desk-2.cost_centre")


def test_what_is_disabled_there_is_left(desk):
    old = Held(None, "Queue", "8", {**DESK[1].body, "Name": "Fax"}, retired=True)

    made = imported((*DESK, old))

    assert "catalog/items/fax.yaml" not in made.files
    assert "queue 'Fax' is disabled there, so it is left" in told(made)


def test_a_name_that_the_catalog_has_already_gets_a_number():
    made = imported(DESK, ids={"service_item": frozenset({"vpn-access"})})

    assert "catalog/items/vpn-access-3.yaml" in made.files


def test_what_was_imported_keeps_its_id_whatever_it_is_called_later(desk):
    later = [
        Held(None, each.kind, each.native, {**each.body, "Name": "Tunnel"})
        if (each.kind, each.native) == ("Queue", "3")
        else each
        for each in DESK
    ]

    made = imported(later, natives=desk.natives)

    assert item(made, "vpn-access")["title"] == "Tunnel"
    assert made.natives == desk.natives
