"""Whatever a catalog wants and a platform holds, plan and apply keep their word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.normal import named, normal_value
from catalogkit.platform import Held
from catalogkit.resource import Owner
from catalogkit.rollout.goal import Goal
from catalogkit.rollout.memory import FAULTS, REORDERED, Memory
from catalogkit.rollout.planned import Plan
from tests.rollout_goals import IDS, goals, strangers
from tests.rollout_kinds import (
    KINDS,
    OWNERS,
    begun,
    bound,
    brought,
    carried,
    edited,
    ours,
    planned,
)

pytestmark = pytest.mark.once

UNFORTUNATE = st.lists(st.sampled_from(["", *FAULTS]), max_size=30)


def managed(kind, body):
    return {
        name: normal_value(attribute, body.get(name))
        for name, attribute in KINDS[kind].attributes.items()
        if OWNERS.get(f"{kind}.{name}", Owner.MANAGED) is Owner.MANAGED
    }


def is_as_wanted(platform: Memory, wanted: Goal, made: Plan):
    """The managed part that is in use is the goal; the rest is retired or gone."""
    stuck = {each.key for each in made.blocked}
    marked = ours(platform)
    for key, body in wanted.bodies.items():
        kind = KINDS[key.kind]
        if key in stuck or kind.by_hand or kind.shared:
            continue
        assert not marked[key].retired
        assert managed(key.kind, marked[key].body) == managed(key.kind, body)
    for key in marked.keys() - wanted.resources.keys() - stuck:
        kind = KINDS[key.kind]
        old = {was for each in wanted.resources.values() for was in each.formerly}
        if not kind.shared and key not in old:
            assert marked[key].retired


def apart(held: Held) -> Held:
    """A thing without what it calls others, who may be called otherwise by now."""
    attributes = KINDS[held.kind].attributes
    plain = [name for name in held.body if not attributes[name].refers]
    return replace(held, body={name: held.body[name] for name in plain})


def has_no_doubles(platform: Memory):
    keys = [each.key for each in platform.things.values() if each.key is not None]
    assert len(keys) == len(set(keys))
    names = [
        (each.kind, named(KINDS[each.kind], each.body))
        for each in platform.things.values()
        if KINDS[each.kind].named
    ]
    assert len(names) == len(set(names))


def nothing_is_left(folder, platform: Memory, wanted: Goal, made: Plan, **terms):
    after = planned(folder, platform, wanted, **terms)
    assert [each for each in after.steps if each.word != "manual"] == []
    assert [each.key for each in after.blocked] == [each.key for each in made.blocked]
    platform.calls.clear()
    carried(folder, platform, begun(folder, after))
    assert platform.calls == []


def in_order(platform: Memory, made: Plan):
    """Each step was done after those that it names."""
    last = {call: number for number, call in enumerate(platform.calls)}
    at = {
        each.key: last[f"{each.word} {each.key}"]
        for each in made.steps
        if f"{each.word} {each.key}" in last
    }
    for step in made.steps:
        for need in step.after:
            if step.key in at and need in at:
                assert at[need] < at[step.key]


def some_of(things: list[Held]):
    one = st.sampled_from(things) if things else st.nothing()
    return st.lists(one, unique_by=lambda each: each.native)


def unlucky(faults):
    left = [*faults]
    return lambda call: left.pop() if left and call not in {"read", "find"} else ""


@given(data=st.data(), faults=UNFORTUNATE)
def test_a_platform_becomes_what_one_catalog_after_another_says(
    data, faults, tmp_path_factory
):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    platform.add(data.draw(strangers()))
    strange = dict(platform.things)
    wanted = None
    for _ in range(3):
        wanted = data.draw(goals(before=wanted))
        platform.fault = unlucky(faults)
        retired = {key: each for key, each in ours(platform).items() if each.retired}
        platform.calls.clear()

        made = brought(folder, platform, wanted)

        assert made.drifts == ()
        in_order(platform, made)
        is_as_wanted(platform, wanted, made)
        has_no_doubles(platform)
        assert {key: platform.things[key] for key in strange} == strange
        touched = {getattr(each, "was", None) or each.key for each in made.steps}
        for key in retired.keys() - touched:
            assert apart(ours(platform)[key]) == apart(retired[key])
        nothing_is_left(folder, platform, wanted, made)


@given(data=st.data())
def test_what_may_be_adopted_is_and_nothing_else(data, tmp_path_factory):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    platform.add(data.draw(strangers()))
    strange = dict(platform.things)
    wanted = data.draw(goals(unique=True))
    adopt = frozenset(
        f"Queue:{each}" for each in data.draw(st.sets(st.sampled_from(IDS)))
    )

    made = brought(folder, platform, wanted, adopt=adopt)

    is_as_wanted(platform, wanted, made)
    taken = {each.native: each for each in made.steps if each.word == "adopt"}
    assert {str(each.key) for each in taken.values()} <= adopt
    for native, each in strange.items():
        if native not in taken:
            assert platform.things[native] == each
        else:
            assert platform.things[native].key == taken[native].key
    nothing_is_left(folder, platform, wanted, made, adopt=adopt)


@given(data=st.data())
def test_the_order_of_what_is_read_and_wanted_changes_no_plan(data, tmp_path_factory):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    platform.add(data.draw(strangers()))
    old = data.draw(goals())
    brought(folder, platform, old)
    wanted = data.draw(goals(before=old))
    copies = data.draw(some_of([*platform.things.values()]))
    platform.add(replace(each, native="") for each in copies)
    bound(folder).file.unlink(missing_ok=True)

    made = planned(folder, platform, wanted)
    platform.fault = lambda _: REORDERED
    again = planned(folder, platform, wanted)

    assert made == again


@given(data=st.data())
def test_what_is_done_by_hand_is_told_and_put_back(data, tmp_path_factory):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    wanted = data.draw(goals(unique=True))
    brought(folder, platform, wanted)
    queues = [each for each in platform.things.values() if each.kind == "Queue"]
    touched = data.draw(some_of(queues))
    by_hand = {"Group": None, "Note": "by hand", "Colour": "by hand"}
    for each in touched:
        edited(platform, each.native, **by_hand)

    made = planned(folder, platform, wanted)
    told = {(each.key, each.attribute): each for each in made.drifts}
    brought(folder, platform, wanted)

    for each in touched:
        for name, value in by_hand.items():
            drift = told.pop((each.key, name), None)
            assert (drift is None) == (each.body[name] == value)
            if drift is not None:
                put_back = name == "Group"
                assert drift.fate is OWNERS.get(f"Queue.{name}", Owner.MANAGED)
                there = platform.things[each.native].body[name]
                assert there == (each.body[name] if put_back else value)
    assert not told
    is_as_wanted(platform, wanted, made)


@given(data=st.data())
def test_what_lost_its_mark_is_marked_again_or_left_alone(data, tmp_path_factory):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    old = data.draw(goals(unique=True))
    brought(folder, platform, old)
    those = sorted(ours(platform).values(), key=lambda each: each.native)
    those = [each for each in those if not KINDS[each.kind].shared]
    lost = {each.native: each for each in data.draw(some_of(those))}
    for native in lost:
        platform.add([replace(platform.things[native], key=None)])
    wanted = data.draw(goals(before=old))

    made = brought(folder, platform, wanted)

    is_as_wanted(platform, wanted, made)
    kept = {each.key: each for each in platform.things.values() if each.native in lost}
    for native, each in lost.items():
        there = platform.things[native]
        if there.key is None:
            assert each.key not in wanted.resources or made.blocked
            assert not there.retired
    assert None in kept or len(kept) == len(lost)
    nothing_is_left(folder, platform, wanted, made)


@given(data=st.data(), at=st.integers(1, 9))
def test_what_somebody_changes_meanwhile_stays_until_it_was_shown(
    data, at, tmp_path_factory
):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    old = data.draw(goals(unique=True))
    brought(folder, platform, old)
    wanted = data.draw(goals(unique=True, before=old))
    things = [each for each in platform.things.values() if each.kind == "Queue"]
    one = data.draw(st.sampled_from(things)) if things else None
    taken = data.draw(st.sampled_from(["One", "Two", "Sechs"]))
    made = planned(folder, platform, wanted)
    left = at

    def meddle(_):
        nonlocal left
        left -= 1
        if left == 0 and one is not None:
            edited(platform, one.native, Name="by hand", Note="by hand")
            platform.add([Held(None, "Word", "", {"Name": taken})])
        return ""

    platform.fault = meddle
    carried(folder, platform, begun(folder, made))
    if left <= 0 and one is not None:
        assert platform.things[one.native].body["Name"] == "by hand"
    platform.fault = lambda _: ""
    made = brought(folder, platform, wanted)

    is_as_wanted(platform, wanted, made)
    if left <= 0 and one is not None:
        assert Held(None, "Word", "", {"Name": taken}) in [
            replace(each, native="") for each in platform.things.values()
        ]


@given(data=st.data())
def test_a_stranger_with_an_id_that_was_ours_is_a_stranger(data, tmp_path_factory):
    folder, platform = tmp_path_factory.mktemp("plan"), Memory(KINDS)
    wanted = data.draw(goals(unique=True))
    brought(folder, platform, wanted)
    rules = [each for each in platform.things.values() if each.kind == "Rule"]
    strange = [replace(each, key=None, body={"Name": "theirs"}) for each in rules]
    platform.add(strange)

    made = brought(folder, platform, wanted)

    for each in strange:
        assert platform.things[each.native] == each
    is_as_wanted(platform, wanted, made)
    gone = {each.key for each in made.drifts if each.there == "gone"}
    assert gone == {each.key for each in rules}
