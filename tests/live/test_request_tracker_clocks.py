"""The clock of Request Tracker against ours, for all that the company promises."""

import datetime
import random
import textwrap

import pytest

from catalogkit.catalog.clock import ALWAYS, clocks
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.duration import duration
from catalogkit.targets.request_tracker.agreements import agreements
from catalogkit.targets.request_tracker.commitments import commitments
from catalogkit.targets.request_tracker.hours import Hours
from catalogkit.targets.request_tracker.levels import level_of
from catalogkit.targets.request_tracker.minutes import is_exact, minutes_of
from tests.catalogs import project
from tests.deciding import company
from tests.live.promised import promise, settings, told

pytestmark = pytest.mark.live

PARTS = {"respond": "Response", "fulfil": "Resolve"}
DUE = """
require RT::SLA;
for my $each (@$asked) {
    my ($level, $type, $time) = @$each;
    said(RT::SLA->Due(Level => $level, Type => $type, Time => $time));
}
"""


@pytest.fixture(scope="module")
def catalog():
    return company()


@pytest.fixture(scope="module")
def tracker(new_tracker, catalog):
    found = new_tracker()
    promise(found, catalog)
    return found


@pytest.fixture(scope="module")
def times(catalog):
    """Every time on every calendar, once, and a level that has it."""
    found = {}
    for said in commitments(catalog):
        level = level_of(said.promise, *said.times, said.target)
        for part in PARTS if level else ():
            time = getattr(level, part)
            if time is not None:
                found.setdefault((time, level.calendar), (level.name, PARTS[part]))
    return found


def moments(count, seed, year=2027):
    """Random moments of a year, and whole minutes among them."""
    chance = random.Random(seed)
    begin = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC).timestamp()
    for _ in range(count):
        yield int(begin) + chance.randrange(330 * 86400)
        yield int(begin) + chance.randrange(330 * 24 * 4) * 900


def test_both_clocks_agree_but_where_the_author_is_told(tracker, catalog, times):
    hours, ours = Hours(catalog), clocks(catalog)
    told_of = {
        each.place.entity
        for each in agreements(catalog)
        if isinstance(each, Diagnostic)
    }
    ordered = sorted(times.items(), key=str)
    cases = [
        (time, calendar, level, part, start)
        for number, ((time, calendar), (level, part)) in enumerate(ordered)
        for start in moments(1, number)
    ]

    found = told(tracker, DUE, [case[2:] for case in cases])

    assert len(found) == len(cases)
    for (time, calendar, *_, start), due in zip(cases, found, strict=True):
        if calendar is None:
            assert int(due) == ALWAYS.add(start, time)
            continue
        week = hours.week(calendar)
        minutes = minutes_of(time, week)
        assert int(due) == minutes.due(week.clock, start), (time, calendar, start)
        if f"calendar:{calendar}" not in told_of and is_exact(time, minutes, week):
            assert int(due) == ours[calendar].add(start, time), (time, calendar, start)


REQUESTS = """
my $queue = RT::Queue->new(RT->SystemUser);
$queue->Load('Access');
unless ($queue->id) {
    my %about = (Name => 'Access', Lifecycle => 'request', SLADisabled => 0);
    my ($ok, $said) = $queue->Create(%about);
    die $said unless $ok;
}
my $asker = RT::User->new(RT->SystemUser);
$asker->LoadOrCreateByEmail('lee@example.com');
my $who = RT::CurrentUser->new($asker);
$asker->PrincipalObj->GrantRight(Right => $_, Object => $queue)
    for qw(SeeQueue CreateTicket ShowTicket ReplyToTicket WithdrawRequest);
sub due {
    my $request = RT::Ticket->new(RT->SystemUser);
    $request->Load($_[0]);
    return { Starts => $request->StartsObj->Unix, Due => $request->DueObj->Unix };
}
for my $each (@$asked) {
    my ($level, $by, @steps) = @$each;
    my $request = RT::Ticket->new($by eq 'requester' ? $who : RT->SystemUser);
    $now = shift(@steps)->[0];
    my ($id, undef, $said) = $request->Create(
        Queue => 'Access', Requestor => 'lee@example.com', SLA => $level,
        $by eq 'approval' ? (Status => 'waiting on approval') : (),
    );
    die $said unless $id;
    my @found = (due($id));
    for my $step (@steps) {
        ($now, my $what) = @$step;
        my $mine = RT::Ticket->new(RT->SystemUser);
        $mine->Load($id);
        my ($ok, $said) = $what eq 'answer'
            ? $mine->Correspond(Content => 'Hello') : $mine->SetStatus($what);
        die $said unless $ok;
        push @found, due($id);
    }
    undef $now;
    said(\\@found);
}
"""
HQ = "30m / 1bd hq, pauses requester"
FROM_APPROVAL = "4h / 5bd hq, from approval, pauses requester"
START = 1796034600
"""Monday, 2026-11-30 18:30 in Shanghai: after hours."""


