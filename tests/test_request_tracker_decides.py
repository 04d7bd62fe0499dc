"""What the program in Request Tracker decides is what `decide` says."""

import json
import shutil
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogkit.catalog.cases import Cases
from catalogkit.decide import Refused
from catalogkit.decide.decided import decided
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.tried import requested
from catalogkit.languages.clock import open_time
from catalogkit.model.time import Calendar
from catalogkit.targets.request_tracker.item_rules import ItemRules
from tests.docs import ROOT
from tests.made_requests import plain, requests_for, utc
from tests.perl import LANGUAGES, Perl
from tests.programs import lost
from tests.test_decide_agrees import CATALOGS, FEW, ITEMS, catalog_of

pytestmark = pytest.mark.once

TRACKER = ROOT / "src" / "catalogkit" / "targets" / "request_tracker"
PROGRAMS = (
    LANGUAGES / "condition.pl",
    LANGUAGES / "clock.pl",
    TRACKER / "decision.pl",
)
ANSWER = r"""
my $text = do { local (@ARGV, $/) = shift @ARGV; <> };
my $known = CatalogKit::Condition::read_json($text);
my %clocks;
sub answer {
    my ($name, $item, $request, $anybody) = @{$_[0]};
    my $rules = $known->{$name}{rules}{$item};
    $rules = {%$rules, audience => []} if $anybody;
    my $table = sub {
        my $open = $known->{$name}{calendars}{$_[0]} or return undef;
        return $clocks{$name}{$_[0]} ||= CatalogKit::Clock::clock($open);
    };
    my $found = CatalogKit::Decision::decide($rules, $request, $table);
    return {refused => [(map { 'missing' } @{$found->{missing} || []}),
        @{$found->{refused} || []}]} unless $found->{path};
    my $at = CatalogKit::Clock::seconds($request->{at});
    my $promise = $found->{promise};
    my $times = $promise ? CatalogKit::Decision::times($promise, $at, $table) : {};
    my $ladder = $promise
        ? CatalogKit::Decision::ladder($rules, $promise, $times, $table) : [];
    my $written = \&CatalogKit::Clock::written;
    return {
        path => $found->{path}{id} eq '' ? undef : $found->{path}{id},
        team => $found->{path}{team},
        cost => $found->{facts}{'request.cost'},
        priority => $found->{priority},
        approvals => [map { $_->{id} } @{$found->{approvals}}],
        tasks => [map { [$_->{id}, $_->{team}, $_->{maybe}] } @{$found->{tasks}}],
        calendar => $promise ? $promise->{calendar} : undef,
        respond => $written->($times->{respond}),
        due => $written->($times->{due}),
        ladder => [
            map { [$written->($_->{moment}), $_->{at}, $_->{of}] } @$ladder
        ],
    };
}
"""
OF_THE_FORM = {"unknown", "hidden", "type", "limit", "option", "channel", "retired"}
"""Reasons to refuse that the custom fields carry, or that nobody can meet in RT."""


@cache
def rules_of(name):
    catalog = catalog_of(name)
    book = rulebook(catalog)
    return {item.id: ItemRules(book, item).body() for item in catalog.items()}


@pytest.fixture(scope="module")
def perl(tmp_path_factory):
    program = shutil.which("perl") or lost("Perl is not installed")
    known = {
        name: {
            "rules": rules_of(name),
            "calendars": {
                each.id: open_time(catalog_of(name), each.id)
                for each in catalog_of(name).all(Calendar)
            },
        }
        for name in CATALOGS
    }
    file = tmp_path_factory.mktemp("known") / "known.json"
    file.write_text(json.dumps(known), encoding="utf-8")
    running = Perl(program, PROGRAMS, ANSWER, str(file))
    yield running
    running.stop()


def ours(catalog, item, request, *, anybody):
    """What is decided, or why it is refused and whether that is in a row of a group."""
    try:
        found = decided(rulebook(catalog), item, request, anybody=anybody)
    except Refused as refused:
        return None, {(each.reason, len(each.route) > 1) for each in refused.refusals}
    ladder = [
        (utc(each.moment), each.at, each.of) for each in found.escalation if each.moment
    ]
    return {
        "path": found.path,
        "team": found.team,
        "cost": found.cost.amount,
        "priority": found.priority,
        "approvals": [each.id for each in found.approvals],
        "tasks": [[each.id, each.team, int(each.maybe)] for each in found.tasks],
        "calendar": None if found.promise is None else found.promise.calendar,
        "respond": utc(found.respond),
        "due": utc(found.due),
        "ladder": sorted(ladder),
    }, set()


def compare(perl, name, item, request, *, anybody=False):
    found, refused = ours(catalog_of(name), item, request, anybody=anybody)

    theirs = perl.ask([name, item.id, plain(request), anybody])

    if found is not None:
        theirs["ladder"] = sorted(map(tuple, theirs["ladder"]))
        assert theirs == found
    elif not any(reason == "hidden" for reason, _ in refused):
        said = {reason for reason, of_row in refused if not of_row} - OF_THE_FORM
        assert ("refused" in theirs) is bool(said)


@pytest.mark.parametrize("name, item", ITEMS)
@settings(FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_scrips_decide_as_we_do(perl, name, item, data):
    catalog = catalog_of(name)
    whole = next(each for each in catalog.items() if each.id == item)

    compare(perl, name, whole, data.draw(requests_for(catalog, whole)))


@pytest.mark.parametrize("name", CATALOGS)
def test_every_example_is_decided_in_request_tracker(perl, name):
    catalog = catalog_of(name)
    for item in catalog.items():
        for _, example in Cases(catalog).of(item):
            request = requested(catalog, item, example)

            compare(perl, name, item, request, anybody=not example.requester)
