"""Clocks, case by case: the days on which naive clocks go wrong."""

import datetime

import pytest

from catalogkit.catalog.clock import (
    ALWAYS,
    FOREVER,
    NeverOpen,
    clocks,
    moment,
    seconds,
)
from catalogkit.catalog.world import world
from catalogkit.model.duration import duration
from tests.calendars import at, calendar, due, shown
from tests.catalogs import project

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


def test_a_make_up_saturday_has_the_hours_of_friday():
    assert due(SHANGHAI, "2026-09-30 17:00", "2h") == "Thu 2026-10-08 10:00"
    assert due(SHANGHAI, "2026-10-09 16:30", "1h") == "Sat 2026-10-10 09:30"
    assert due(SHANGHAI, "2026-10-09 16:30", "1bd") == "Sat 2026-10-10 16:30"
    assert shown(SHANGHAI, SHANGHAI.closes(at(SHANGHAI, "2026-10-10 12:00"))) == (
        "Sat 2026-10-10 17:00"
    )


def test_a_closed_day_is_closed_even_if_it_is_a_working_day():
    clock = calendar("""
time_zone: UTC
hours: {mon-fri: ["09:00-17:00"]}
holidays: {dates: [2026-11-24]}
working_days: [2026-11-24, 2026-11-25]
closed: [2026-11-25]
""")

    assert clock.is_open(at(clock, "2026-11-24 12:00"))
    assert not clock.is_open(at(clock, "2026-11-25 12:00"))


def test_a_night_shift_belongs_to_the_day_on_which_it_starts():
    assert NIGHT.is_open(at(NIGHT, "2026-11-28 05:59"))
    assert not NIGHT.is_open(at(NIGHT, "2026-11-28 06:00"))
    assert not NIGHT.is_open(at(NIGHT, "2026-11-30 05:00"))
    assert NIGHT.is_open(at(NIGHT, "2026-12-25 05:00"))
    assert not NIGHT.is_open(at(NIGHT, "2026-12-25 22:30"))
    assert due(NIGHT, "2026-11-23 23:00", "8h") == "Tue 2026-11-24 23:00"


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


def test_calendars_are_combined():
    parts = {
        "one": 'time_zone: Europe/Berlin\nhours: {mon-fri: ["09:00-12:00"]}\n',
        "two": 'time_zone: Asia/Kolkata\nhours: {mon-sat: ["09:30-17:30"]}\n',
    }
    both = calendar("all_of: [one, two]\n", **parts)
    either = calendar("any_of: [one, two]\nclosed: [2026-11-24]\n", **parts)

    edges = both.edges(at(both, "2026-11-23 00:00"), at(both, "2026-11-25 00:00"))
    assert [shown(both, each) for each in edges] == [
        "Mon 2026-11-23 09:00",
        "Mon 2026-11-23 12:00",
        "Tue 2026-11-24 09:00",
        "Tue 2026-11-24 12:00",
    ]
    edges = either.edges(at(either, "2026-11-23 00:00"), at(either, "2026-11-25 09:00"))
    assert [shown(either, each) for each in edges] == [
        "Mon 2026-11-23 05:00",
        "Mon 2026-11-23 13:00",
        "Wed 2026-11-25 05:00",
    ]


def test_own_hours_are_one_of_those_that_are_combined():
    one = 'time_zone: UTC\nhours: {mon: ["10:00-14:00"]}\n'
    own = 'time_zone: UTC\nhours: {mon: ["12:00-16:00"]}\n'
    start = "2026-11-23 11:00"

    assert due(calendar(f"{own}any_of: [one]\n", one=one), start, "5h")[-5:] == "16:00"
    assert due(calendar(f"{own}all_of: [one]\n", one=one), start, "2h")[-5:] == "14:00"


def test_public_holidays_are_those_of_the_country_and_its_part():
    hours = 'time_zone: Europe/Berlin\nhours: {mon-fri: ["09:00-17:00"]}\n'
    bavaria = calendar(f"{hours}holidays: {{country: DE, subdivision: BY}}\n")
    germany = calendar(f"{hours}holidays: {{country: DE}}\n")

    assert due(germany, "2027-01-05 09:00", "1bd") == "Wed 2027-01-06 09:00"
    assert due(bavaria, "2027-01-05 09:00", "1bd") == "Thu 2027-01-07 09:00"
    assert due(germany, "2026-12-24 09:00", "1bd") == "Mon 2026-12-28 09:00"


def test_the_clocks_of_a_catalog_are_made_once():
    catalog = project().catalog

    assert catalog is not None
    assert clocks(catalog) is clocks(catalog)
    assert clocks(catalog)["hq"] is clocks(catalog)["hq"]
    with pytest.raises(KeyError):
        clocks(catalog)["nowhere"]


def test_seconds_and_moments_are_one_another():
    there = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=BERLIN.zone)

    assert moment(seconds(there), BERLIN.zone) == there
    with pytest.raises(ValueError, match="no time zone"):
        seconds(datetime.datetime(2026, 11, 23))  # noqa: DTZ001 - what is refused


def test_the_world_knows_what_is_open_and_days_from_today():
    catalog = project().catalog
    assert catalog is not None
    saturday = seconds(datetime.datetime(2026, 11, 21, 20, tzinfo=datetime.UTC))
    here, anywhere = world(catalog, saturday, "hq"), world(catalog, saturday)

    assert here.inside("hq", "2026-11-23T01:00:00Z") is True
    assert here.inside("hq", "2026-11-23T10:00:00Z") is False
    assert here.inside("nowhere", "2026-11-23T10:00:00Z") is None
    assert here.inside("hq", "tomorrow") is None
    days = ("0d", "+1bd", "0bd", "-1bd", "-30d", "+1mo", "+1y", "soon", "+999999bd")
    assert [here.day(each) for each in days] == [
        "2026-11-22", "2026-11-24", "2026-11-23", "2026-11-19", "2026-10-23",
        "2026-12-22", "2027-11-22", "", "",
    ]  # fmt: skip
    assert anywhere.day("0d") == "2026-11-21"
    assert anywhere.day("+5bd") == "2026-11-30"
