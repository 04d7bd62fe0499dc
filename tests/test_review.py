"""What a review says of a change, whatever the format."""

import json

import pytest

from catalogkit.review.as_json import as_json
from catalogkit.review.as_text import as_text
from catalogkit.review.groups import by_entity
from catalogkit.review.review import Review
from catalogkit.review.row import Row
from tests.pages import world
from tests.reviews import (
    INTERNAL,
    RETYPED,
    VPN,
    WORDING,
    changed,
    files,
    mistaken,
    path_of,
    review_of,
)

MOVED = {
    VPN: [
        ("owner: network-operations\nreview_by: 2027-03-31\n", ""),
        (
            "audience:",
            "review_by: 2027-03-31\nowner: network-operations  # ours\naudience:",
        ),
    ]
}
OVERLAY = b"""environments:
  test: {overlay: {"service_item:vpn-access": {review_by: 2028-01-01}}}
"""


def test_what_was_only_reordered_is_no_change_and_the_reader_learns_what_was_read():
    review = changed(MOVED)

    assert not review.told
    assert (
        "no semantic change: 1 file differs, moved, reordered or reformatted only"
        in as_text(review)
    )


def test_what_has_an_error_now_is_told_and_not_called_unchanged():
    text = as_text(mistaken({VPN: [("team: security", "team: securty")]}))

    assert "no team is called 'securty'" in text
    assert "no semantic change" not in text
    assert "in all: 1 problem to mend" in text


def test_two_teams_of_one_title_are_told_apart():
    edits = {
        "security.yaml": [("{en: Security,", "{en: Network operations,")],
        VPN: [("owner: network-operations", "owner: security")],
    }

    text = as_text(changed(edits))

    assert "'Network operations' (security), no longer 'Network operations' (" in text


def test_the_same_files_are_said_to_be_the_same():
    assert "both sides have the same files" in as_text(review_of(world()))


def test_text_begins_with_what_is_grave_and_with_what_requesters_notice():
    edits = {
        **INTERNAL,
        "vpn-gateway.yaml": [("kind: system", "review_by: 2030-01-01, kind: system")],
    }
    edits[VPN] = [*INTERNAL[VPN], *RETYPED[VPN]]

    text = as_text(changed(edits))

    order = [
        "* VPN access (service_item:vpn-access)",
        "breaking, in-flight: ",
        "internal: ",
    ]
    assert [text.index(each) for each in order] == sorted(map(text.index, order))
    assert text.index("system:vpn-gateway") > text.index("internal: ")
    assert "at catalog/vpn-access.yaml:31:11 (diff/question-type-changed)" in text


def test_every_difference_has_one_row_with_a_fingerprint_of_its_own():
    review = changed({VPN: [*INTERNAL[VPN], *RETYPED[VPN], WORDING[VPN][0]]})

    marks = [each.fingerprint for each in review.rows]

    assert len(marks) == len(review.comparison.differences)
    assert len(set(marks)) == len(marks)


def test_a_fingerprint_stays_when_lines_move():
    moved = {
        VPN: [("kind: service_item\n", "# new\n\nkind: service_item\n"), *RETYPED[VPN]]
    }

    one, other = (changed(each).findings[0] for each in (RETYPED, moved))

    assert one.found.place == other.found.place
    assert one.fingerprint == other.fingerprint


def test_json_says_where_what_for_whom_and_how_grave():
    document = json.loads(as_json(changed(RETYPED), "0"))

    change = document["changes"][0]
    assert document["format"] == "catalogkit-diff"
    assert document["changed_files"] == ["catalog/vpn-access.yaml"]
    assert document["effects"] == {"breaking": 1, "in-flight": 1, "internal": 1}
    assert change["address"] == "service_item:vpn-access form.justification.type"
    assert (change["old"], change["new"]) == ("paragraph", "url")
    assert change["effects"] == ["breaking", "in-flight"]
    assert change["bump"] == "major"
    assert change["agree"] == ["network-operations"]
    assert (change["side"], change["file"], change["line"]) == (
        "new",
        "catalog/vpn-access.yaml",
        31,
    )


def test_what_is_gone_is_shown_where_it_stood():
    gone = {VPN: [("survey: quick-csat\n", "")]}

    (change,) = json.loads(as_json(changed(gone), "0"))["changes"]

    assert (change["side"], change["line"]) == ("old", 67)


def test_what_differs_in_one_environment_only_is_told_of_that_environment():
    manifest = world()["catalogkit.yaml"]
    old = {**world(), "catalogkit.yaml": manifest + OVERLAY}
    new = {**old, "catalogkit.yaml": manifest + OVERLAY.replace(b"2028", b"2029")}

    row = _only(review_of(new, old))

    assert str(row.address) == "service_item:vpn-access review_by [test]"
    assert (row.old, row.new) == ("2028-01-01", "2029-01-01")


def test_environments_are_compiled_only_where_an_overlay_plays_a_part(monkeypatch):
    manifest = world()["catalogkit.yaml"] + OVERLAY
    old = {**world(), "catalogkit.yaml": manifest}
    path = path_of("laptop.yaml", old)
    new = {**old, path: old[path].replace(b"review_by: 2027", b"review_by: 2028")}
    review = review_of(new, old)
    monkeypatch.setattr("catalogkit.review.review.compiled", None)  # it would fail

    assert len(review.rows) == 1


def test_a_rename_that_cannot_be_honoured_is_a_finding():
    edits = {
        "security.yaml": [
            ("id: security\n", "id: security\nrenamed_from: it-security\n")
        ]
    }

    (row,) = changed(edits).findings

    assert row.rule == "diff/rename-of-nothing"
    assert row.new == "it-security"


def test_no_line_of_the_text_begins_with_words_of_an_author():
    edits = {
        VPN: [("title: {en: VPN access", 'title: {en: "::error::x"'), *RETYPED[VPN]]
    }

    text = as_text(changed(edits))

    assert "::error::x" in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize("flip", [False, True])
def test_the_order_of_files_changes_nothing(flip):
    new = files({VPN: [*INTERNAL[VPN], *RETYPED[VPN]], **_laptop()})
    those = dict(reversed(new.items())) if flip else new

    told = [
        each.fingerprint for group in _groups(review_of(those)) for each in group.rows
    ]

    assert told == [e.fingerprint for g in _groups(review_of(new)) for e in g.rows]


def _laptop() -> dict[str, list[tuple[str, str]]]:
    return {"laptop.yaml": [("review_by: 2027", "review_by: 2028")]}


def _groups(review: Review):
    return by_entity(review, review.told)


def _only(review: Review) -> Row:
    (row,) = review.rows
    return row


def test_which_requests_are_decided_differently_is_told_and_is_data():
    review = changed({VPN: [("fulfil: 4h", "fulfil: 1bd")]})

    text, document = as_text(review), json.loads(as_json(review, "0"))

    assert "  VPN access: when it is done: 4h on hq → 1bd on hq (100 %, such as" in text
    (found,) = document["decided"]
    assert (found["item"], found["aspect"]) == ("vpn-access", "fulfil")
    assert found["share"] == 1
