"""Our lifecycle in Request Tracker: it loads, and changes go the way they should."""

import pytest

from catalogkit.targets.request_tracker.lifecycle import (
    IN_CHINESE,
    LABELS,
    NEXT,
    status,
    words,
)
from tests.live.promised import staged, told

pytestmark = pytest.mark.live

QUEUES = """
sub queue {
    my ($name, $lifecycle) = @_;
    my $queue = RT::Queue->new(RT->SystemUser);
    $queue->Load($name);
    my %about = (Name => $name, Lifecycle => $lifecycle);
    my ($ok, $said) = $queue->id || $queue->Create(%about);
    die $said unless $ok;
    return $queue;
}
sub request {
    my %about = (Subject => 'x', Queue => queue('Access', 'request')->id, @_);
    my $request = RT::Ticket->new(RT->SystemUser);
    my ($id, undef, $said) = $request->Create(%about);
    die $said unless $id;
    return $request;
}
"""


@pytest.fixture(scope="module")
def tracker(new_tracker):
    found = new_tracker()
    staged(found)
    (chinese,) = words(["en", "zh-CN"])
    place = found.folder / chinese.file
    place.parent.mkdir(parents=True)
    place.write_text(str(chinese.body), encoding="utf-8")
    found.configure("words", f"$RT::LocalLexiconPath = '{found.folder}/po';")
    return found


def test_it_has_nothing_to_say_against_it(tracker):
    program = """
    my $rules = RT->Config->Get("Lifecycles")->{request};
    my ($ok, @wrong) = RT::Lifecycle->new->ValidateLifecycle(
        Name => "request", Lifecycle => { %$rules });
    said(\\@wrong) unless $ok;
    ($ok, @wrong) = RT::Lifecycle->new->ValidateLifecycleMaps;
    said(\\@wrong) unless $ok;
    said([RT::Lifecycle->Load(Name => 'request')->NoMoveMaps]);
    """

    assert told(tracker, program, []) == [[]]


def test_requests_go_these_ways_and_no_others(tracker):
    program = """
    for my $steps (@$asked) {
        my $request = request();
        my ($first, @rest) = @$steps;
        $request->_SetStatus(Status => $first);
        said([map { ($request->SetStatus($_))[0] ? 1 : 0 } @rest]);
    }
    """
    allowed = [
        ["new", "in progress", "delivered", "closed"],
        ["new", "in progress", "waiting on requester", "in progress", "delivered"],
        ["waiting on approval", "in progress", "scheduled", "delivered", "in progress"],
        ["waiting on approval", "refused"],
        ["waiting on supplier", "withdrawn", "deleted"],
    ]
    refused = [
        ["waiting on approval", "delivered"],
        ["closed", "delivered"],
        ["refused", "closed"],
        ["withdrawn", "waiting on requester"],
    ]

    found = told(tracker, QUEUES + program, allowed + refused)

    assert [all(each) for each in found[: len(allowed)]] == [True] * len(allowed)
    assert found[len(allowed) :] == [[0]] * len(refused)


def test_the_requester_withdraws_and_changes_nothing_else(tracker):
    program = """
    my $queue = queue('Access', 'request');
    my $role = $queue->RoleGroup('Requestor')->PrincipalObj;
    $role->GrantRight(Right => $_, Object => $queue) for qw(ShowTicket WithdrawRequest);
    my $request = request(Requestor => 'lee@example.com');
    my $asker = RT::CurrentUser->new(RT->SystemUser);
    $asker->LoadByEmail('lee@example.com');
    my $mine = RT::Ticket->new($asker);
    $mine->Load($request->id);
    said([map { ($mine->SetStatus($_))[0] ? 1 : 0 } 'in progress', 'withdrawn']);
    """

    assert told(tracker, QUEUES + program, []) == [[0, 1]]


def test_the_first_answer_starts_the_work_and_lets_what_waits_alone(tracker):
    program = """
    my @found;
    for my $status (@$asked) {
        my $request = request();
        $request->_SetStatus(Status => $status) if $status ne 'new';
        $request->Correspond(Content => 'Hello');
        $request->Load($request->id);
        push @found, $request->Status;
    }
    said(\\@found);
    """
    waiting = [
        status("waiting_on_approval"),
        status("waiting_on_supplier"),
        "scheduled",
    ]

    (found,) = told(tracker, QUEUES + program, ["new", "delivered", *waiting])

    assert found == ["in progress", "in progress", *waiting]


def test_a_request_moves_to_a_queue_of_others_and_back(tracker):
    program = """
    my $other = queue('Other', 'default');
    my $request = request();
    my @found;
    for my $status (@$asked) {
        $request->_SetStatus(Status => $status);
        for my $queue ($other, queue('Access', 'request')) {
            my ($ok, $said) = $request->SetQueue($queue->id);
            die $said unless $ok;
            push @found, $request->Status;
        }
    }
    said(\\@found);
    """

    (found,) = told(tracker, QUEUES + program, ["waiting on supplier", "closed"])

    assert found == ["stalled", "waiting on requester", "resolved", "delivered"]


def test_without_a_map_a_request_stays_where_it_is(new_tracker):
    tracker = new_tracker()
    staged(tracker, maps=False)
    program = """
    my $request = request();
    my ($ok) = $request->SetQueue(queue('Other', 'default')->id);
    said({ ok => $ok ? 1 : 0, queue => $request->QueueObj->Name });
    """

    (found,) = told(tracker, QUEUES + program, [])

    assert found == {"ok": 0, "queue": "Access"}


def test_everything_that_is_read_is_there_in_chinese(tracker):
    said = [*{each for each in NEXT if each}, *{label for label, _ in LABELS.values()}]
    program = """
    my $reader = RT::User->new(RT->SystemUser);
    my ($ok, $told) = $reader->Create(Name => 'wang', Lang => 'zh-cn', Privileged => 1);
    die $told unless $ok;
    my $who = RT::CurrentUser->new($reader);
    said({ map { $_ => $who->loc($_) } @$asked });
    """

    (found,) = told(tracker, program, sorted(said))

    assert not {word for word in said if found[word] == word}
    assert found["in progress"] == IN_CHINESE["in progress"]
