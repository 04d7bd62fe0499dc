"""What an apply did is undone, and whatever is cut off goes on where it stopped."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.normal import normal, of
from catalogkit.platform import Held
from catalogkit.resource import Key, Resource
from catalogkit.rollout.goal import goal
from catalogkit.rollout.journal import waiting
from catalogkit.rollout.memory import Memory
from tests.rollout_goals import IDS, goals, strangers
from tests.rollout_kinds import (
    KINDS,
    begun,
    bound,
    brought,
    carried,
    gone_on,
    ours,
    planned,
    undone,
)

pytestmark = pytest.mark.once


class Cut(BaseException):
    """The end of a process, as far as a function can tell."""


def cut(platform: Memory, at: int):
    """The end comes at this call: before it, or after it was done."""
    left = at

    def fault(_):
        nonlocal left
        left -= 1
        if left == 0:
            raise Cut
        return "lost" if left == 1 else ""

    platform.fault = fault


def on_again(folder, platform: Memory):
    """Another process goes on, and this time nothing happens."""
    platform.fault = lambda _: ""
    result = gone_on(folder, platform)
    assert result.is_complete, result
    assert waiting(folder, "test", "memory") == []


def seen(platform: Memory):
    """What is there, without the numbers of the platform; a set has no order."""
    marked = {
        key: replace(each, native="", body=normal(KINDS[each.kind], each.body))
        for key, each in ours(platform).items()
    }
    others = [each for each in platform.things.values() if each.key is None]
    return marked, others


def ready(data, folder):
    """A platform with a past, and what it should hold next."""
    platform = Memory(KINDS)
    platform.add(data.draw(strangers()))
    old = data.draw(goals())
    brought(folder, platform, old)
    wanted = data.draw(goals(before=old))
    adopt = frozenset(
        f"Queue:{each}" for each in data.draw(st.sets(st.sampled_from(IDS)))
    )
    return platform, planned(folder, platform, wanted, adopt=adopt)


@given(data=st.data(), at=st.integers(1, 12))
def test_what_is_cut_off_ends_as_if_it_had_not_been(data, at, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    platform, made = ready(data, folder)
    whole = Memory(KINDS)
    whole.add(platform.things.values())
    whole._last = platform._last  # noqa: SLF001 - the same numbers come next
    text = (folder / ".catalogkit/test/memory.bindings.json").read_bytes()
    assert carried(folder, whole, begun(folder, made)).is_complete
    ended = bound(folder).bound
    (folder / ".catalogkit/test/memory.bindings.json").write_bytes(text)

    cut(platform, at)
    try:
        carried(folder, platform, begun(folder, made))
    except Cut:
        on_again(folder, platform)

    assert platform.things == whole.things
    assert bound(folder).bound == ended


def test_what_goes_names_others_as_they_are_where_a_renaming_is_blocked(tmp_path):
    platform = Memory(KINDS)
    rule, old, other = Key("Rule", "r"), Key("Queue", "old"), Key("Queue", "other")
    bodies = {rule: {"Name": "R", "Queue": "old"}, old: {"Name": "Old"}}
    things = [Resource(key, body) for key, body in bodies.items()]
    stays = Resource(other, {"Name": "Other"})
    brought(tmp_path, platform, goal(KINDS, [*things, stays]))

    new = Resource(Key("Queue", "new"), {"Name": "Other"}, formerly=(old,))
    made = planned(tmp_path, platform, goal(KINDS, [new, stays]))

    assert [each.key for each in made.blocked] == [new.key]
    assert [each.body["Queue"] for each in made.steps] == ["old"]


def whole(held: Held) -> Held:
    """A thing with all its attributes: what is missing is empty."""
    kind = KINDS[held.kind]
    body = {name: of(kind, held.body, name) for name in kind.attributes}
    return replace(held, body=body)


def is_as_before(platform: Memory, before: Memory, made):
    """All that was there is as it was; what was made since is out of use or gone."""
    deleted = {each.native for each in made.steps if each.word == "delete"}
    for native, each in before.things.items():
        if native not in deleted:
            assert whole(platform.things[native]) == whole(each)
        elif each.key is not None:
            again = replace(ours(platform)[each.key], native=native)
            assert whole(again) == whole(each)
    for native, each in platform.things.items():
        if native not in before.things and not KINDS[each.kind].shared:
            made_again = {before.things[each].key for each in deleted}
            assert each.retired or each.key in made_again


@given(data=st.data(), at=st.integers(1, 12))
def test_a_rollback_brings_back_all_that_was(data, at, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    platform, made = ready(data, folder)
    before = Memory(KINDS)
    before.add(platform.things.values())
    journal = begun(folder, made)
    carried(folder, platform, journal)

    cut(platform, at)
    try:
        result = carried(folder, platform, undone(folder, platform, journal))
        assert result.is_complete, result
    except Cut:
        on_again(folder, platform)

    is_as_before(platform, before, made)


@given(data=st.data(), at=st.integers(1, 12))
def test_what_was_cut_off_is_undone_as_well(data, at, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    platform, made = ready(data, folder)
    before = Memory(KINDS)
    before.add(platform.things.values())
    cut(platform, at)
    journal = begun(folder, made)
    try:
        carried(folder, platform, journal)
    except Cut:
        (journal,) = waiting(folder, "test", "memory")
    platform.fault = lambda _: ""

    result = carried(folder, platform, undone(folder, platform, journal))

    assert result.is_complete, result
    assert waiting(folder, "test", "memory") == []
    is_as_before(platform, before, made)


@given(data=st.data())
def test_the_rollback_of_a_rollback_does_it_again(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    platform, made = ready(data, folder)
    journal = begun(folder, made)
    carried(folder, platform, journal)
    after = seen(platform)
    back = undone(folder, platform, journal)
    carried(folder, platform, back)

    result = carried(folder, platform, undone(folder, platform, back))

    assert result.is_complete, result
    assert seen(platform) == after
