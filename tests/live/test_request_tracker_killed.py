"""Whatever ends an apply, and wherever: carried on, it comes to the same, once."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from catalogkit.normal import canonical, normal
from catalogkit.resource import Body, Key, Resource
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.goal import EVERYTHING, Terms, goal
from catalogkit.rollout.journal import read, started
from catalogkit.rollout.plan import plan
from catalogkit.rollout.planned import Plan
from catalogkit.step import STEPS, Create, Retire
from catalogkit.targets.request_tracker.client import Host
from catalogkit.targets.request_tracker.kinds import KINDS
from catalogkit.targets.request_tracker.live import Live
from tests.live.bodies import NAME, choice, field, option
from tests.live.killing import MOMENTS, Mortal, apply

pytestmark = pytest.mark.live
ROOT = Path(__file__).parent.parent.parent
STRANGER = "Others"
GROUP, TEMPLATE = Key("Group", "network"), Key("Template", "told")
QUEUE, FIELD = Key("Queue", "vpn"), Key("CustomField", "vpn.more")
AT_FIRST: Mapping[Key, Body] = {
    GROUP: {"Name": NAME, "Description": "", "Members": []},
    TEMPLATE: {"Name": NAME, "Queue": "", "Type": "Simple", "Content": NAME},
    FIELD: choice(NAME, option(NAME, "a"), option("B", "b")),
    QUEUE: {"Name": NAME, "Description": "", "CustomFields": [FIELD.id]},
}
THEN: Mapping[Key, Body] = {
    GROUP: AT_FIRST[GROUP],
    FIELD: choice(NAME, option("B", "b"), option("C", "c")),
    Key("Group", "audience"): {"Name": STRANGER, "Description": "adopted"},
    Key("ServiceLevel", "gold"): {"Resolve": {"RealMinutes": 240}},
    Key("CustomField", "person.manager"): field(NAME, LookupType="RT::User"),
    Key("Right", "Everyone@CustomField:vpn.more"): {"Rights": ["SeeCustomField"]},
}
"""A group is used again, a field changes, a queue retires, a template is deleted."""
WORDS = [each for each in STEPS if each not in {"manual", "release"}]
"""What a program does by a plan; a release is only part of a rollback."""
A_GROUP = "RT::Group->new(RT->SystemUser)->CreateUserDefinedGroup(Name => $ARGV[0])"
NOW = "2026-11-29T02:00:00+00:00"


class Scene(NamedTuple):
    """A database, a plan with steps of every word, and what it comes to unhindered."""

    before: Path
    plan: Plan
    outcome: list[str]


def wanted():
    return goal(KINDS, (Resource(key, body) for key, body in THEN.items()))


def planned(live):
    bindings = Bindings(Path("none"), "rt", "test", "")
    terms = Terms(adopt=frozenset({EVERYTHING}))
    return plan(wanted(), live.read(), bindings, terms, live.holding)


def everything(live):
    """All that is there, whatever its number."""
    return sorted(
        canonical(
            [
                str(each.key),
                each.kind,
                each.retired,
                normal(KINDS[each.kind], each.body),
            ]
        )
        for each in live.read()
    )


@pytest.fixture(scope="module")
def scene(new_tracker, tmp_path_factory):
    tracker = new_tracker()
    live = Live(Host(tracker.host, "root"))
    natives = {key: live.carry_out(Create(key, body)) for key, body in AT_FIRST.items()}
    live.carry_out(Retire(GROUP, natives[GROUP], {}))
    tracker.perl(
        "RT::Group->new(RT->SystemUser)->CreateUserDefinedGroup(Name => shift)",
        STRANGER,
    )
    live.close()
    before = tmp_path_factory.mktemp("scene") / "before"
    tracker.store.copy(tracker.folder, before)
    live = Live(Host(tracker.host, "root"))
    steps = planned(live)
    assert {each.word for each in steps.steps} == {*WORDS}
    done = apply(started(tmp_path_factory.mktemp("journal"), steps, NOW), live)
    assert done.is_complete
    assert planned(live).is_empty
    outcome = everything(live)
    live.close()
    return Scene(before, steps, outcome)


def step_of(steps, word):
    """The number of the last step of a kind, from 1."""
    return max(at for at, each in enumerate(steps.steps, 1) if each.word == word)


@pytest.fixture
def ready(scene, tracker, tmp_path):
    """A Request Tracker as it was before, and the journal of the plan, not begun."""
    tracker.store.copy(scene.before, tracker.folder)
    journal = started(tmp_path, scene.plan, NOW)
    journal.close(finished=False)
    return tracker, journal


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_and_resumed_it_comes_to_the_same(word, moment, scene, ready, connected):
    tracker, journal = ready
    number = step_of(journal.plan, word)
    command = [sys.executable, "-m", "tests.live.killing", str(journal.file), moment]
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    killed = subprocess.run(
        [*command, str(number), *tracker.host],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert killed.returncode == -signal.SIGKILL
    live = connected(tracker)

    (left,) = journal.file.parent.glob("*.jsonl")

    assert apply(read(left), live).is_complete

    assert everything(live) == scene.outcome
    assert planned(live).is_empty


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_program_on_the_host_may_be_killed_too(moment, scene, ready):
    tracker, journal = ready
    number = step_of(journal.plan, "create")
    live = Live(Mortal(tracker.host, moment, number, us=False))

    assert apply(journal, live).is_complete

    assert everything(live) == scene.outcome
    live.close()
