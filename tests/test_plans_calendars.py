"""Calendars to subscribe to: read back, they say what we say."""

import datetime
import json
import re

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given

from catalogkit.catalog.clock import clocks
from catalogkit.catalog.moments import moment
from catalogkit.catalog.windows.occurrences import freezes, works
from catalogkit.catalog.windows.zones import midnight
from catalogkit.report.plans import Calendars, Shelf, shelves
from catalogkit.wording.reader import Reader
from tests.plans import company, freeze_of, planned, repeated, work_of
from tests.strategies_plans import repeats

SINCE, UNTIL = datetime.date(2026, 8, 1), datetime.date(2027, 12, 31)
BETWEEN = midnight(SINCE, datetime.UTC), midnight(UNTIL, datetime.UTC)


def written(catalog, *plans, locale="en"):
    """The calendar of some plans, parsed by a library of others."""
    kinds = {True: [], False: []}
    for each in plans:
        kinds[each.kind_name == "freeze"].append(each)
    shelf = Shelf(plans[0], tuple(kinds[True]), tuple(kinds[False]))
    data = Calendars(Reader(catalog, locale), BETWEEN).written(shelf)
    found = icalendar.Calendar.from_ical(data)
    assert not [each.errors for each in found.walk("VEVENT") if each.errors]
    return found


def read_back(calendar, zone):
    """The times of all events, as RFC 5545 reads them, in seconds."""
    return sorted(
        times
        for event in calendar.walk("VEVENT")
        for times in _times(event, zone)
        if times[0] < BETWEEN[1] and times[1] > BETWEEN[0]
    )


def _times(event, zone):
    start = event["DTSTART"].dt
    if not isinstance(start, datetime.datetime):
        start = datetime.datetime.combine(start, datetime.time())
    floats = start.tzinfo is None
    start = start.replace(tzinfo=zone) if floats else start
    begins = [start]
    if "RRULE" in event:
        rule = event["RRULE"].to_ical().decode()
        if floats:
            rule = re.sub(r"(UNTIL=\d{8})$", r"\1T235959", rule)
            found = rrulestr(rule, dtstart=start.replace(tzinfo=None))
            until = datetime.datetime(2028, 1, 1)  # noqa: DTZ001
            begins = [
                each.replace(tzinfo=zone)
                for each in found.between(start.replace(tzinfo=None), until, inc=True)
            ]
        else:
            found = rrulestr(rule, dtstart=start)
            until = datetime.datetime(2028, 1, 1, tzinfo=datetime.UTC)
            begins = found.between(start, until, inc=True)
    for begin in begins:
        yield _seconds(begin), _end(event, start, begin, zone)


def _end(event, start, begin, zone):
    """A nominal end for days, an exact one for all else."""
    if "DURATION" in event:
        return _seconds(begin + event["DURATION"].dt)  # wall clock, as days are
    end = event["DTEND"].dt
    if not isinstance(end, datetime.datetime):
        days = end - event["DTSTART"].dt
        return _seconds(begin + days)
    end = end if end.tzinfo else end.replace(tzinfo=zone)
    return _seconds(begin) + _seconds(end) - _seconds(start)


def _seconds(at):
    return int(at.timestamp())


@given(repeats())
def test_work_that_comes_back_is_read_as_we_read_it(repeat):
    work, zone = repeated(*repeat), clocks(company())[repeat.calendar].zone

    found = read_back(written(company(), work), zone)

    assert found == works(company(), work, BETWEEN)


@pytest.mark.parametrize("name", ["shanghai", "berlin", "new-york"])
@pytest.mark.parametrize(
    "when",
    [
        "every: month, from: end - 2bd, to: end + 3bd",
        "every: week, from: start + 5d elapsed, to: end",
        "every: quarter, from: end - 6h, to: end",
        "from: 2026-10-24, to: 2026-10-25",
        "from: 2026-10-24, to: 2026-10-25, rrule: FREQ=WEEKLY",
        "from: 2027-03-13, to: 2027-03-15, rrule: FREQ=DAILY;INTERVAL=14;COUNT=4",
        "from: 2026-11-01, to: 2026-11-03, rrule: FREQ=MONTHLY;BYDAY=1MO",
        "from: 2026-10-25T02:30, to: 2026-10-25T08:00, rrule: FREQ=WEEKLY;COUNT=4",
        "from: 2027-03-28T00:30+01:00, to: 2027-03-28T03:30+02:00",
    ],
)
def test_a_freeze_is_read_as_we_read_it(when, name):
    catalog = planned(it=f"when: {{{when}, calendar: {name}}}")
    freeze, zone = freeze_of(catalog, "it"), clocks(catalog)[name].zone

    found = read_back(written(catalog, freeze), zone)

    assert found == freezes(catalog, freeze, BETWEEN, zone)


