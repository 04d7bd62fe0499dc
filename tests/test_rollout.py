"""Plan and apply against a platform in memory."""

import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from catalogkit.live.planning import stale
from catalogkit.platform import Held
from catalogkit.resource import Attribute, How, Key, Kind, Resource
from catalogkit.rollout.apply import Apply, Pace
from catalogkit.rollout.bindings import read
from catalogkit.rollout.goal import Goal, Terms, goal
from catalogkit.rollout.journal import started
from catalogkit.rollout.memory import FAULTS, Memory
from catalogkit.rollout.plan import plan
from catalogkit.rollout.rollback import compensating
from catalogkit.step import Create, Delete, Retire, as_json, from_json

KINDS = {
    each.name: each
    for each in (
        Kind(
            "Group",
            {
                "Name": Attribute(),
                "Members": Attribute(How.SET),
            },
            retires=True,
        ),
        Kind(
            "Queue",
            {
                "Name": Attribute(),
                "Group": Attribute(refers="Group"),
                "Fields": Attribute(How.ORDERED, refers="Field"),
            },
            holds="requests",
        ),
        Kind("Field", {"Label": Attribute()}, named=(), holds="answers"),
        Kind("Rule", {"Queue": Attribute(refers="Queue")}, named=("Queue",)),
    )
}
NOW = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC).isoformat()
QUICK = Pace(tries=50, sleep=lambda _: None)


def queue(name, *fields, title=None, group=None, formerly=()):
    body = {"Name": title or name, "Group": group, "Fields": list(fields)}
    old = tuple(Key("Queue", each) for each in formerly)
    return Resource(Key("Queue", name), body, formerly=old)


def field(name, label="Label", formerly=()):
    old = tuple(Key("Field", each) for each in formerly)
    return Resource(Key("Field", name), {"Label": label}, formerly=old)


def planned(folder: Path, platform: Memory, wanted: Goal, **terms):
    bindings = read(folder, "memory", "test", "here")
    made = plan(wanted, platform.read(), bindings, Terms(**terms), platform.holding)
    return made, bindings


def applied(folder: Path, platform: Memory, *resources, **terms):
    made, bindings = planned(folder, platform, goal(KINDS, resources), **terms)
    journal = started(folder, made, NOW)
    return Apply(platform, journal, bindings, KINDS, QUICK).run(), journal


def names(platform: Memory) -> set[str]:
    return {str(each.key) for each in platform.things.values() if not each.retired}


def test_what_is_named_is_made_before_what_names_it(tmp_path):
    platform = Memory(KINDS)

    result, _ = applied(tmp_path, platform, queue("vpn", "a"), field("a"))

    assert result.is_complete
    assert platform.calls == ["create Field:a", "create Queue:vpn"]


def test_a_second_apply_calls_nothing_that_writes(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("vpn", "a"), field("a"))
    platform.calls.clear()

    applied(tmp_path, platform, queue("vpn", "a"), field("a"))

    assert platform.calls == []


def test_a_field_is_retired_after_its_queue_has_let_go_of_it(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("vpn", "a"), field("a"))
    platform.calls.clear()

    applied(tmp_path, platform, queue("vpn"))

    assert platform.calls == ["update Queue:vpn", "retire Field:a"]
    assert {each.retired for each in platform.things.values()} == {True, False}


def test_a_renamed_definition_keeps_its_thing(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("vpn", "vpn.a"), field("vpn.a"))
    before = set(platform.things)

    applied(
        tmp_path,
        platform,
        queue("tunnel", "tunnel.a", formerly=["vpn"]),
        field("tunnel.a", formerly=["vpn.a"]),
    )

    assert set(platform.things) == before
    assert names(platform) == {"Queue:tunnel", "Field:tunnel.a"}


def test_a_stranger_of_the_same_name_is_left_alone_unless_it_may_be_adopted(tmp_path):
    platform = Memory(KINDS)
    platform.add([Held(None, "Queue", "", {"Name": "VPN", "Group": None})])

    made, _ = planned(tmp_path, platform, goal(KINDS, [queue("vpn", title="vpn")]))
    applied(
        tmp_path, platform, queue("vpn", title="vpn"), adopt=frozenset({"Queue:vpn"})
    )

    assert [each.key for each in made.blocked] == [Key("Queue", "vpn")]
    assert names(platform) == {"Queue:vpn"}
    assert len(platform.things) == 1


def test_two_that_swap_a_name_with_one_that_goes_are_done_in_order(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("a", title="One"), queue("b", title="Two"))
    platform.calls.clear()

    result, _ = applied(
        tmp_path, platform, queue("a", title="Two"), queue("b", title="Three")
    )

    assert result.is_complete
    assert platform.calls == ["update Queue:b", "update Queue:a"]


def test_data_is_deleted_only_with_a_reason(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("vpn"))
    platform.data["1"] = 812

    kept, _ = planned(tmp_path, platform, goal(KINDS, []))
    lost, _ = planned(
        tmp_path, platform, goal(KINDS, []), lose={Key("Queue", "vpn"): "a test"}
    )

    assert [(type(each), each.holds) for each in kept.steps] == [(Retire, 812)]
    assert [(type(each), each.holds) for each in lost.steps] == [(Delete, 812)]


