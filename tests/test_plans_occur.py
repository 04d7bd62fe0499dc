"""When freezes and planned work take place."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given

from catalogkit.catalog.clock import clocks, moment
from catalogkit.catalog.ics import read_events
from catalogkit.catalog.offsets import DAY
from catalogkit.catalog.windows import collisions
from catalogkit.catalog.windows.occurrences import freezes, works
from catalogkit.catalog.windows.repeats import fault, sayable
from catalogkit.catalog.windows.zones import midnight
from catalogkit.checks.calendar.work_ends_first import work_ends_first
from tests.plans import TODAY, company, freeze_of, planned, repeated, work_of
from tests.strategies_plans import repeats

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")


def span(first, last):
    """The seconds from a day to before another, in UTC."""
    return tuple(
        midnight(datetime.date.fromisoformat(each), datetime.UTC)
        for each in (first, last)
    )


def frozen(when, zone=SHANGHAI, between=("2026-10-01", "2027-04-01")):
    """When a freeze is, on the clock of a zone."""
    catalog = planned(it=f"when: {when}")
    found = freezes(catalog, freeze_of(catalog, "it"), span(*between), zone)
    return [
        tuple(f"{moment(each, zone):%Y-%m-%d %H:%M}" for each in times)
        for times in found
    ]


def worked(window, between=("2026-10-01", "2027-12-31"), zone=BERLIN):
    """When a work is, on the clock of a zone."""
    catalog = planned(it=f"work: release, window: {window}")
    return [
        tuple(f"{moment(each, zone):%m-%d %H:%M}" for each in times)
        for times in works(catalog, work_of(catalog, "it"), span(*between))
    ]


def test_a_month_end_is_counted_in_business_days_of_its_calendar():
    found = frozen("{every: month, from: end - 2bd, to: end + 3bd, calendar: shanghai}")

    assert ("2026-10-28 00:00", "2026-11-06 00:00") in found  # ends on a Saturday
    assert ("2026-11-26 00:00", "2026-12-04 00:00") in found  # ends on a Monday
    assert ("2026-12-29 00:00", "2027-01-07 00:00") in found  # New Year is no day
    assert ("2027-01-27 00:00", "2027-02-05 00:00") in found  # ends on a Sunday


@pytest.mark.parametrize(
    ("when", "first"),
    [
        ("{every: week, from: end - 1d elapsed, to: end}", ("10-03", "10-05")),
        ("{every: month, from: start, to: start}", ("10-01", "10-02")),
        ("{every: month, from: end, to: end}", ("10-31", "11-01")),
        ("{every: quarter, from: end - 1w elapsed, to: end}", ("12-24", "01-01")),
        ("{every: year, from: start + 1mo, to: start + 2mo}", ("02-01", "03-02")),
        ("{every: year, from: end - 5d elapsed, to: end + 1bd}", ("12-26", "01-02")),
    ],
)
def test_edges_are_days_and_the_last_one_is_included(when, first):
    begin, end = frozen(when, between=("2026-10-01", "2027-04-01"))[0]

    assert (begin[5:10], end[5:10]) == first
    assert begin[11:] == end[11:] == "00:00"


def test_hours_are_counted_from_midnight_by_the_clock_of_the_calendar():
    assert frozen(
        "{every: month, from: end - 4h, to: end + 12h elapsed, calendar: shanghai}",
        between=("2026-11-30", "2026-12-02"),
    ) == [("2026-11-30 14:00", "2026-12-01 12:00")]


def test_a_freeze_without_a_calendar_is_wherever_its_day_is():
    when = "{from: 2026-11-11, to: 2026-11-11}"

    assert frozen(when, SHANGHAI) == frozen(when, BERLIN)
    assert frozen(when, BERLIN) == [("2026-11-11 00:00", "2026-11-12 00:00")]


def test_a_freeze_with_a_calendar_is_when_its_day_is_there():
    when = "{from: 2026-11-11, to: 2026-11-11, calendar: shanghai}"

    assert frozen(when, BERLIN) == [("2026-11-10 17:00", "2026-11-11 17:00")]


def test_a_freeze_of_days_stays_at_midnight_when_clocks_change():
    assert frozen(
        "{from: 2026-10-24, to: 2026-10-25, rrule: FREQ=MONTHLY, calendar: berlin}",
        BERLIN,
        ("2026-10-01", "2026-12-01"),
    ) == [
        ("2026-10-24 00:00", "2026-10-26 00:00"),
        ("2026-11-24 00:00", "2026-11-26 00:00"),
    ]


def test_work_with_a_calendar_keeps_its_local_time_and_its_length():
    window = (
        "{from: 2026-10-18T01:30+02:00, to: 2026-10-18T03:30+02:00,"
        " rrule: FREQ=WEEKLY;COUNT=3, calendar: berlin}"
    )

    assert worked(window) == [
        ("10-18 01:30", "10-18 03:30"),
        ("10-25 01:30", "10-25 02:30"),  # 02:30 comes a second time, an hour later
        ("11-01 01:30", "11-01 03:30"),
    ]


def test_a_lost_hour_is_read_as_if_the_clock_had_not_jumped():
    window = (
        "{from: 2027-03-21T02:30+01:00, to: 2027-03-21T03:30+01:00,"
        " rrule: FREQ=WEEKLY;COUNT=2, calendar: berlin}"
    )

    assert worked(window)[1] == ("03-28 03:30", "03-28 04:30")


def test_work_without_a_calendar_keeps_its_offset():
    window = (
        "{from: 2026-10-18T01:30+02:00, to: 2026-10-18T03:30+02:00,"
        " rrule: FREQ=MONTHLY;COUNT=2}"
    )

    assert worked(window)[1] == ("11-18 00:30", "11-18 02:30")


@given(repeats())
def test_repeats_are_those_that_our_own_reader_of_calendars_finds(repeat):
    zone = clocks(company())[repeat.calendar].zone
    work = repeated(*repeat)
    assume(sayable(repeat.rule, repeat.begin, zone) is not None)
    low, high = between = span("2026-08-01", "2027-12-31")
    events = read_events(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"
        f"DTSTART;TZID={zone.key}:{repeat.begin:%Y%m%dT%H%M%S}\n"
        f"DTEND;TZID={zone.key}:{repeat.end:%Y%m%dT%H%M%S}\n"
        f"RRULE:{repeat.rule}\nEND:VEVENT\nEND:VCALENDAR\n".encode()
    )
    wanted = {
        times
        for _, times in events.timed(low // DAY - 5, high // DAY + 5, zone)
        if times[0] < high and times[1] > low
    }

    assert set(works(company(), work, between)) == wanted


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=", "FREQ=WEEKLY;BYDAY=",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;UNTIL=20261332",
        "FREQ=WEEKLY;UNTIL=00010101T000000Z", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=1",
        "FREQ=YEARLY;BYEASTER=0", "RRULE:FREQ=DAILY", "X" * 5000,
    ],
)  # fmt: skip
def test_a_rule_that_never_comes_or_never_ends_is_refused_at_once(rule):
    first = datetime.datetime(2026, 12, 5, 22)  # noqa: DTZ001
    work = repeated(first, first + datetime.timedelta(hours=1), rule, "berlin")

    assert fault(rule, first)
    assert works(company(), work, span("2026-08-01", "2027-12-31")) == []


@pytest.mark.parametrize("end", ["99991231T235959Z", "99991231", "20991231T235959Z"])
def test_an_end_in_another_age_is_as_good_as_none(end):
    first = datetime.datetime(2026, 12, 5, 22)  # noqa: DTZ001
    rule = f"FREQ=WEEKLY;UNTIL={end}"
    work = repeated(first, first + datetime.timedelta(hours=1), rule, "new-york")

    assert len(works(company(), work, span("2026-12-01", "2027-01-01"))) == 4
    assert sayable(rule, first, BERLIN)


@pytest.mark.parametrize("year", ["0001", "1969", "9999"])
def test_plans_of_another_age_stand_in_nobodys_way(year):
    times = f"{{from: {year}-01-01T22:00-10:00, to: {year}-12-31T22:00+14:00}}"
    catalog = planned(
        it=f"work: change, window: {times}", rest=f"when: {times}",
        days=f"when: {{from: {year}-01-01, to: {year}-12-31, rrule: FREQ=YEARLY}}",
    )  # fmt: skip

    assert not collisions(catalog, TODAY, datetime.date(2028, 1, 1))
    assert not [
        each.message for each in work_ends_first.run(catalog)
    ]  # it lasts a year, there as here
