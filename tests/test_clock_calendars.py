"""Calendars and the clocks that they make: days off, make-up days, combinations."""

import datetime

import pytest

from catalogkit.catalog.clock import clocks, seconds
from catalogkit.catalog.world import world
from tests.calendars import at, calendar, due, shown
from tests.catalogs import project

SHANGHAI = calendar("""
time_zone: Asia/Shanghai
hours: {mon-thu: ["09:00-18:00"], fri: ["09:00-17:00"]}
holidays: {dates: [2026-10-01, 2026-10-02, 2026-10-05, 2026-10-06, 2026-10-07]}
working_days: [2026-10-10]
""")


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
