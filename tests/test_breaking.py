"""What must not be merged unnoticed, and what waivers let pass."""

import datetime
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.difference import Effect
from catalogkit.review.breaking import FAIL_ON, Breaking, as_json, as_text, breaking
from catalogkit.review.markdown import Page, failing_as_markdown
from catalogkit.review.review import Review
from catalogkit.review.waivers import entries, read_waivers
from tests.pages import world
from tests.reviews import (
    INTERNAL,
    RETYPED,
    TODAY,
    VPN,
    WORDING,
    changed,
    files,
    mistaken,
    review_of,
)

LATER = datetime.date(2027, 1, 31)
FILE = "waivers.yaml"
RENAME = {"security.yaml": [("id: security\n", "id: security\nrenamed_from: it\n")]}


def test_only_what_is_grave_fails():
    assert not breaking(changed({VPN: [*INTERNAL[VPN]]}), TODAY).failing

    (row,) = breaking(changed(RETYPED), TODAY).failing

    assert row.rule == "diff/question-type-changed"


def test_a_rename_of_nothing_fails():
    (row,) = breaking(changed(RENAME), TODAY).failing

    assert row.rule == "diff/rename-of-nothing"


def test_what_cannot_be_compared_because_of_an_error_is_not_passed_over():
    broken = {VPN: [*RETYPED[VPN], ("team: security", "team: securty")]}

    found = breaking(mistaken(broken), TODAY, (FILE, _printed().encode()))

    assert [each.rule for each in found.failing] == ["reference/unknown"]
    assert "nothing must be agreed" not in as_text(found)
    assert "mend what 'catalogkit check' finds" in as_text(found)


def test_an_error_that_stood_there_before_stops_nobody():
    broken = {VPN: [("team: security", "team: securty")]}
    before = mistaken(broken).new

    assert not breaking(Review(before, before), TODAY).failing


def test_a_contract_whose_version_did_not_rise_fails_with_the_version_it_needs():
    edits = {VPN: [RETYPED[VPN][0]]}

    rows = breaking(changed(edits), TODAY, None, ("version",)).failing

    assert [(each.rule, each.new) for each in rows] == [("version/not-bumped", "2.0.0")]


def test_the_printed_waiver_lets_its_change_pass_and_says_why():
    found = _with(_printed())

    assert not found.failing
    (waiver,) = json.loads(as_json(found, "0"))["waived"]
    assert waiver["waiver"] == {"reason": "Agreed", "until": "2027-01-31"}
    assert "1 change waived" in as_text(found)


def test_a_waiver_holds_on_its_last_day_and_fails_on_the_next():
    review = changed(RETYPED)
    file = FILE, _printed().encode()

    assert not breaking(review, LATER, file).failing
    (row,) = breaking(review, LATER + datetime.timedelta(days=1), file).failing

    assert [each.message for each in row.found.notes] == [
        "its waiver ended on 2027-01-31"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rule: diff/question-type-changed", "rule: diff/became-optional"),
        ("at: service_item:vpn-access", "at: service_item:laptop"),
        ("new: url", "new: false"),
        ("old: paragraph", "old: nothing"),
    ],
)
def test_a_waiver_of_another_rule_place_or_value_does_not_fit(old, new):
    text = _printed()
    assert old in text.replace('"', "")

    found = _with(text.replace('"', "").replace(old, new))

    assert [each.rule for each in found.failing] == ["diff/question-type-changed"]
    assert [each.rule for each in found.idle] == ["governance/unused-waiver"]


def test_a_waiver_of_another_value_says_so():
    found = _with(_printed().replace("new: url", "new: maybe"))

    (idle,) = found.idle

    assert (
        "is for 'paragraph' to 'maybe', but it goes from 'paragraph' to 'url'"
        in idle.found.message
    )


