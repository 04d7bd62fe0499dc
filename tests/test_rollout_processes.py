"""A process is killed at every step, at every point of it, and the next one goes on."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalogkit.platform import Held
from catalogkit.resource import Json, Key, Resource
from catalogkit.rollout.goal import Goal, goal
from catalogkit.rollout.journal import read, waiting
from catalogkit.rollout.lock import Locked, locked
from catalogkit.rollout.memory import Memory
from catalogkit.step import STEPS
from tests.applying import INCOMPLETE, LOCKED, POINTS
from tests.platform_client import OverHttp
from tests.platform_server import held_as_json
from tests.rollout_kinds import KINDS, begun, bound, brought, carried, planned, undone

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
FREE = {"number": 0, "point": ""}


def thing(kind: str, name: str, was: str = "", **body) -> Resource:
    formerly = (Key(kind, was),) if was else ()
    return Resource(Key(kind, name), body, formerly=formerly)


def first() -> Goal:
    return goal(
        KINDS,
        [
            thing("Group", "net", Name="Network", Members=["a"]),
            thing("Word", "vpn", Name="VPN"),
            thing("Field", "vpn.device", Label="Device", Values=[]),
            thing("Field", "vpn.why", Label="Why?"),
            thing(
                "Queue",
                "vpn",
                Name="VPN",
                Group="net",
                Fields=["vpn.device", "vpn.why"],
                Words=["vpn"],
            ),
            thing("Queue", "fax", Name="Fax"),
            thing("Rule", "fax.created", Name="Created", Queue="fax", Text="x"),
        ],
    )


def second() -> Goal:
    return goal(
        KINDS,
        [
            thing("Person", "b", Name="b"),
            thing("Group", "net", Name="Networks", Members=["b"]),
            thing("Field", "tunnel.device", "vpn.device", Label="Which device?"),
            thing("Field", "tunnel.purpose", Label="Purpose"),
            thing(
                "Queue",
                "tunnel",
                "vpn",
                Name="Tunnel",
                Group="net",
                Fields=["tunnel.purpose", "tunnel.device"],
                Words=[],
            ),
            thing("Queue", "token", Name="Tokens", Fields=[]),
            thing("Queue", "strange", Name="Strange", Note="ours now"),
        ],
    )


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """A platform with a past, and a folder whose journal waits: nothing is done yet."""
    folder, platform = tmp_path_factory.mktemp("ready"), Memory(KINDS)
    platform.add([Held(None, "Queue", "", {"Name": "Strange", "Note": "theirs"})])
    token = goal(KINDS, [thing("Queue", "token", Name="Token")])
    brought(folder, platform, token)
    brought(folder, platform, first())
    made = planned(folder, platform, second(), adopt=frozenset({"Queue:strange"}))
    assert {each.word for each in made.steps} == STEPS.keys() - {"manual", "release"}
    bindings = bound(folder)
    bindings.learn(made.learnt)
    bindings.save()
    begun(folder, made)
    return folder, platform


@pytest.fixture(scope="module")
def ready_to_undo(ready, tmp_path_factory):
    """The same, when all is done and a rollback waits."""
    folder, platform = copied(ready, tmp_path_factory.mktemp("back"))
    (journal,) = waiting(folder, "test", "memory")
    carried(folder, platform, journal)
    undone(folder, platform, journal)
    return folder, platform


def copied(ready, folder: Path):
    """A folder and a platform like those, for one use."""
    old, there = ready
    shutil.copytree(old, folder, dirs_exist_ok=True)
    platform = Memory(KINDS)
    platform.add(there.things.values())
    platform._last = there._last  # noqa: SLF001 - the next number is the same
    return folder, platform


@contextmanager
def process(name: str) -> Iterator[subprocess.Popen[str]]:
    """A module of the tests as a process of its own."""
    found = subprocess.Popen(
        [sys.executable, "-m", f"tests.{name}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    try:
        yield found
    finally:
        found.stdin.close()
        found.wait(timeout=10)
        found.stdout.close()


@dataclass(frozen=True)
class Place:
    """A platform behind HTTP and a process that applies."""

    address: str
    applying: subprocess.Popen[str]

    def prepare(self, platform: Memory, faults=()) -> None:
        things: list[Json] = [*map(held_as_json, platform.things.values())]
        form: Json = {"things": things, "last": platform._last, "faults": [*faults]}  # noqa: SLF001
        OverHttp(self.address).ask("/state", form)

    def apply(self, folder: Path, number: int = 0, point: str = "") -> int:
        """How a process ended that carried out what waits in a folder."""
        where = {"folder": str(folder), "address": self.address}
        order = {**where, "number": number, "point": point}
        self.applying.stdin.write(f"{json.dumps(order)}\n")
        self.applying.stdin.flush()
        return int(self.applying.stdout.readline())

    def state(self):
        """What is there, and which calls were heard."""
        return OverHttp(self.address).ask("/state")


@pytest.fixture(scope="module")
def place():
    with process("platform_server") as server, process("applying") as applying:
        yield Place(f"http://127.0.0.1:{int(server.stdout.readline())}", applying)


def ended(place: Place, folder: Path):
    """All that is left of an apply: what is there, and what the folder knows."""
    files = folder.glob(".catalogkit/test/journal/*.jsonl")
    file = max(files, key=lambda each: (len(each.name), each.name))
    done = {number: each.state for number, each in read(file).entries.items()}
    return place.state()["things"], bound(folder).bound, done


def killed_everywhere(place: Place, ready, folder: Path, *ways):
    """At each step, once for each way: the points at which one after another dies."""
    whole, platform = copied(ready, folder / "whole")
    place.prepare(platform)
    assert place.apply(whole) == 0
    wanted = ended(place, whole)
    for number in range(1, len(wanted[2]) + 1):
        for points in ways:
            one, platform = copied(ready, folder / f"{number} {points}")
            place.prepare(platform)
            for point in points:
                torn = point.startswith("torn")
                how = signal.SIGXFSZ if torn else signal.SIGKILL
                assert place.apply(one, number, point) == -how, (number, point)
                assert len(waiting(one, "test", "memory")) == 1

            assert place.apply(one) == 0, (number, points)

            assert ended(place, one) == wanted, (number, points)
            assert waiting(one, "test", "memory") == []


@pytest.mark.parametrize(
    "faults",
    [
        ["429", ""] * 20,
        ["500 before", ""] * 20,
        ["500 after", ""] * 20,
        ["lost", ""] * 20,
        ["lost", "500 after", "429", "lost", ""] * 10,
        ["slow", "", "", "slow"],
        ["late", "", "", "", "late"],
    ],
    ids=lambda faults: " ".join(faults[:5]),
)
def test_a_network_that_fails_changes_nothing_in_the_end(
    place, ready, tmp_path, faults
):
    whole, platform = copied(ready, tmp_path / "whole")
    place.prepare(platform)
    assert place.apply(whole) == 0
    wanted = ended(place, whole)

    one, platform = copied(ready, tmp_path / "one")
    place.prepare(platform, faults)

    assert place.apply(one) == 0
    assert ended(place, one) == wanted


def test_a_platform_that_lets_nobody_in_is_tried_once(place, ready, tmp_path):
    folder, platform = copied(ready, tmp_path / "one")
    place.prepare(platform, ["", "out"])

    assert place.apply(folder) == INCOMPLETE
    assert len(place.state()["calls"]) == 1
    assert place.apply(folder) == 0


def test_a_second_apply_at_the_same_time_is_refused(place, ready, tmp_path):
    folder, platform = copied(ready, tmp_path / "one")
    place.prepare(platform)

    with locked(folder, "test"):
        assert place.apply(folder) == LOCKED
        with pytest.raises(Locked, match="another apply or rollback"):
            locked(folder, "test").__enter__()
        assert place.state()["calls"] == []

    assert place.apply(folder) == 0


def test_an_apply_that_was_killed_holds_nothing(place, ready, tmp_path):
    folder, platform = copied(ready, tmp_path / "one")
    place.prepare(platform)
    place.apply(folder, 2, "before")

    with locked(folder, "test"):
        assert len(place.state()["calls"]) == 1


def test_an_apply_that_is_killed_ends_as_if_it_had_not_been(place, ready, tmp_path):
    killed_everywhere(place, ready, tmp_path, *([point] for point in POINTS))


def test_one_that_goes_on_may_be_killed_as_well(place, ready, tmp_path):
    killed_everywhere(place, ready, tmp_path, ["torn before", "sent", "noted"])


def test_a_rollback_that_is_killed_ends_as_if_it_had_not_been(
    place, ready_to_undo, tmp_path
):
    killed_everywhere(place, ready_to_undo, tmp_path, ["sent"], ["torn", "torn before"])
