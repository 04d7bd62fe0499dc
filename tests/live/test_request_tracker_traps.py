"""What Request Tracker does in silence, and that it does not happen to us."""

import subprocess
import time

import pytest

from catalogkit.platform import Rejected, Unavailable, Unreachable
from catalogkit.resource import Key
from catalogkit.step import Change, Create, Delete, Retire, Update
from catalogkit.targets.request_tracker.client import Host
from catalogkit.targets.request_tracker.live import Live
from tests.live.bodies import NAME, choice, field, lifecycle, option, scrip
from tests.live.stores import only_sqlite

pytestmark = pytest.mark.live
QUEUE = {"Name": "VPN", "Lifecycle": "request", "SLADisabled": False, "SLA": "gold"}
GOLD = {"Resolve": {"RealMinutes": 240}}
VALUES = [option("Managed", "managed"), option(NAME, "own")]


def create(live, kind, name, body):
    return live.carry_out(Create(Key(kind, name), body))


@pytest.fixture(scope="module")
def at_work(new_tracker):
    """A queue with a form, on a server that was running before it was made."""
    tracker = new_tracker()
    tracker.rest("GET", "queue/1")
    live = Live(Host(tracker.host, "root"))
    create(live, "Lifecycle", "request", lifecycle("open"))
    create(live, "ServiceLevel", "gold", GOLD)
    device = choice("Device", *VALUES, Pattern="(?#Mandatory).")
    create(live, "CustomField", "vpn.device", device)
    create(live, "Queue", "vpn", {**QUEUE, "CustomFields": ["vpn.device"]})
    code = "$self->TicketObj->SetPriority(80); 1;"
    create(live, "Scrip", "vpn.first", scrip("1;", CustomCommitCode=code))
    tracker.refresh()
    yield tracker, live
    live.close()


def ticket(tracker, **given):
    answer = tracker.rest("POST", "ticket", {"Queue": "VPN", "Subject": "x", **given})
    assert answer.status == 201, answer
    return tracker.rest("GET", f"ticket/{answer.body['id']}").body


def test_a_running_server_takes_everything_up_when_it_shows_a_page(at_work):
    tracker, _ = at_work

    made = ticket(tracker, CustomFields={"Device": NAME})

    assert made["Status"] == "new"
    assert made["SLA"] == "gold"
    assert made["Due"] > made["Created"]
    assert made["Priority"] in {80, "80"}
    assert [each["values"] for each in made["CustomFields"]] == [[NAME]]


def test_two_changes_within_a_second_are_both_taken_up(at_work):
    tracker, live = at_work
    for number in range(3):
        create(
            live, "ServiceLevel", f"silver-{number}", {"Resolve": {"RealMinutes": 9}}
        )
        tracker.refresh()

        assert ticket(tracker, SLA=f"silver-{number}")["Due"] > "1970-01-02"


def test_rest_drops_unknown_values_and_lets_mandatory_ones_out(at_work):
    """So those who make requests by REST look at what is there afterwards."""
    tracker, _ = at_work

    dropped = ticket(tracker, CustomFields={"Device": "no such value"})
    missing = ticket(tracker)

    for each in (dropped, missing):
        assert not any(one["values"] for one in each["CustomFields"])


def test_rest_says_200_to_a_step_that_the_lifecycle_does_not_have(at_work):
    tracker, _ = at_work
    made = ticket(tracker)

    answer = tracker.rest("PUT", f"ticket/{made['id']}", {"Status": "closed"})

    assert answer.status == 200
    assert "can't change status from 'new' to 'closed'" in str(answer.body)


def test_an_unknown_level_is_refused_by_us_and_not_by_request_tracker(at_work):
    tracker, live = at_work
    held = live.find(Key("Queue", "vpn"))

    made = ticket(tracker, SLA="golden")
    with pytest.raises(Rejected, match="no ServiceLevel 'golden' of ours"):
        live.carry_out(
            Update(held.key, held.native, (Change("SLA", "gold", "golden"),))
        )

    assert made["SLA"] == "golden"
    assert made["Due"] < "1970-01-02"


