"""Blank says "missing": of a key that is one, and never of a question."""

import pytest

from catalogkit.project import Project
from tests.catalogs import lines, project

GUEST = """\
kind: service_item
id: guest-wifi
like: vpn-access
title: {en: Guest Wi-Fi, zh-CN: 访客无线网络}
"""


def said(found: Project) -> set[str]:
    return {each.message.partition(";")[0] for each in found.diagnostics}


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("summery:\n", 5, "summery"),
        ("promise:\n  fulfill:\n", 6, "fulfill"),
        ("deliverables:\n  - id: a\n    result: Done\n    witin: ~\n", 8, "witin"),
        ("paths:\n  expert: {team: security, wen: }\n", 6, "wen"),
    ],
)
def test_a_blank_key_that_is_none_is_unknown(text, line, key):
    found = project(guest_wifi=GUEST + text)

    assert ("catalog/guest-wifi.yaml", line, "shape/unknown-key") in lines(found)
    assert f"unknown key '{key}'" in said(found)


@pytest.mark.parametrize(
    "text",
    [
        "summary:\n",
        "like:\n",
        "x:\n  forms: {any: }\n",
        "keywords: {en: [guest], zh-CN: ~}\n",
        "promise: {fulfil: }\n",
        "paths:\n  expert: {when: , team: security}\n",
    ],
)
def test_a_blank_key_that_is_one_is_as_if_it_were_not_there(text):
    text = (
        GUEST.replace("like: vpn-access\n", "") + text
        if "like" in text
        else GUEST + text
    )

    assert not lines(project(guest_wifi=text), "shape")


def test_a_blank_line_of_a_condition_is_no_question():
    found = project(guest_wifi=GUEST + "paths:\n  expert:\n    when:\n      device:\n")

    assert ("catalog/guest-wifi.yaml", 8, "shape/missing") in lines(found)


def test_a_blank_entry_of_a_list_is_told():
    found = project(guest_wifi=GUEST + "form:\n  -\nchannels: [portal, ~]\n")

    assert lines(found, "shape") == {
        ("catalog/guest-wifi.yaml", 6, "shape/wrong-type"),
        ("catalog/guest-wifi.yaml", 7, "shape/wrong-type"),
    }


def test_a_case_without_a_value_is_told_where_it_is():
    cases = (
        "promise:\n  fulfil:\n    - when: {device: managed}\n      is: 2h\n    - is:\n"
    )

    found = project(guest_wifi=GUEST + cases)

    assert ("catalog/guest-wifi.yaml", 9, "shape/missing") in lines(found)


def test_a_blank_key_of_the_manifest_is_unknown():
    manifest = "format: 1\nname: World\nlocales: [en, zh-CN]\nenvironment:\n"

    found = project(manifest=manifest)

    assert ("catalogkit.yaml", 4, "shape/unknown-key") in lines(found)
