"""A slip in a named condition is told once, where it was made."""

from catalogkit.diagnostic import Diagnostic
from tests.catalogs import project
from tests.pages import world

GUEST = """\
kind: service_item
id: guest-wifi
like: vpn-access
title: {en: Guest Wi-Fi, zh-CN: 访客无线网络}
conditions:
  risky: {devise: unmanaged}
paths:
  expert: {when: {use: risky}, team: security}
  problem: {when: {all: [{use: risky}, {device: present}]}, team: security}
"""


def conditions(**files: str) -> list[Diagnostic]:
    found = project(**files).diagnostics
    return [each for each in found if each.rule.startswith("condition/")]


def test_a_slip_is_told_where_the_name_is_given_with_its_uses():
    [found] = conditions(guest_wifi=GUEST)

    assert found.place.route == ("conditions", "risky", "devise")
    assert {
        note.place.route for note in found.notes if note.message == "used here"
    } == {
        ("paths", "expert", "when", "use"),
        ("paths", "problem", "when", "all", 0, "use"),
    }


def test_what_does_not_fit_only_at_its_use_is_told_there():
    text = GUEST.replace("devise: unmanaged", "request.cost: 10 EUR..")
    field = "{id: why, type: text, label: Why?, visible_when: {use: risky}}"
    text += f"form:\n  add:\n    - {field}\n"

    [found] = conditions(guest_wifi=text)

    assert found.rule == "condition/reads-right"
    assert found.place.route == ("form", "add", 0, "visible_when", "use")


MANIFEST = world()["catalogkit.yaml"].decode() + "conditions:\n  risky: {}\n"


def test_a_slip_in_a_condition_of_the_manifest_is_told_once_for_all_items():
    manifest = MANIFEST.replace("{}", "{requester.emplyment: contractor}")
    text = GUEST.replace("conditions:\n  risky: {devise: unmanaged}\n", "")
    other = text.replace("guest-wifi", "other-wifi")

    [found] = conditions(manifest=manifest, guest_wifi=text, other_wifi=other)

    assert found.place.file == "catalogkit.yaml"
    assert found.place.route == ("conditions", "risky", "requester.emplyment")
    assert "catalog/guest-wifi.yaml" in {note.place.file for note in found.notes}


def test_a_condition_of_the_manifest_that_some_form_cannot_answer_is_told_there():
    manifest = MANIFEST.replace("{}", "{guests: 2..}")
    text = GUEST.replace("conditions:\n  risky: {devise: unmanaged}\n", "")

    found = conditions(manifest=manifest, guest_wifi=text)

    assert {each.place.file for each in found} == {"catalog/guest-wifi.yaml"}


def test_no_item_that_uses_it_counts_as_sound():
    manifest = MANIFEST.replace("{}", "{requester.emplyment: contractor}")
    text = GUEST.replace("conditions:\n  risky: {devise: unmanaged}\n", "")
    other = text.replace("guest-wifi", "other-wifi")

    catalog = project(manifest=manifest, guest_wifi=text, other_wifi=other).catalog

    assert not {"guest-wifi", "other-wifi"} & catalog.entities["service_item"].keys()
