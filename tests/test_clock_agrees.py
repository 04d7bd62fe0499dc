"""The program for pages and Python say the same of every moment."""

import datetime
import json
import os
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from catalogkit.catalog.clock import ALWAYS, moment, seconds
from catalogkit.catalog.world import CalendarWorld
from catalogkit.languages.clock import clock_program, table
from catalogkit.model.duration import duration
from tests.calendars import calendar
from tests.pages import ROOT
from tests.test_clock_properties import ALL

PROGRAM = ROOT / "src" / "catalogkit" / "languages" / "clock.js"
DRIVER = """
const calendarClock = require(process.argv[1]);
const clocks = {}, calendars = {};
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [name, what, ...asked] = JSON.parse(line);
  if (what === "table") {
    clocks[name] = calendarClock(asked[0]);
    calendars[name] = {open: asked[0]};
    return;
  }
  const found = what === "world"
    ? calendarClock.world(calendars, asked[0], name)[asked[1]](...asked.slice(2))
    : clocks[name][what](...asked);
  console.log(JSON.stringify(found === undefined ? null : found));
});
"""
FROM = seconds(datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC))
TO = seconds(datetime.datetime(2028, 10, 1, tzinfo=datetime.UTC))
DAY = 86400
LATE = TO - 120 * DAY
TABLES: Any = {name: table(clock, FROM, TO) for name, clock in ALL.items()}
MOMENTS = st.integers(FROM, TO)
TIMES = st.one_of(
    st.integers(0, 400).map("{}h".format),
    st.integers(0, 4000).map("{}m".format),
    st.integers(0, 60).map("{}bd".format),
    st.integers(0, 3).map("{}mo".format),
    st.integers(0, 1).map("{}y".format),
    st.integers(0, 99).map("{}h elapsed".format),
    st.integers(0, 99).map("{}d elapsed".format),
)
NAMES = st.sampled_from(sorted(ALL))


class Node:
    """The program in Node.js, one question a line."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "-e", DRIVER, str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for name, data in TABLES.items():
            self.say(name, "table", data)

    def say(self, *line):
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()

    def ask(self, *question):
        self.say(*question)
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def node():
    program = shutil.which("node")
    if program is None:
        tell = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        tell("Node.js is not installed, so the clock of pages is not compared")
    running = Node(program)
    yield running
    running.process.communicate(timeout=30)


@given(NAMES, MOMENTS, TIMES)
@example("24x7", FROM, "3bd")
@example("berlin", FROM, "0h")
@example("lord howe", TO, "1bd")
def test_pages_know_when_a_time_is_over(node, name, start, time):
    found = node.ask(name, "add", start, time)
    due = ALL[name].add(start, duration(time))

    cut = start < FROM + DAY or due > TO - 5 * DAY
    assert found == due or (found is None and cut)


@given(NAMES, MOMENTS, MOMENTS)
def test_pages_know_what_is_open(node, name, one, other):
    clock = ALL[name]
    opens = clock.opens(one)

    assert node.ask(name, "isOpen", one) == (clock.is_open(one) if one < TO else None)
    assert node.ask(name, "opens", one) == (opens if opens < TO else None)
    assert node.ask(name, "worked", one, other) == clock.worked(one, other)


@pytest.mark.parametrize("name", sorted(ALL))
def test_pages_do_not_guess_beyond_their_table(node, name):
    assert node.ask(name, "add", FROM - 1, "1h") is None
    assert node.ask(name, "add", TO, "1h") is None
    assert node.ask(name, "opens", TO + 1) is None
    assert node.ask(name, "add", TO, "1h elapsed") == TO + 3600


@given(
    NAMES,
    st.integers(FROM + 100 * DAY, LATE),
    st.sampled_from(["d", "bd", "mo"]),
    st.integers(-40, 40),
)
def test_pages_know_days_from_today(node, name, now, unit, count):
    offset = f"{count:+}{unit}"
    there = CalendarWorld(ALL, now, ALL[name])
    text = f"{moment(now, datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"

    assume(unit != "mo" or -3 < count < 3)
    assert node.ask(name, "world", text, "day", offset) == there.day(offset)
    assert node.ask(name, "world", text, "inside", "both", text) == there.inside(
        "both", text
    )
    time = "3bd"
    due = ALL[name].add(now, duration(time))
    assert node.ask(name, "world", text, "add", name, text, time) == (
        f"{moment(due, datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    )


def test_a_time_of_a_day_is_that_of_the_calendar(node):
    now = "2026-11-23T01:00:00Z"

    def asked(*question):
        return node.ask("shanghai", "world", now, *question)

    assert asked("ready", "shanghai", "2026-11-24", "09:30") == "2026-11-24T01:30:00Z"
    assert asked("ready", "shanghai", "2026-11-28", None) == "2026-11-30T01:00:00Z"
    assert asked("dayOf", "shanghai", "2026-11-24T17:00:00Z") == "2026-11-25"
    assert asked("dayOf", None, "2026-11-24T17:00:00Z") == "2026-11-24"
    assert asked("add", None, now, "2h elapsed") == "2026-11-23T03:00:00Z"
    assert asked("add", None, now, "2h") is None


def test_a_table_adds_up_to_its_end():
    for data in TABLES.values():
        lengths = [times * sum(rest) for times, *rest in data["runs"]]
        assert (data["first"] + sum(lengths)) * data["unit"] == TO - FROM


def test_a_calendar_that_never_opens_has_a_table_without_openings():
    hours = "time_zone: UTC\nhours: {%s: [09:00-17:00]}\n"
    never = calendar("all_of: [one, two]\n", one=hours % "mon", two=hours % "tue")

    found: Any = table(never, FROM, TO)

    assert found["runs"] == []
    assert found["first"] * found["unit"] == TO - FROM
    assert table(ALWAYS, FROM, TO)["runs"] == [[1, (TO - FROM) // 60, 0]]


def test_the_program_is_the_one_that_is_tested():
    assert clock_program() == PROGRAM.read_text(encoding="utf-8")