def test_a_request_has_a_start_and_the_earlier_of_its_two_times(tracker, catalog):
    clock = clocks(catalog)["hq"]
    respond, fulfil = (clock.add(START, duration(each)) for each in ("30m", "1bd"))
    asked = [
        [HQ, "requester", [START], [START + 60, "answer"]],
        [HQ, "program", [START]],
        ["golden", "requester", [START]],
    ]

    (made, answered), (program,), (unknown,) = told(tracker, REQUESTS, asked)

    assert made == {"Starts": clock.opens(START), "Due": respond}
    assert answered["Due"] == fulfil
    assert program["Due"] == fulfil, "what a program asks needs no answer"
    assert unknown["Due"] <= 0, "nobody says that there is no such level"


def test_the_clock_stands_still_while_the_requester_is_asked(tracker, catalog):
    clock, chance = clocks(catalog)["hq"], random.Random(6)
    cases = []
    for start in moments(2, 5):
        begin = start + chance.randrange(3600, 2 * 86400)
        end = begin + chance.randrange(600, 4 * 86400)
        cases.append((start, begin, end))
    asked = [
        [HQ, "program", [start], [begin, "waiting on requester"], [end, "in progress"]]
        for start, begin, end in cases
    ]

    found = told(tracker, REQUESTS, asked)

    for (start, begin, end), (_, waiting, after) in zip(cases, found, strict=True):
        due = clock.add(start, duration("1bd"), [(begin, end)])
        assert waiting["Due"] <= 0
        if begin < clock.add(start, duration("1bd")):
            assert due <= after["Due"]
            assert clock.worked(due, after["Due"]) <= 1, (start, begin, end)


def test_a_promise_from_approval_on_starts_when_it_is_approved(tracker, catalog):
    clock, chance = clocks(catalog)["hq"], random.Random(7)
    cases = [
        (start, start + chance.randrange(60, 5 * 86400)) for start in moments(2, 8)
    ]
    asked = [
        [FROM_APPROVAL, "approval", [start], [approved, "in progress"]]
        for start, approved in cases
    ]

    found = told(tracker, REQUESTS, asked)

    for (_, approved), (waiting, after) in zip(cases, found, strict=True):
        assert waiting["Due"] <= 0
        assert 0 <= after["Due"] - clock.add(approved, duration("5bd")) <= 1


ODD = {
    "night": """
        time_zone: Europe/Berlin
        hours: {mon-fri: ["22:00-06:00"]}
        holidays: {country: DE}""",
    "whole-days": """
        time_zone: Europe/Berlin
        hours: {mon-fri: ["00:00-24:00"]}
        holidays: {country: DE}""",
    "every-day": """
        time_zone: America/New_York
        hours: {mon-sun: ["08:00-11:30", "12:00-16:00", "18:00-20:15"]}""",
    "make-up": """
        time_zone: Asia/Shanghai
        hours: {mon-thu: ["09:00-18:00"], fri: ["09:00-16:00"]}
        holidays: {country: CN}
        closed: [2027-03-10]
        working_days: [2027-02-14, 2027-05-08]""",
    "both": "all_of: [make-up, night]",
    "either": "any_of: [night, make-up]",
}
HEAD = "kind: calendar\nid: {0}\nowner: service-desk\ntitle: {{en: {0}, zh-CN: {0}}}\n"


@pytest.fixture(scope="module")
def odd():
    """The hours of odd calendars, and times on each as minutes."""
    catalog = project(
        **{
            name.replace("-", "_"): HEAD.format(name) + textwrap.dedent(body).lstrip()
            for name, body in ODD.items()
        }
    ).catalog
    assert catalog is not None
    weeks = {name: Hours(catalog).week(name) for name in ODD}
    return weeks, {
        (name, time): minutes_of(time, week)
        for name, week in weeks.items()
        for time in map(duration, ("30m", "8h", "1bd", "3bd"))
    }


def test_odd_calendars_are_counted_as_we_say_they_are(new_tracker, odd):
    weeks, counted = odd
    levels = {
        f"{name} {time}": {
            "BusinessHours": name,
            "Timezone": weeks[name].zone.key,
            "Resolve": found.written(),
        }
        for (name, time), found in counted.items()
    }
    cases = [
        (name, time, start)
        for number, (name, time) in enumerate(counted)
        for start in moments(1, number)
    ]
    tracker = new_tracker()
    entries = {name: week.entry() for name, week in weeks.items()}
    settings(tracker, "ServiceBusinessHours", entries)
    settings(tracker, "ServiceAgreements", {"Levels": levels})

    found = told(
        tracker, DUE, [(f"{name} {time}", "Resolve", at) for name, time, at in cases]
    )

    for (name, time, start), due in zip(cases, found, strict=True):
        late = int(due) - counted[name, time].due(weeks[name].clock, start)
        assert 0 <= late <= 1, (name, time, start, late)


def test_it_finds_no_end_of_a_sum_beyond_29_days(new_tracker):
    """Should this fail one day, weeks of elapsed time have lost their reason."""
    tracker = new_tracker()
    hours = {str(day): {"Start": "09:00", "End": "17:00"} for day in range(1, 6)}
    long = {"Resolve": {"BusinessMinutes": 30 * 480}}
    settings(tracker, "ServiceBusinessHours", {"Default": hours})
    settings(tracker, "ServiceAgreements", {"Levels": {"long": long}})

    assert told(tracker, DUE, [["long", "Resolve", START]]) == [-1]
