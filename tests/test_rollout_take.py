"""What an import takes over stays as it was found until somebody changes it."""

import pytest

from catalogkit.platform import Held
from catalogkit.resource import Key
from catalogkit.rollout.bindings import read
from catalogkit.rollout.goal import Terms, goal
from catalogkit.rollout.memory import Memory
from catalogkit.rollout.plan import plan
from catalogkit.rollout.take import take
from catalogkit.step import Adopt, Change
from tests.test_rollout import KINDS, applied, field, planned, queue

THERE = (
    Held(None, "Field", "7", {"Label": "Which  device?"}),
    Held(None, "Queue", "3", {"Name": "VPN", "Group": None, "Fields": ["#7"]}),
)
KEYS = {("Field", "7"): Key("Field", "device"), ("Queue", "3"): Key("Queue", "vpn")}


@pytest.fixture
def platform():
    found = Memory(KINDS)
    found.add(THERE)
    return found


def wanted(label="Which device?"):
    return field("device", label), queue("vpn", "device", title="VPN")


def taken(folder, platform):
    bindings = read(folder, "memory", "test", "here")
    found = take(bindings, goal(KINDS, wanted()), platform.read(), KEYS)
    bindings.save()
    return found


def test_what_is_taken_over_is_only_marked(tmp_path, platform):
    taken(tmp_path, platform)

    made, _ = planned(tmp_path, platform, goal(KINDS, wanted()))

    assert made.steps == (
        Adopt(Key("Field", "device"), "7"),
        Adopt(Key("Queue", "vpn"), "3", after=(Key("Field", "device"),)),
    )
    assert not made.blocked
    assert not made.drifts


def test_what_the_catalog_says_otherwise_is_told(tmp_path, platform):
    found = taken(tmp_path, platform)

    said = [(each.key.id, each.attribute, each.wanted, each.there) for each in found]
    assert said == [("device", "Label", "Which device?", "Which  device?")]


def test_once_marked_nothing_is_to_be_done(tmp_path, platform):
    taken(tmp_path, platform)
    applied(tmp_path, platform, *wanted())

    made, _ = planned(tmp_path, platform, goal(KINDS, wanted()))

    assert made.is_empty
    assert platform.things["7"].body["Label"] == "Which  device?"


def test_it_stays_as_found_in_later_plans(tmp_path, platform):
    taken(tmp_path, platform)
    applied(tmp_path, platform, *wanted())
    bindings = read(tmp_path, "memory", "test", "here")
    made = plan(
        goal(KINDS, wanted()), platform.read(), bindings, Terms(), platform.holding
    )
    bindings.learn(made.learnt)

    assert bindings.bound[Key("Field", "device")].is_taken(
        "Label", "Which device?", "Which  device?"
    )


def test_what_its_author_changes_is_written(tmp_path, platform):
    taken(tmp_path, platform)
    applied(tmp_path, platform, *wanted())

    made, _ = planned(tmp_path, platform, goal(KINDS, wanted("Your device")))

    (step,) = made.steps
    assert step.changes == (Change("Label", "Which  device?", "Your device"),)
    assert not made.drifts


def test_what_somebody_changes_there_is_seen_and_put_to_what_the_catalog_says(
    tmp_path, platform
):
    taken(tmp_path, platform)
    applied(tmp_path, platform, *wanted())
    native = platform.things["7"]
    platform.add([Held(native.key, "Field", "7", {"Label": "By hand"})])

    made, _ = planned(tmp_path, platform, goal(KINDS, wanted()))

    assert [each.there for each in made.drifts] == ["By hand"]
    (step,) = made.steps
    assert step.changes == (Change("Label", "By hand", "Which device?"),)
