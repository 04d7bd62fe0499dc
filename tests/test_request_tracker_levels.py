"""Levels are named by what they say, and hours are what a calendar comes to."""

import datetime

import pytest

from catalogkit.catalog.clock import clocks
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.duration import duration
from catalogkit.model.promise import By, Commitment, Target
from catalogkit.resource import Resource
from catalogkit.targets.request_tracker.agreements import agreements
from catalogkit.targets.request_tracker.commitments import commitments
from catalogkit.targets.request_tracker.hours import Hours
from catalogkit.targets.request_tracker.levels import (
    LONGEST,
    level_name,
    level_of,
    usual_level,
)
from tests.catalogs import project
from tests.deciding import company

HEAD = "kind: calendar\nid: {name}\nowner: service-desk\ntitle: {{en: A, zh-CN: A}}\n"


def made(catalog):
    """All resources by kind and id, and all findings."""
    found = list(agreements(catalog))
    resources = {str(each.key): each for each in found if isinstance(each, Resource)}
    return resources, [each for each in found if isinstance(each, Diagnostic)]


def hours(text, **others):
    """The hours of a calendar `it`."""
    files = {
        name: HEAD.format(name=name) + body
        for name, body in {"it": text, **others}.items()
    }
    found = project(**files)
    assert found.catalog is not None
    return Hours(found.catalog)


def says(promise, respond=None, fulfil=None, target=None):
    times = (None if each is None else duration(each) for each in (respond, fulfil))
    one, two = times
    return level_name(Commitment.model_validate(promise), one, two, target or Target())


def test_a_level_is_named_by_its_times_clock_start_and_pauses():
    promise = {
        "calendar": "hq", "starts": "approved",
        "pause_on": ["waiting_on_supplier", "waiting_on_requester"],
    }  # fmt: skip

    assert says({"calendar": "hq"}, "15m", "4h") == "15m / 4h hq"
    assert says({"calendar": "hq"}, None, "3bd") == "- / 3bd hq"
    assert says({}, None, "72h elapsed") == "- / 72h elapsed"
    assert (
        says(promise, "4h", "10bd")
        == "4h / 10bd hq, from approval, pauses requester+supplier"
    )


def test_the_order_of_pauses_makes_no_other_level():
    one = {"calendar": "hq", "pause_on": ["scheduled", "waiting_on_change"]}
    two = {"calendar": "hq", "pause_on": ["waiting_on_change", "scheduled"]}

    assert says(one, "4h", "1bd") == says(two, "4h", "1bd")


def test_a_long_name_is_cut_and_still_tells_levels_apart():
    every = ["waiting_on_approval", "waiting_on_requester", "waiting_on_supplier"]
    long = {"calendar": "warehouse-in-hanover", "starts": "approved", "pause_on": every}
    one, two = says(long, "4h", "10bd"), says(long, "4h", "11bd")

    assert max(len(one), len(two)) <= LONGEST
    assert one != two


@pytest.mark.parametrize(
    "promise, respond, fulfil",
    [
        ({}, "4h", "1bd"),
        ({"calendar": "hq"}, None, None),
    ],
)
def test_where_nothing_can_be_kept_there_is_no_level(promise, respond, fulfil):
    assert says(promise, respond, fulfil) == ""


def test_ready_on_a_day_is_no_level():
    by = By.model_validate({"by": "start_date", "lead": "10bd"})
    promise = Commitment.model_validate({"calendar": "hq"})

    assert level_of(promise, duration("4h"), by) is None


def test_every_level_that_a_request_may_get_is_there():
    catalog = company()
    there, _ = made(catalog)

    for said in commitments(catalog):
        respond, fulfil = said.times
        name = level_name(said.promise, respond, fulfil, said.target)
        assert not name or f"ServiceLevel:{name}" in there


def test_every_level_goes_by_hours_that_are_there():
    there, _ = made(company())

    for key, each in there.items():
        if "BusinessHours" in each.body:
            assert f"BusinessHours:{each.body['BusinessHours']}" in there, key