def test_a_plan_that_was_kept_is_refused_when_it_would_lose_more_than_was_said(
    tmp_path,
):
    platform, lose = Memory(KINDS), {Key("Queue", "vpn"): "a test"}
    applied(tmp_path, platform, queue("vpn"))
    platform.data["1"] = 3
    then, _ = planned(tmp_path, platform, goal(KINDS, []), lose=lose)
    platform.data["1"] = 5
    now, _ = planned(tmp_path, platform, goal(KINDS, []), lose=lose)

    assert stale(now, then).startswith("Queue:vpn holds 2 more than when this plan")
    assert stale(then, then) == stale(then, now) == ""


def test_a_plan_that_was_kept_says_what_has_changed_since(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("vpn"))
    old, new = goal(KINDS, [queue("vpn")]), goal(KINDS, [queue("vpn", title="VPN")])
    then, _ = planned(tmp_path, platform, old)
    catalog, _ = planned(tmp_path, platform, new)
    there = platform.things["1"]
    platform.add([Held(there.key, "Queue", "1", {**there.body, "Group": "#1"})])
    both, _ = planned(tmp_path, platform, new)
    desk, _ = planned(tmp_path, platform, old)

    assert stale(catalog, then).startswith("the catalog has changed")
    assert stale(desk, then).startswith("memory has changed")
    assert stale(both, then).startswith("the catalog and memory have changed")


def test_what_was_changed_by_hand_is_seen_and_put_back(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("vpn", title="VPN"))
    there = platform.things["1"]
    platform.add([Held(there.key, "Queue", "1", {**there.body, "Name": "Tunnel"})])

    made, _ = planned(tmp_path, platform, goal(KINDS, [queue("vpn", title="VPN")]))

    (drift,) = made.drifts
    assert (drift.wanted, drift.there, drift.also) == ("VPN", "Tunnel", False)
    assert len(made.steps) == 1


def test_what_fails_leaves_what_needs_it_and_nothing_else(tmp_path):
    platform = Memory(KINDS)
    wanted = [queue("vpn", "a"), field("a"), queue("other")]
    made, bindings = planned(tmp_path, platform, goal(KINDS, wanted))
    platform.fault = lambda _: "500 before" if not platform.calls else ""

    journal = started(tmp_path, made, NOW)
    pace = Pace(tries=1, sleep=lambda _: None)
    result = Apply(platform, journal, bindings, KINDS, pace).run()

    assert not result.is_complete
    assert result.done + len(result.failed) + len(result.skipped) == 3


def test_a_rollback_brings_back_what_was(tmp_path):
    platform = Memory(KINDS)
    applied(tmp_path, platform, queue("vpn", "a", title="One"), field("a"), field("b"))
    before = {
        each.key: each.body for each in platform.things.values() if not each.retired
    }
    _, journal = applied(
        tmp_path, platform, queue("vpn", "c", title="Two"), field("c"), field("b", "B")
    )

    for step in compensating(journal, KINDS, platform.find).steps:
        platform.carry_out(step)

    after = {
        each.key: each.body for each in platform.things.values() if not each.retired
    }
    assert after == before


IDS = st.sampled_from("abcd")


@st.composite
def wishes(draw):
    fields = draw(st.sets(IDS))
    titles = draw(st.permutations(["One", "Two", "Three", "Four"]))
    queues = draw(st.sets(IDS))
    groups = draw(st.sets(IDS))
    found = [field(each, draw(st.sampled_from(["x", "y"]))) for each in fields]
    for index, each in enumerate(sorted(queues)):
        own = (
            draw(st.lists(st.sampled_from(sorted(fields)), unique=True))
            if fields
            else []
        )
        group = draw(st.sampled_from(sorted(groups))) if groups else None
        found.append(queue(each, *own, title=titles[index], group=group))
        found.append(Resource(Key("Rule", each), {"Queue": each}))
    for each in groups:
        members = draw(st.lists(IDS))
        found.append(Resource(Key("Group", each), {"Name": each, "Members": members}))
    return draw(st.permutations(found))


@given(old=wishes(), new=wishes(), faults=st.lists(st.sampled_from(["", *FAULTS])))
def test_a_plan_that_was_carried_out_has_nothing_left_to_do(
    old, new, faults, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("plan")
    platform = Memory(KINDS)
    strange = Held(None, "Queue", "", {"Name": "Strange", "Group": None, "Fields": []})
    platform.add([strange])
    applied(folder, platform, *old)
    left = [*faults]
    made, bindings = planned(folder, platform, goal(KINDS, new))
    platform.fault = lambda call: left.pop() if left and call != "read" else ""

    result = Apply(platform, started(folder, made, NOW), bindings, KINDS, QUICK).run()
    after, _ = planned(folder, platform, goal(KINDS, new))

    assert result.is_complete
    assert after.steps == ()
    assert after.blocked == made.blocked
    keys = [each.key for each in platform.things.values() if each.key is not None]
    assert len(keys) == len(set(keys))
    assert platform.things["1"].body == strange.body


def test_a_step_is_read_as_it_was_written():
    step = Create(
        Key("Queue", "a:b"), {"Name": "x", "Fields": []}, (Key("Field", "f"),)
    )

    assert from_json(as_json(step)) == step
