"""A plan is kept in a file."""

import json

from hypothesis import given
from hypothesis import strategies as st

from catalogkit.platform import Held
from catalogkit.resource import Key
from catalogkit.rollout.goal import Goal
from catalogkit.rollout.memory import Memory
from catalogkit.rollout.planned import read, written
from tests.rollout_goals import goals
from tests.rollout_kinds import KINDS, brought, planned


@given(data=st.data())
def test_a_plan_is_read_as_it_was_written(data, tmp_path_factory):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    old = data.draw(goals())
    brought(folder, platform, old)
    made = planned(folder, platform, data.draw(goals(before=old)))

    text = written([made])

    assert read(text) == [made]
    assert written(read(text)) == text


def test_a_plan_is_plain_json(tmp_path):
    platform = Memory(KINDS)
    platform.add([Held(Key("Queue", "a"), "Queue", "", {"Name": "\ud800"})])

    text = written([planned(tmp_path, platform, Goal(KINDS, {}))])

    assert json.loads(text)["plans"][0]["steps"][0]["do"] == "retire"
