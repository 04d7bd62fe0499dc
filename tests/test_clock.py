"""Clocks, case by case: the days on which naive clocks go wrong."""

import datetime

import pytest

from catalogkit.catalog.clock import (
    ALWAYS,
    FOREVER,
    NeverOpen,
    moment,
    seconds,
)
from catalogkit.model.duration import duration
from tests.calendars import at, calendar, due, shown

BERLIN = calendar("""
time_zone: Europe/Berlin
hours: {mon-fri: ["09:00-12:00", "13:00-18:00"]}
holidays: {dates: [2026-04-03, 2026-04-06, 2026-12-25]}
closed: [2026-12-24, 2026-12-31]
""")
NIGHT = calendar("""
time_zone: Europe/Berlin
hours: {mon-fri: ["22:00-06:00"]}
holidays: {dates: [2026-12-25]}
""")
SHANGHAI = calendar("""
time_zone: Asia/Shanghai
hours: {mon-thu: ["09:00-18:00"], fri: ["09:00-17:00"]}
holidays: {dates: [2026-10-01, 2026-10-02, 2026-10-05, 2026-10-06, 2026-10-07]}
working_days: [2026-10-10]
""")
DAY = 86400


@pytest.mark.parametrize(
    "start, time, end",
    [
        ("2026-11-23 09:00", "30m", "Mon 2026-11-23 09:30"),
        ("2026-11-23 11:45", "30m", "Mon 2026-11-23 13:15"),
        ("2026-11-23 17:00", "1h", "Mon 2026-11-23 18:00"),
        ("2026-11-23 17:00", "61m", "Tue 2026-11-24 09:01"),
        ("2026-11-27 17:00", "2h", "Mon 2026-11-30 10:00"),
        ("2026-11-28 12:00", "8h", "Mon 2026-11-30 18:00"),
        ("2026-11-28 12:00", "0h", "Sat 2026-11-28 12:00"),
        ("2026-11-28 12:00", "72h elapsed", "Tue 2026-12-01 12:00"),
        ("2026-03-28 12:00", "1d elapsed", "Sun 2026-03-29 13:00"),
        ("2026-11-28 12:00", "1w elapsed", "Sat 2026-12-05 12:00"),
    ],
)
def test_working_time_runs_in_working_hours_only(start, time, end):
    assert due(BERLIN, start, time) == end


@pytest.mark.parametrize(
    "start, time, end",
    [
        ("2026-11-23 10:00", "0bd", "Mon 2026-11-23 10:00"),
        ("2026-11-23 10:00", "3bd", "Thu 2026-11-26 10:00"),
        ("2026-11-27 17:59", "1bd", "Mon 2026-11-30 17:59"),
        ("2026-11-28 12:00", "0bd", "Mon 2026-11-30 09:00"),
        ("2026-11-28 12:00", "1bd", "Tue 2026-12-01 09:00"),
        ("2026-11-23 12:30", "1bd", "Tue 2026-11-24 13:00"),
        ("2026-11-23 18:00", "1bd", "Wed 2026-11-25 09:00"),
    ],
)
def test_business_days_end_at_the_same_time_of_a_working_day(start, time, end):
    assert due(BERLIN, start, time) == end


def test_a_day_with_shorter_hours_ends_a_business_day_at_its_closing():
    assert due(SHANGHAI, "2026-11-26 17:40", "1bd") == "Fri 2026-11-27 17:00"


def test_a_break_of_another_day_ends_a_business_day_at_its_end():
    clock = calendar("""
time_zone: UTC
hours: {mon: ["09:00-18:00"], tue: ["09:00-12:00", "14:00-18:00"]}
""")

    assert due(clock, "2026-11-23 12:30", "1bd") == "Tue 2026-11-24 14:00"


def test_a_day_that_opens_later_ends_a_business_day_at_its_opening():
    clock = calendar("""
time_zone: UTC
hours: {mon: ["09:00-18:00"], tue: ["11:00-18:00"]}
""")

    assert due(clock, "2026-11-23 09:30", "1bd") == "Tue 2026-11-24 11:00"


def test_the_year_ends_with_closed_days():
    assert due(BERLIN, "2026-12-30 17:00", "2h") == "Fri 2027-01-01 10:00"
    assert due(BERLIN, "2026-12-23 17:00", "1bd") == "Mon 2026-12-28 17:00"


def test_a_holiday_at_the_end_of_a_long_weekend_is_waited_for():
    assert due(BERLIN, "2026-04-02 17:00", "2h") == "Tue 2026-04-07 10:00"
    assert due(BERLIN, "2026-04-02 17:00", "1bd") == "Tue 2026-04-07 17:00"


