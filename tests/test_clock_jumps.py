"""Clocks of time zones: the lost hour, the doubled hour, half hours."""

import datetime

import pytest

from catalogkit.catalog.clock import seconds
from catalogkit.model.duration import duration
from tests.calendars import at, calendar, due

BERLIN = calendar("""
time_zone: Europe/Berlin
hours: {mon-fri: ["09:00-12:00", "13:00-18:00"]}
holidays: {dates: [2026-04-03, 2026-04-06, 2026-12-25]}
closed: [2026-12-24, 2026-12-31]
""")
NEW_YORK = calendar("""
time_zone: America/New_York
hours: {mon-sun: ["00:00-24:00"]}
""")
LORD_HOWE = calendar("""
time_zone: Australia/Lord_Howe
hours: {mon-sun: ["00:00-04:00"]}
""")
KOLKATA = calendar("""
time_zone: Asia/Kolkata
hours: {mon-sat: ["09:30-17:30"]}
""")
DAY = 86400


@pytest.mark.parametrize("day, hours", [("2026-03-28", 7), ("2026-10-24", 9)])
def test_a_night_shift_is_shorter_or_longer_when_the_clock_jumps(day, hours):
    saturdays = calendar('time_zone: Europe/Berlin\nhours: {sat: ["22:00-06:00"]}\n')
    begin = at(saturdays, f"{day} 22:00")

    assert saturdays.closes(begin) - begin == hours * 3600


def test_office_hours_are_those_of_the_wall_clock_all_year():
    assert at(BERLIN, "2026-03-30 09:00") == seconds(
        datetime.datetime(2026, 3, 30, 7, tzinfo=datetime.UTC)
    )
    assert BERLIN.opens(at(BERLIN, "2026-03-28 12:00")) == at(
        BERLIN, "2026-03-30 09:00"
    )
    assert due(BERLIN, "2026-03-27 10:00", "1bd") == "Mon 2026-03-30 10:00"
    assert due(BERLIN, "2026-10-23 10:00", "1bd") == "Mon 2026-10-26 10:00"


def test_a_time_that_the_clock_skips_is_the_moment_of_the_jump():
    clock = calendar('time_zone: Europe/Berlin\nhours: {sun: ["02:30-06:00"]}\n')
    clock_to = calendar('time_zone: Europe/Berlin\nhours: {sun: ["01:00-02:30"]}\n')
    jump = seconds(datetime.datetime(2026, 3, 29, 1, tzinfo=datetime.UTC))

    assert clock.opens(jump - DAY) == jump
    assert clock_to.closes(jump - 60) == jump
    assert due(NEW_YORK, "2026-03-07 02:30", "1bd") == "Sun 2026-03-08 03:00"


def test_a_time_that_the_clock_shows_twice_is_the_first_of_them():
    clock = calendar('time_zone: America/New_York\nhours: {sun: ["01:30-04:00"]}\n')
    first = seconds(datetime.datetime(2026, 11, 1, 5, 30, tzinfo=datetime.UTC))

    assert clock.opens(first - DAY) == first
    assert clock.closes(first) - first == 3.5 * 3600
    assert NEW_YORK.add(first - DAY, duration("1bd")) == first


def test_later_in_the_doubled_hour_is_never_due_earlier():
    first = seconds(datetime.datetime(2026, 11, 1, 5, 50, tzinfo=datetime.UTC))
    day = duration("1bd")

    assert NEW_YORK.add(first, day) < NEW_YORK.add(first + 1800, day)


def test_days_of_23_and_25_hours_are_one_business_day():
    assert due(NEW_YORK, "2026-03-07 12:00", "1bd") == "Sun 2026-03-08 12:00"
    assert due(NEW_YORK, "2026-03-07 12:00", "24h") == "Sun 2026-03-08 13:00"
    assert due(NEW_YORK, "2026-10-31 12:00", "24h") == "Sun 2026-11-01 11:00"


@pytest.mark.parametrize("day, minutes", [("2026-10-04", 210), ("2026-04-05", 270)])
def test_lord_howe_jumps_by_half_an_hour(day, minutes):
    begin = at(LORD_HOWE, f"{day} 00:00")

    assert LORD_HOWE.closes(begin) - begin == minutes * 60


def test_kolkata_is_half_an_hour_off():
    assert KOLKATA.opens(at(KOLKATA, "2026-11-29 12:00")) == seconds(
        datetime.datetime(2026, 11, 30, 4, tzinfo=datetime.UTC)
    )
    assert due(KOLKATA, "2026-11-28 17:00", "1h") == "Mon 2026-11-30 10:00"
