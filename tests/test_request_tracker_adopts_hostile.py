"""Names of traps and many values, in a Request Tracker that is imported."""

from catalogkit.platform import Held
from tests.strangers import (
    errors_of,
    field,
    group,
    imported,
    item,
    only_marks,
    planned,
    project_of,
    queue,
    scrip,
    taken,
    told,
    values,
)

HOSTILE = (
    queue("1", "yes: [no] #12", "5", "6", "7", "8"),
    queue("2", "Yes: [no] #12", "5"),
    queue("3", "* - ? ! | > ' \" % @ `", Description="<script>alert(1)</script> & co"),
    queue("4", "tab\tand\x01 control \u202e characters\r\n"),
    queue("5", ""),
    queue("6", "~"),
    queue("7", "../../etc/passwd"),
    queue("8", "null"),
    field("5", "Same", "Select", Values=values("Yes", "yes", "", " ", "~", "{a: b}")),
    field("6", "same"),
    field("7", "all"),
    field("8", "", Description="\x00", EntryHint="_a_ **b** <i>c</i> [d](e) `f`"),
    group("20", "A: team", "x y", "#21", "\x01", "- dash", "true"),
    group("21", "A: Team"),
    *(
        Held(None, "User", str(number), {"Name": login, "Privileged": True})
        for number, login in enumerate(("x y", "- dash", "true"), 40)
    ),
    scrip("9", "\x1b[31mred\x1b[0m", CustomCommitCode="unlink '/'"),
)


def test_hostile_names_are_text_and_nothing_else(tmp_path):
    made = imported(HOSTILE)
    project = project_of(made)
    taken(tmp_path, HOSTILE, made)

    plan = planned(tmp_path, HOSTILE, project)

    assert errors_of(made) == []
    only_marks(plan)
    assert all(
        "of the same name" in each.why or "bears this name" in each.why
        for each in plan.blocked
    )
    assert {key.id for (kind, _), key in made.natives.items() if kind == "Queue"} >= {
        "yes-no-12",
        "yes-no-12-2",
        "etc-passwd",
    }
    assert all("\x1b" not in each for each in told(made))
    assert all(
        each.isprintable() for text in made.files.values() for each in text.split("\n")
    )


def test_ten_thousand_values_are_a_list_beside_the_definitions(tmp_path):
    many = values(*(f"Room {number}" for number in range(10_000)))
    held = (queue("1", "Rooms", "2"), field("2", "Room", "Select", Values=many))
    made = imported(held)

    assert item(made, "rooms")["form"][0]["options_from"] == {"list": "rooms-room"}
    assert made.files["catalog/lists/rooms-room.csv"].count("\n") == len(many) + 1
    taken(tmp_path, held, made)
    only_marks(planned(tmp_path, held, project_of(made)))


def test_values_that_depend_are_a_list_that_depends(tmp_path):
    floors = [(f"Room {number}", "", f"Floor {number % 3}") for number in range(200)]
    held = (
        queue("1", "Rooms", "2", "3"),
        field("2", "Floor", "Select", Values=values("Floor 0", "Floor 1", "Floor 2")),
        field("3", "Room", "Select", BasedOn="#2", Values=values(*floors)),
    )
    made = imported(held)

    assert item(made, "rooms")["form"][1]["options_from"] == {
        "list": "rooms-room",
        "where": {"floor": "answers.floor"},
    }
    taken(tmp_path, held, made)
    only_marks(planned(tmp_path, held, project_of(made)))
