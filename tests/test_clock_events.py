"""iCalendar files: what they open and close, and what of them is refused."""

import contextlib
import datetime
import subprocess
import sys
import time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from catalogkit.catalog.clock import Clock, clocks
from catalogkit.catalog.ics import events_of, read_events
from catalogkit.catalog.ics_events import NotReadable
from catalogkit.catalog.offsets import EPOCH
from catalogkit.project import compiled
from tests.calendars import at, shown
from tests.pages import TODAY, world

HEAD = """kind: calendar
id: depot
title: {en: Depot, zh-CN: 仓库}
owner: service-desk
time_zone: Europe/Berlin
"""
HOURS = 'hours: {mon-fri: ["08:00-16:00"]}\n'


def event(*lines):
    """One event with the lines."""
    return "\r\n".join(("BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT", ""))


def file(*events):
    """An iCalendar file of events."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n"


def depot(keys, *events) -> Clock:
    """The clock of a calendar with a file."""
    files = {
        "catalog/depot.yaml": (HEAD + keys).encode(),
        "catalog/depot.ics": file(*events).encode(),
    }
    found = compiled({**world(), **files}, TODAY)
    assert found.diagnostics == ()
    assert found.catalog is not None
    return clocks(found.catalog)["depot"]


def opened(clock, day, end):
    """The openings and closings between two days."""
    edges = clock.edges(at(clock, f"{day} 00:00"), at(clock, f"{end} 00:00"))
    return [shown(clock, each)[4:] for each in edges]


def test_an_event_of_whole_days_is_a_holiday():
    clock = depot(
        f"{HOURS}holidays: {{ics: depot.ics}}\n",
        event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261226"),
        event("DTSTART;VALUE=DATE:20261229"),
    )

    assert opened(clock, "2026-12-23", "2026-12-30") == [
        "2026-12-23 08:00", "2026-12-23 16:00", "2026-12-28 08:00", "2026-12-28 16:00",
    ]  # fmt: skip


def test_an_event_of_hours_closes_these_hours():
    clock = depot(
        f"{HOURS}holidays: {{ics: depot.ics}}\n",
        event("DTSTART;TZID=Europe/Berlin:20261223T100000", "DURATION:PT2H30M"),
        event("DTSTART:20261224T110000Z", "DTEND:20261226T000000Z"),
    )

    assert opened(clock, "2026-12-23", "2026-12-27") == [
        "2026-12-23 08:00", "2026-12-23 10:00", "2026-12-23 12:30", "2026-12-23 16:00",
        "2026-12-24 08:00", "2026-12-24 12:00",
    ]  # fmt: skip


def test_a_holiday_comes_again_every_year():
    clock = depot(
        f"{HOURS}holidays: {{ics: depot.ics}}\n",
        event("DTSTART;VALUE=DATE:16011225", "RRULE:FREQ=YEARLY"),
    )

    for year in (2026, 2028, 2098):
        assert not clock.is_open(at(clock, f"{year}-12-25 09:00"))


def test_a_calendar_of_events_is_open_in_them():
    clock = depot(
        "ics: depot.ics\nclosed: [2026-12-16]\n",
        event(
            "DTSTART;TZID=Europe/Berlin:20261202T090000",
            "DTEND;TZID=Europe/Berlin:20261202T120000",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE;TZID=Europe/Berlin:20261209T090000",
            "RDATE;TZID=Europe/Berlin:20261210T140000",
        ),
        event("DTSTART;VALUE=DATE:20261205").replace("UID:1", "UID:2"),
    )

    assert opened(clock, "2026-12-01", "2027-01-15") == [
        "2026-12-02 09:00", "2026-12-02 12:00",
        "2026-12-05 00:00", "2026-12-06 00:00",
        "2026-12-10 14:00", "2026-12-10 17:00",
        "2026-12-23 09:00", "2026-12-23 12:00",
    ]  # fmt: skip


def test_one_of_a_series_may_move_or_be_cancelled():
    series = event(
        "DTSTART:20261202T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"
    )
    moved = event(
        "RECURRENCE-ID:20261203T090000", "DTSTART:20261203T150000", "DURATION:PT2H"
    )
    gone = event(
        "RECURRENCE-ID:20261204T090000", "DTSTART:20261204T090000", "STATUS:CANCELLED"
    )
    clock = depot("ics: depot.ics\n", series, moved, gone)

    assert opened(clock, "2026-12-01", "2026-12-31") == [
        "2026-12-02 09:00", "2026-12-02 10:00", "2026-12-03 15:00", "2026-12-03 17:00",
    ]  # fmt: skip


def test_times_of_a_series_stay_on_the_wall_clock():
    clock = depot(
        "ics: depot.ics\n",
        event(
            "DTSTART;TZID=America/New_York:20261019T090000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=3",
        ),
    )

    assert opened(clock, "2026-10-01", "2026-12-31")[::2] == [
        "2026-10-19 15:00", "2026-10-26 14:00", "2026-11-02 15:00",
    ]  # fmt: skip


HOSTILE = {
    "no event": file(),
    "nothing": "",
    "no calendar": "Dear all, the office is closed.",
    "binary": b"\x00\xff\xfe" * 99,
    "every second": file(event("DTSTART:20260101T000000Z", "RRULE:FREQ=SECONDLY")),
    "every minute": file(event("DTSTART:20260101T000000Z", "RRULE:FREQ=MINUTELY")),
    "seconds of a day": file(
        event("DTSTART:20260101T000000Z", "RRULE:FREQ=DAILY;BYSECOND=1,2,3")
    ),
    "unknown zone": file(event("DTSTART;TZID=Mars/Olympus:20260101T000000")),
    "zone outside": file(event("DTSTART;TZID=../../etc/passwd:20260101T000000")),
    "no start": file(event("SUMMARY:x")),
    "bad start": file(event("DTSTART:soon")),
    "bad rule": file(event("DTSTART:20260101T000000Z", "RRULE:FREQ=FOO")),
    "bad weekday": file(
        event("DTSTART:20260101T000000Z", "RRULE:FREQ=WEEKLY;BYDAY=XX")
    ),
    "ends on a day": file(
        event("DTSTART:20260101T000000Z", "DTEND;VALUE=DATE:20260102")
    ),
    "ages": file(event("DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:99991231")),
    "not closed": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T000000Z\r\n",
    "nested": "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 50_000,
    "large": file(event("SUMMARY:" + "x" * (1 << 20))),
    "many": file(event("DTSTART;VALUE=DATE:20260101") * 11_000),
    "many repeats": file(
        event("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=DAILY") * 501
    ),
    "uncountable": file(
        event("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY;COUNT=999999999") * 9
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_used_is_said_and_soon(name):
    text = HOSTILE[name]
    begin = time.perf_counter()

    with pytest.raises(NotReadable) as raised:
        read_events(text if isinstance(text, bytes) else text.encode())

    assert time.perf_counter() - begin < 8
    assert "Traceback" not in str(raised.value)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=DAILY;INTERVAL=999999999",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9;COUNT=5",
    ],
)
def test_a_rule_that_never_matches_ends(rule):
    start = "DTSTART;VALUE=DATE:20260101"
    events = read_events(file(event(start, f"RRULE:{rule}")).encode())
    first = datetime.date(2026, 1, 1).toordinal() - EPOCH

    assert events.days(first, first + 366) == {first}


def test_zones_that_a_file_defines_are_not_run():
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
        "END:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    folded = zone.replace("VTIMEZONE", "VTIME\r\n ZONE")

    for each in (zone, folded, zone.lower()):
        with pytest.raises(NotReadable, match="there is no time zone 'Mine'"):
            read_events(file(each, event("DTSTART;TZID=Mine:20260101T000000")).encode())


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@example(file(event("DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=DAILY")).encode()[:-40])
def test_whatever_a_file_holds_it_is_read_or_refused(data):
    for text in (data, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:" + data):
        with contextlib.suppress(NotReadable):
            assert read_events(text).events


def test_a_file_that_is_not_there_leaves_the_calendar_out():
    files = {"catalog/depot.yaml": f"{HEAD}ics: depot.ics\n".encode()}
    found = compiled({**world(), **files}, TODAY)

    assert [each.rule for each in found.diagnostics] == ["reference/no-file"]
    assert found.catalog is not None
    assert "depot" not in clocks(found.catalog)
    assert events_of([], {}) == ({}, [])


RULES = st.builds(
    lambda every, rest: ";".join([f"FREQ={every}", *rest]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.lists(
        st.sampled_from(
            [
                "INTERVAL=2", "INTERVAL=3", "BYMONTH=2,5,12", "BYDAY=MO,WE", "BYDAY=SU",
                "COUNT=9", "UNTIL=20261111", "WKST=SU",
            ]
        ),
        unique_by=lambda part: part.partition("=")[0],
        max_size=4,
    ).filter(lambda parts: not {"COUNT=9", "UNTIL=20261111"} <= {*parts}),
)  # fmt: skip
DATES = st.dates(datetime.date(2023, 1, 1), datetime.date(2026, 12, 31))


@given(RULES, DATES)
@example("FREQ=MONTHLY;BYDAY=1MO,-1FR", datetime.date(2026, 1, 5))
@example("FREQ=YEARLY;BYDAY=20MO", datetime.date(2026, 5, 18))
@example("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", datetime.date(2026, 11, 26))
@example("FREQ=MONTHLY;BYMONTHDAY=31,-30", datetime.date(2026, 1, 31))
@example("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", datetime.date(2026, 1, 30))
@example("FREQ=YEARLY;BYYEARDAY=1,60,-1", datetime.date(2026, 1, 1))
@example("FREQ=YEARLY", datetime.date(2024, 2, 29))
def test_repeats_are_those_of_the_library_that_everybody_uses(rule, day):
    events = read_events(
        file(event(f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"RRULE:{rule}")).encode()
    )
    low, high = datetime.datetime(2023, 1, 1), datetime.datetime(2029, 12, 31)  # noqa: DTZ001 - days
    wanted = rrulestr(rule, dtstart=datetime.datetime.combine(day, datetime.time()))
    first, end = low.toordinal() - EPOCH, high.toordinal() + 1 - EPOCH

    repeat = events.events[0].repeat
    assert repeat is not None
    assert [
        datetime.date.fromordinal(each + EPOCH) for each in repeat.days(first, end)
    ] == [each.date() for each in wanted.between(low, high, inc=True)]


def test_a_catalog_without_such_files_and_holidays_imports_no_library_for_them():
    program = (
        "import sys, datetime\nfrom catalogkit.project import compiled\n"
        "from catalogkit.catalog.clock import clocks\nfrom tests.pages import world\n"
        "catalog = compiled(world(), datetime.date(2026, 11, 22)).catalog\n"
        "clocks(catalog)['hq'].opens(1795000000)\n"
        "print(sorted({'holidays', 'icalendar', 'dateutil'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=True,
        env={"PYTHONPATH": "src:."},
    )  # fmt: skip

    assert done.stdout == "[]\n"