def test_what_request_tracker_cuts_off_is_refused_as_a_whole(live):
    body = field("门" * 100)

    with pytest.raises(Rejected) as problem:
        create(live, "CustomField", "long", body)

    assert "keeps '门" in str(problem.value)
    assert live.find(Key("CustomField", "long")) is None
    assert "门" not in str(live.read())


def test_code_that_does_not_compile_is_refused(live):
    with pytest.raises(Rejected, match="Couldn't compile CustomPrepareCode"):
        create(live, "Scrip", "bad", scrip("my $x = ; } ", Queue=""))

    assert live.find(Key("Scrip", "bad")) is None


def test_a_lifecycle_with_a_stage_that_is_none_is_refused(live):
    body = lifecycle("open")
    body["transitions"] = {"": ["new"], "new": ["nowhere"]}

    with pytest.raises(Rejected, match="nowhere"):
        create(live, "Lifecycle", "request", body)


def test_the_members_of_a_retired_group_keep_their_rights_nowhere(live, tracker):
    create(live, "User", "m.chen", {"Name": "m.chen", "Privileged": True})
    body = {"Name": "Network", "Description": "", "Members": ["m.chen"]}
    native = create(live, "Group", "network", body)
    create(live, "Right", "Group:network@System", {"Rights": ["SeeQueue"]})
    may = "my $u = RT::CurrentUser->new; $u->Load('m.chen');"
    may += "print 0 + !!$u->HasRight(Right => 'SeeQueue', Object => RT->System)"
    assert tracker.perl(may) == "1"

    live.carry_out(Retire(Key("Group", "network"), native, {}))

    assert tracker.perl(may) == "0"
    assert live.find(Key("Group", "network")).body["Members"] == ["m.chen"]


def test_a_queue_with_requests_says_how_many_and_is_deleted_with_them(at_work):
    _, live = at_work
    create(live, "Queue", "brief", {"Name": "Brief", "Lifecycle": "request"})
    tracker = at_work[0]
    for _ in range(2):
        tracker.rest("POST", "ticket", {"Queue": "Brief", "Subject": "x"})
    held = live.find(Key("Queue", "brief"))

    assert live.holding(held) == 2
    live.carry_out(Delete(held.key, held.native, {}, 2, "never used"))

    assert live.find(held.key) is None
    assert live.holding(held) == 0


@only_sqlite
def test_a_locked_database_is_worth_another_try(live, tracker):
    lock = "use DBI; my $d = DBI->connect('dbi:SQLite:dbname=' . shift, '', '');"
    lock += "$d->do('BEGIN EXCLUSIVE'); $| = 1; print 1; sleep 120"

    with subprocess.Popen(
        ["perl", "-e", lock, tracker.folder / "rt.sqlite"], stdout=subprocess.PIPE
    ) as locking:
        assert locking.stdout.read(1) == b"1"
        began = time.monotonic()
        with pytest.raises(Unavailable, match="locked"):
            create(live, "CustomField", "f", field("F"))
        locking.kill()

    assert time.monotonic() - began < 100
    assert create(live, "CustomField", "f", field("F"))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("no-such-program",), "'no-such-program' cannot be started: No such file"),
        (("sh", "-c", "echo 'ssh: no route' >&2; exit 255"), "ssh: no route"),
        (
            ("perl", "-e", "$| = 1; print qq({}\n); 1 while <STDIN>"),
            "no answer that we know",
        ),
        (("sh", "-c", "head -c 9 >/dev/null; exit 1"), "it said nothing"),
    ],
)
def test_a_host_that_cannot_be_reached_is_said(command, said):
    with pytest.raises(Unreachable, match=said):
        Host(command, "root").start()


def test_a_user_that_is_none_is_said(tracker):
    with pytest.raises(
        Unreachable, match=r"Request Tracker has no user 'nobody\.here'"
    ):
        Host(tracker.host, "nobody.here").start()