@pytest.mark.parametrize("name", ["shanghai", "berlin"])
@pytest.mark.parametrize(
    "when",
    [
        "from: 2026-11-09, to: 2026-11-12, rrule: FREQ=YEARLY",
        "from: 2026-11-09, to: 2026-11-12, rrule: FREQ=MONTHLY;UNTIL=20270601",
        "from: 2026-12-24, to: 2026-12-26",
        "every: month, from: start, to: start",
    ],
)
def test_a_freeze_without_a_calendar_is_on_the_days_of_whoever_reads_it(when, name):
    catalog = planned(it=f"when: {{{when}}}")
    freeze, zone = freeze_of(catalog, "it"), clocks(company())[name].zone

    calendar = written(catalog, freeze)

    assert read_back(calendar, zone) == freezes(catalog, freeze, BETWEEN, zone)
    for event in calendar.walk("VEVENT"):
        assert type(event["DTSTART"].dt) is datetime.date


def test_a_rule_stays_a_rule_and_edges_become_events():
    catalog = planned(
        yearly="when: {from: 2026-11-09, to: 2026-11-12, rrule: FREQ=YEARLY}",
        monthly="when: {every: month, from: end - 2bd, to: end, calendar: berlin}",
    )
    yearly, monthly = (freeze_of(catalog, name) for name in ("yearly", "monthly"))

    (event,) = written(catalog, yearly).walk("VEVENT")
    events = written(catalog, monthly).walk("VEVENT")

    assert event["RRULE"].to_ical() == b"FREQ=YEARLY"
    assert event["UID"] == "freeze.yearly@catalogkit"
    assert not any("RRULE" in each for each in events)
    assert len({str(each["UID"]) for each in events}) == len(events)


def test_the_end_of_a_rule_is_written_as_its_start_wants_it():
    window = "{from: 2026-12-01T22:00, to: 2026-12-01T23:00, calendar: berlin"
    rule = "rrule: FREQ=DAILY;UNTIL=20261224"
    catalog = planned(
        days=f"when: {{from: 2026-12-01, to: 2026-12-01, {rule}}}",
        night=f"work: change, window: {window}, {rule}}}",
    )

    (days,) = written(catalog, freeze_of(catalog, "days")).walk("VEVENT")
    (night,) = written(catalog, work_of(catalog, "night")).walk("VEVENT")

    assert days["RRULE"].to_ical() == b"FREQ=DAILY;UNTIL=20261224"
    assert night["RRULE"].to_ical() == b"FREQ=DAILY;UNTIL=20261224T225959Z"


def test_a_calendar_tells_the_time_zones_that_it_names():
    catalog = planned(
        it="when: {every: month, from: start, to: start, calendar: berlin}",
        night="work: change, window: {from: 2026-12-01T22:00, to: 2026-12-01T23:00,"
        " calendar: new-york}",
    )

    calendar = written(catalog, freeze_of(catalog, "it"), work_of(catalog, "night"))

    assert [str(each["TZID"]) for each in calendar.walk("VTIMEZONE")] == [
        "America/New_York", "Europe/Berlin",
    ]  # fmt: skip
    zone = icalendar.Timezone.to_tz(calendar.walk("VTIMEZONE")[1])
    for month in (1, 7, 12):
        at = datetime.datetime(2027, month, 15, 12, tzinfo=zone)
        assert (
            at.utcoffset()
            == moment(int(at.timestamp()), clocks(catalog)["berlin"].zone).utcoffset()
        )


@pytest.mark.parametrize(
    "title",
    [
        "A; b, c: d\\n\n",
        "END:VEVENT",
        "é漢字" * 40,
        '"quoted" \\ back',
        "bell\x07 and escape\x1b[2J",
        "line\r\nATTACH:https://example.com",
    ],
)
def test_no_text_of_an_author_acts(title):
    catalog = planned(
        it="when: {from: 2026-12-24, to: 2026-12-26}, "
        + ", ".join(f"{key}: {json.dumps(title)}" for key in ("title", "reason"))
    )
    freeze = freeze_of(catalog, "it")

    calendar = written(catalog, freeze)

    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == re.sub(r"[\x07\x1b\r\n]", " ", title)
    assert re.sub(r"[\x07\x1b\r]", " ", title) in str(event["DESCRIPTION"])
    assert "ATTACH" not in event
    lines = calendar.to_ical().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"".join(lines))


def test_the_calendar_of_a_team_has_its_work_and_what_holds_it():
    catalog = planned(
        all="when: {from: 2026-12-24, to: 2026-12-26}",
        tills="when: {from: 2026-12-24, to: 2026-12-26}, applies_to: {systems: [till]}",
        mails="when: {from: 2026-12-24, to: 2026-12-26}, applies_to: {systems: [mail]}",
        it="work: change, window: {from: 2026-12-01T22:00Z, to: 2026-12-01T23:00Z}",
    )

    found = {
        each.file: {plan.id for plan in (*each.freezes, *each.works)}
        for each in shelves(catalog)
    }

    assert found["team-ours.ics"] == {"all", "tills", "mails", "it"}
    assert found["team-theirs.ics"] == {"all", "tills", "mails"}
    assert found["stream-selling.ics"] == {"all", "tills", "it"}
    assert found["freeze-mails.ics"] == {"mails"}