def test_leap_days_are_days():
    assert due(BERLIN, "2028-02-28 17:00", "1bd") == "Tue 2028-02-29 17:00"
    assert due(BERLIN, "2028-02-29 17:00", "2h") == "Wed 2028-03-01 10:00"
    assert due(BERLIN, "2028-02-29 17:00", "1y") == "Wed 2029-02-28 17:00"


def test_months_end_on_their_last_day():
    assert due(BERLIN, "2026-01-31 09:00", "1mo") == "Sat 2026-02-28 09:00"
    assert due(BERLIN, "2026-01-31 09:00", "3mo") == "Thu 2026-04-30 09:00"
    assert due(BERLIN, "2026-12-31 09:00", "12mo") == "Fri 2027-12-31 09:00"


def test_a_night_shift_belongs_to_the_day_on_which_it_starts():
    assert NIGHT.is_open(at(NIGHT, "2026-11-28 05:59"))
    assert not NIGHT.is_open(at(NIGHT, "2026-11-28 06:00"))
    assert not NIGHT.is_open(at(NIGHT, "2026-11-30 05:00"))
    assert NIGHT.is_open(at(NIGHT, "2026-12-25 05:00"))
    assert not NIGHT.is_open(at(NIGHT, "2026-12-25 22:30"))
    assert due(NIGHT, "2026-11-23 23:00", "8h") == "Tue 2026-11-24 23:00"


def test_around_the_clock_is_never_closed():
    now = seconds(datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC))

    assert ALWAYS.opens(now) == now
    assert ALWAYS.closes(now) == FOREVER
    assert list(ALWAYS.edges(now, now + 900 * DAY)) == []
    assert ALWAYS.add(now, duration("99999h")) == now + 99999 * 3600
    assert ALWAYS.latest(now, duration("24h")) == now - DAY


def test_edges_are_openings_and_closings_with_both_ends():
    start, end = at(BERLIN, "2026-11-23 09:00"), at(BERLIN, "2026-11-23 18:00")
    shown_edges = [shown(BERLIN, each)[-5:] for each in BERLIN.edges(start, end)]

    assert shown_edges == ["09:00", "12:00", "13:00", "18:00"]
    assert list(BERLIN.edges(start + 1, start + 2)) == []


def test_years_of_work_are_added_and_taken_back():
    start, time = at(BERLIN, "2026-11-23 10:00"), duration("20000h")
    end = BERLIN.add(start, time)

    assert datetime.datetime.fromtimestamp(end, BERLIN.zone).year == 2036
    assert BERLIN.worked(start, end) == 20000 * 3600
    assert BERLIN.latest(end, time) == start


def test_pauses_move_the_due_moment_by_their_open_time():
    start = at(BERLIN, "2026-11-23 10:00")
    lunch = at(BERLIN, "2026-11-23 11:00"), at(BERLIN, "2026-11-23 14:00")
    inside = lunch[0] + 60, lunch[0] + 120
    later = at(BERLIN, "2026-11-27 09:00"), at(BERLIN, "2026-11-27 10:00")
    before = start - 7 * DAY, start - DAY
    pauses = [later, inside, lunch, before]

    def after(time):
        return shown(BERLIN, BERLIN.add(start, duration(time), pauses))

    assert after("1h") == "Mon 2026-11-23 11:00"
    assert after("2h") == "Mon 2026-11-23 15:00"
    assert after("1bd") == "Tue 2026-11-24 12:00"
    assert after("4h elapsed") == "Mon 2026-11-23 17:00"
    assert BERLIN.worked(start, start + DAY, pauses) == 6 * 3600


@pytest.mark.parametrize("time", ["1h", "1bd"])
def test_a_calendar_that_does_not_open_again_says_so(time):
    hours = "time_zone: UTC\nhours: {%s: [09:00-17:00]}\n"
    clock = calendar("all_of: [one, two]\n", one=hours % "mon", two=hours % "tue")

    with pytest.raises(NeverOpen) as raised:
        clock.add(at(clock, "2026-11-24 09:00"), duration(time))

    assert raised.value.calendar == "it"


def test_moments_of_other_centuries_are_not_answered():
    with pytest.raises(NeverOpen):
        BERLIN.opens(seconds(datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)))
    with pytest.raises(NeverOpen):
        BERLIN.add(at(BERLIN, "2026-11-23 09:00"), duration("999999bd"))


def test_seconds_and_moments_are_one_another():
    there = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=BERLIN.zone)

    assert moment(seconds(there), BERLIN.zone) == there
    with pytest.raises(ValueError, match="no time zone"):
        seconds(datetime.datetime(2026, 11, 23))  # noqa: DTZ001 - what is refused
