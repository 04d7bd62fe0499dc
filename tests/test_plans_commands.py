"""`catalogkit calendar`: what it writes and says, and how it ends."""

import json
import shutil

import icalendar
import pytest

from catalogkit.cli.main import run
from tests.plans import planned_files

FREEZE = "when: {from: 2026-12-05, to: 2026-12-06, calendar: shanghai}"
NIGHT = (
    "work: change, window: {from: 2026-12-05T22:00+08:00, to: 2026-12-06T02:00+08:00}"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A company whose work stands in a freeze."""
    write(tmp_path, rest=FREEZE, it=NIGHT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return tmp_path


def write(place, **plans):
    for path, text in planned_files(**plans).items():
        file = place / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_a_collision_is_told_with_its_path_and_the_way_out(folder, capsys):
    assert run(["calendar", "collisions"]) == 1

    told = capsys.readouterr().out
    assert told.startswith(
        "it: in the hard freeze rest, 2026-12-05 22:00 to 2026-12-06 02:00 +08:00\n"
        "  'rest' covers everything\n"
        "    catalog/rest.yaml:1\n"
        "  the next free slot is 2026-12-07 00:00 to 04:00 +08:00, at 22:00 again from "
        "2026-12-07\n"
    )


def test_programs_read_the_same(folder, capsys):
    assert run(["calendar", "collisions", "--format", "json"]) == 1

    (found,) = json.loads(capsys.readouterr().out)["collisions"]
    assert found["level"] == "hard"
    assert (found["from"], found["to"]) == (
        "2026-12-05T22:00:00+08:00", "2026-12-06T02:00:00+08:00",
    )  # fmt: skip
    assert found["next_free"]["from"] == "2026-12-07T00:00:00+08:00"
    assert found["on"][0]["places"] == [{"file": "catalog/rest.yaml", "line": 1}]


def test_a_comment_is_a_table_in_which_nothing_of_an_author_acts(folder, capsys):
    reason = 'reason: "| [x](http://e) <b> `y` @all"'
    write(
        folder,
        rest=f"{FREEZE}, level: soft",
        it=f"{NIGHT}, agreed: [{{freeze: rest, by: theirs, {reason}}}]",
    )

    assert run(["calendar", "collisions", "--format", "markdown"]) == 0

    table = capsys.readouterr().out
    (row,) = [line for line in table.splitlines() if line.startswith("| 2026")]
    assert r"\| \[x\](http\://e) \<b\> \`y\`" in row
    assert " @all" not in row


def test_only_the_days_that_are_asked_for_are_looked_at(folder, capsys):
    assert run(["calendar", "collisions", "--from", "2026-12-07"]) == 0
    assert run(["calendar", "collisions", "--to", "2026-12-04"]) == 0
    assert run(["calendar", "collisions", "--to", "2026-12-05"]) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "tomorrow"], "--from tomorrow is no day such as 2026-11-22"),
        (["--to", "2026-01-01"], "--to 2026-01-01 lies before 2026-11-22"),
        (["--from", "9999-01-01"], "is too far away"),
    ],
)
def test_days_that_are_none_are_refused(folder, capsys, options, said):
    assert run(["calendar", "collisions", *options]) == 2

    assert said in capsys.readouterr().err


def test_each_team_stream_and_freeze_gets_a_calendar(folder, capsys):
    assert run(["calendar", "export"]) == 0

    out = folder / "dist" / "calendars"
    assert {each.name for each in out.glob("*.ics")} == {
        "team-ours.ics", "team-theirs.ics", "stream-selling.ics", "freeze-rest.ics",
    }  # fmt: skip
    for each in out.glob("*.ics"):
        icalendar.Calendar.from_ical(each.read_bytes())
    assert "4 calendars in dist/calendars/, 4 changed" in capsys.readouterr().out


def test_the_same_day_gives_the_same_bytes(folder, capsys):
    assert run(["calendar", "export"]) == 0
    before = {each: each.read_bytes() for each in folder.glob("dist/calendars/*")}

    assert run(["calendar", "export"]) == 0

    assert {
        each: each.read_bytes() for each in folder.glob("dist/calendars/*")
    } == before
    assert "none changed" in capsys.readouterr().out


def test_only_the_calendars_that_are_asked_for_are_written(folder, capsys):
    assert run(["calendar", "export", "--team", "ours", "-o", "out"]) == 0

    assert [each.name for each in folder.glob("out/*.ics")] == ["team-ours.ics"]
    assert run(["calendar", "export", "--stream", "seling"]) == 2
    assert "no stream is called 'seling'; did you mean 'selling'?" in (
        capsys.readouterr().err
    )


def test_no_build_is_swept_away(folder, capsys):
    shutil.rmtree(folder / "catalog")
    write(folder, rest=FREEZE)
    assert run(["build", "--target", "routing", "-o", "public"]) == 0

    assert run(["calendar", "export", "-o", "public"]) == 2

    assert "'public' holds a build: name a folder of its own" in capsys.readouterr().err


def test_a_build_leaves_the_calendars_in_its_folder_alone(folder, capsys):
    assert run(["calendar", "export"]) == 0

    run(["build", "--target", "routing"])

    assert (folder / "dist" / "calendars" / "team-ours.ics").is_file()
    assert run(["calendar", "export"]) == 0


def test_what_is_broken_is_left_out_and_said(folder, capsys):
    (folder / "catalog" / "rest.yaml").write_text("kind: freeze\nid: rest\n", "utf-8")

    assert run(["calendar", "export"]) == 1

    assert "left out for their errors: 1 definition" in capsys.readouterr().err
    assert not (folder / "dist" / "calendars" / "freeze-rest.ics").exists()
