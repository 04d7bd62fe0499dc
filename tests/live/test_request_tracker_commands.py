"""Commands bring a real Request Tracker to what a catalog says, and back."""

import json

import pytest

from tests.live.request_tracker import Tracker
from tests.live_desk import World, made

pytestmark = pytest.mark.live

RENAMED = """
my $queue = RT::Queue->new(RT->SystemUser);
$queue->Load($ARGV[0]);
my ($ok, $said) = $queue->SetName($ARGV[1]);
die $said unless $ok;
"""


@pytest.fixture
def world(tracker, tmp_path, capsys, monkeypatch) -> World:
    """The small world, and a Request Tracker that lives by it."""
    found: World = made(tmp_path, capsys, monkeypatch)
    host = json.dumps([*tracker.host])
    found.replace(
        "catalogkit.yaml",
        "desk:\n        url: /desk.json",
        f"request-tracker:\n        user: root\n        host: {host}",
    )
    return found


def queues(tracker: Tracker) -> set[str]:
    """The names of the queues that are in use."""
    program = """
my $found = RT::Queues->new(RT->SystemUser);
$found->LimitToEnabled;
while (my $each = $found->Next) { print $each->Name, "\\n" }
"""
    return {*tracker.perl(program).splitlines()}


def test_commands_keep_a_request_tracker_as_the_catalog_says(world, tracker):
    code, out, _ = world.run("apply", "-e", "test", "--yes")
    assert (code, "steps done\n" in out) == (0, True)
    assert "to create" not in world.run("plan", "-e", "test")[1]

    tracker.perl(RENAMED, "VPN access", "Tunnel")
    drift = world.run("drift", "-e", "test", "--exit-code")
    assert drift[0] == 1
    assert 'Name: "Tunnel", not "VPN access"\n      → put back' in drift[1]

    world.remove_laptop()
    world.replace("vpn-access.yaml", "Why your own device?", "Why not one of ours?")
    _, plan, _ = world.run("plan", "-e", "test")
    for line in (
        '      Name: "Why your own device?" → "Why not one of ours?"',
        '      Name: "Tunnel" → "VPN access"',
        "  - queue laptop “Laptop”: holds no requests",
        "  it can no longer be asked for: laptop",
    ):
        assert line in plan.splitlines()

    assert world.run("apply", "-e", "test", "--yes")[0] == 0
    assert {"VPN access"} <= queues(tracker)
    assert not {"Laptop", "Tunnel"} & queues(tracker)

    assert world.run("rollback", "-e", "test", "--yes")[0] == 0
    assert {"Laptop", "Tunnel"} <= queues(tracker)
    assert world.run("apply", "-e", "test", "--yes")[0] == 0
    verified = world.run("verify", "-e", "test")[1]
    assert "to create" not in verified
    assert "to update" not in verified


def test_a_request_tracker_that_is_not_there_cannot_be_read(world):
    world.replace("catalogkit.yaml", '"perl"', '"no-such-perl"')

    code, out, err = world.run("plan", "-e", "test")

    assert (code, out) == (4, "")
    assert "request-tracker in test cannot be read: " in err