def test_a_waiver_that_nothing_needs_is_told_and_fails_nothing():
    file = FILE, _printed().encode()

    found = breaking(changed(WORDING), TODAY, file)

    assert not found.failing
    assert "nothing here needs the waiver of diff/question-type-changed" in as_text(
        found
    )
    assert "nothing must be agreed before this is merged" in as_text(found)


def test_an_old_waiver_that_nothing_needs_is_told_as_such():
    file = FILE, _printed().encode()

    (idle,) = breaking(changed(WORDING), LATER.replace(year=2028), file).idle

    assert idle.rule == "governance/expired-waiver"


ENTRY = "waivers:\n  - rule: a\n    at: x\n    reason: y\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("waivers:\n  - {rule: a, at: x, until: 2027-01-01}", 2, "'reason' is missing"),
        (f"{ENTRY}    until: soon\n", 5, "soon"),
        (f"{ENTRY}    until: 2027-01-01\n    wher: x\n", 6, "wher"),
        ("waivers: all\n", 1, "list"),
        ("- a\n", 1, "a block of keys: waivers"),
        ("waivers: [\n", 1, "never closed"),
    ],
)
def test_what_is_wrong_with_the_file_fails_at_its_line(text, line, message):
    found = _with(text)

    told = json.loads(as_json(found, "0"))["failing"]

    mine = [each for each in told if each["file"] == FILE]
    assert (mine[0]["line"], message in mine[0]["message"]) == (line, True), mine
    assert "diff/question-type-changed" in {each["rule"] for each in told}


def test_an_empty_file_waives_nothing():
    for text in ("", "# none yet\n", "waivers:\n"):
        assert [e.rule for e in _with(text).failing][
            -1
        ] == "diff/question-type-changed", text


@pytest.mark.parametrize("effect", [*FAIL_ON])
def test_a_team_may_fail_on_less(effect):
    both = changed({**RETYPED, **RENAME})

    rules = {each.rule for each in breaking(both, TODAY, None, (effect,)).failing}

    wanted = set()
    if effect in {Effect.BREAKING, Effect.IN_FLIGHT}:
        wanted = {"diff/question-type-changed"}
    elif effect == "rename":
        wanted = {"diff/rename-of-nothing"}
    assert rules == wanted


@given(st.randoms(use_true_random=False))
def test_the_order_of_files_decides_nothing(random):
    new, old = list(files({**RETYPED, **RENAME}).items()), list(world().items())
    random.shuffle(new)
    random.shuffle(old)

    found = breaking(review_of(dict(new), dict(old)), TODAY)

    expected = breaking(changed({**RETYPED, **RENAME}), TODAY)
    assert as_json(found, "0") == as_json(expected, "0")


def test_the_markdown_names_what_fails_what_is_waived_and_what_is_idle():
    text = failing_as_markdown(_with(_printed() + _idle()), Page())

    assert "### Not to be merged unnoticed: nothing" in text
    assert "1 waived change" in text
    assert "nothing here needs the waiver of diff/other" in text


def test_values_of_any_text_are_read_back_from_what_is_printed():
    (row,) = breaking(changed(RETYPED), TODAY).failing
    for value in (
        "~",
        "true",
        "a: b",
        "- x",
        '"',
        "#",
        "[a",
        "{}",
        " 1",
        "é\u2028",
        "'",
    ):
        odd = replace(row, old=value, new=value)
        text = "waivers:\n" + "\n".join(entries([odd], LATER, value)) + "\n"

        read, wrong = read_waivers(FILE, text.encode())

        assert not wrong, (value, text)
        assert read is not None
        (waiver,) = read.waivers
        assert (waiver.old, waiver.new, waiver.reason) == (value, value, value)


def _printed() -> str:
    rows = breaking(changed(RETYPED), TODAY).failing
    return "waivers:\n" + "\n".join(entries(rows, LATER, "Agreed")) + "\n"


def _idle() -> str:
    return "  - {rule: diff/other, at: x, reason: Why not, until: 2027-01-31}\n"


def _with(text: str) -> Breaking:
    return breaking(changed(RETYPED), TODAY, (FILE, text.encode()))