def test_a_queue_has_the_level_that_nothing_else_decides():
    catalog = company()
    items = {each.id: each for each in catalog.items()}

    assert usual_level(catalog, items["mailing-list"]) == (
        "4h / 1bd hamburg, from approval, pauses requester"
    )
    assert usual_level(catalog, items["vpn-access"]) == ""


def test_a_week_of_hours_with_breaks_and_days_off():
    found = hours("""
time_zone: Europe/Berlin
hours: {mon-thu: ["08:30-12:30", "13:00-17:30"], fri: ["08:30-12:00"]}
holidays: {dates: [2026-12-25, 2026-12-26]}
closed: [2026-12-24]
""").week("it")

    entry = found.entry()

    assert found.zone.key == "Europe/Berlin"
    assert [*entry] == ["1", "2", "3", "4", "5", "holidays"]
    assert entry["1"] == {
        "Name": "Monday", "Start": "08:30", "End": "17:30",
        "Breaks": [{"Start": "12:30", "End": "13:00"}],
    }  # fmt: skip
    assert entry["5"] == {"Name": "Friday", "Start": "08:30", "End": "12:00"}
    assert entry["holidays"] == ["2026-12-24", "2026-12-25"]


def test_a_make_up_saturday_is_one_of_which_all_others_are_days_off():
    found = hours("""
time_zone: Asia/Shanghai
hours: {mon-fri: ["09:00-18:00"]}
holidays: {dates: [2026-10-01]}
working_days: [2026-10-10]
""").week("it")

    entry = found.entry()

    assert found.other is None
    assert entry["6"] == {"Name": "Saturday", "Start": "09:00", "End": "18:00"}
    assert "2026-10-01" in entry["holidays"]
    assert "2026-10-03" in entry["holidays"]
    assert "2026-10-10" not in entry["holidays"]


def test_nights_are_two_days():
    found = hours("""
time_zone: Europe/Berlin
hours: {mon: ["22:00-06:00"]}
""").week("it")

    assert found.other is None
    assert found.entry() == {
        "1": {"Name": "Monday", "Start": "22:00", "End": "24:00"},
        "2": {"Name": "Tuesday", "Start": "00:00", "End": "06:00"},
    }


def test_calendars_of_one_zone_that_are_open_together_are_one_week():
    berlin = "time_zone: Europe/Berlin\nhours: {{{}}}\n"
    found = hours(
        "any_of: [early, late]",
        early=berlin.format('mon-fri: ["06:00-14:00"]'),
        late=berlin.format('mon-fri: ["13:00-22:00"]'),
    ).week("it")

    assert found.other is None
    assert found.entry()["1"]["Start"] == "06:00"
    assert found.entry()["1"]["End"] == "22:00"


def test_two_zones_are_no_week_and_the_first_other_day_is_told():
    found = hours(
        "any_of: [east, west]",
        east='time_zone: Asia/Shanghai\nhours: {mon-fri: ["09:00-18:00"]}',
        west='time_zone: Europe/Berlin\nhours: {mon-fri: ["09:00-18:00"]}',
    )

    (told,) = found.unlike("it")

    assert told.place.route == ("any_of",)
    assert "Request Tracker knows one week, one time zone and whole days off" in (
        told.message
    )


def test_what_is_open_around_the_clock_counts_as_elapsed_time():
    there, _ = made(company())

    assert there["ServiceLevel:15m / 4h 24x7"].body == {
        "Name": "15m / 4h 24x7",
        "Starts": {"RealMinutes": 0},
        "Response": {"RealMinutes": 15},
        "Resolve": {"RealMinutes": 240},
    }
    assert "BusinessHours:24x7" not in there


def test_a_week_is_open_when_its_calendar_is():
    catalog = company()
    week, clock = Hours(catalog).week("hq"), clocks(catalog)["hq"]
    begin = int(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC).timestamp())
    end = int(datetime.datetime(2027, 12, 30, tzinfo=datetime.UTC).timestamp())

    assert week.clock.spans(begin, end) == clock.spans(begin, end)
