"""Times of promises as Request Tracker counts them, and what is said of differences."""

import pytest

from catalogkit.diagnostic import Diagnostic
from catalogkit.model.duration import duration
from catalogkit.targets.request_tracker.agreements import agreements
from catalogkit.targets.request_tracker.minutes import Minutes, minutes_of
from tests.deciding import company
from tests.test_request_tracker_levels import hours

OFFICE = """
time_zone: Europe/Berlin
hours: {mon-fri: ["09:00-12:00", "13:00-18:00"]}
holidays: {dates: [2026-12-25]}
"""
SHORT_FRIDAYS = """
time_zone: Europe/Berlin
hours: {mon-thu: ["09:00-18:00"], fri: ["09:00-15:00"]}
"""
SHOP = 'time_zone: Europe/Berlin\nhours: {mon-sun: ["09:00-20:00"]}'


def counted(time, text):
    """A time on a calendar, as minutes."""
    return minutes_of(duration(time), hours(text).week("it"))


@pytest.mark.parametrize(
    "time, text, minutes",
    [
        ("30m", OFFICE, Minutes(30, 0, closing=True)),
        ("8h", OFFICE, Minutes(480, 0, closing=True)),
        ("0h", OFFICE, Minutes(None, 0)),
        ("0bd", OFFICE, Minutes(0, 0)),
        ("3bd", OFFICE, Minutes(3 * 480, 0)),
        ("36h elapsed", OFFICE, Minutes(None, 36 * 60)),
        ("2d elapsed", OFFICE, Minutes(None, 2 * 24 * 60)),
        ("1bd", SHORT_FRIDAYS, Minutes(9 * 60, 0)),
        ("5bd", SHORT_FRIDAYS, Minutes(42 * 60, 0)),
        ("6bd", SHORT_FRIDAYS, Minutes(51 * 60, 0)),
        ("2bd", SHOP, Minutes(0, 2 * 24 * 60)),
    ],
)
def test_a_time_is_open_minutes_or_elapsed_ones(time, text, minutes):
    assert counted(time, text) == minutes


def test_what_takes_longer_than_it_looks_ahead_has_whole_weeks_in_it():
    found = counted("60bd", OFFICE)

    assert found.elapsed % (7 * 24 * 60) == 0
    assert found.open is not None
    assert found.open + found.elapsed // (7 * 24 * 60) * 5 * 480 == 60 * 480
    assert 0 < found.open < 20 * 480


def test_what_is_no_whole_number_is_text():
    assert Minutes(480, 0, closing=True).written() == {
        "BusinessMinutes": "479.99",
        "RealMinutes": "0.0167",
    }
    assert Minutes(480, 10080, closing=True).written()["RealMinutes"] == "10080.0167"
    assert Minutes(480, 0).written() == {"BusinessMinutes": 480}
    assert Minutes(None, 0).written() == {"RealMinutes": 0}


def test_a_sum_may_end_when_the_day_closes():
    found = hours(OFFICE)
    week = found.week("it")
    (_, morning), (_, evening) = week.spans(found.today)[:2]

    ends = counted("8h", OFFICE).due(week.clock, morning - 3 * 3600)

    assert ends == evening


def test_a_calendar_that_is_closed_for_weeks_is_told():
    days = ", ".join(f"2027-07-{day:02}" for day in range(1, 32))
    found = hours(f'hours: {{mon-fri: ["09:00-18:00"]}}\nclosed: [{days}]')

    (told,) = found.unlike("it")

    assert told.message == (
        "Request Tracker looks 29 days ahead, and 'it' is closed for longer from"
        " 2027-06-30 on: what is asked then has no due time"
    )


def test_calendars_that_hardly_meet_are_no_endless_search():
    found = hours(
        "all_of: [east, west]",
        east='time_zone: Asia/Shanghai\nhours: {mon-fri: ["09:00-18:00"]}',
        west='time_zone: America/New_York\nhours: {mon-sun: ["08:00-20:15"]}',
    )

    minutes = minutes_of(duration("10bd"), found.week("it"))

    assert minutes.elapsed == 0


def test_an_author_reads_by_an_example_what_becomes_of_a_time():
    said = {
        (each.place.entity, each.place.route): each.message
        for each in agreements(company())
        if isinstance(each, Diagnostic)
    }
    mail = said["service_item:mailing-list", ("promise", "fulfil")]
    leaver = said["service_item:leaver", ("promise", "respond")]

    assert mail.startswith("Request Tracker counts '1bd' as 8.5h of open time: what is")
    assert "Friday" in mail
    assert leaver == (
        "Request Tracker keeps one due time, here the day of 'last_day': nothing tells"
        " whether somebody answered within 4h"
    )


def test_what_is_carried_exactly_is_not_talked_about():
    places = {
        each.place.entity
        for each in agreements(company())
        if isinstance(each, Diagnostic)
    }

    assert "calendar:hq" not in places
    assert "service_item:vpn-access" not in places
