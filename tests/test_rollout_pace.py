"""How patiently steps are tried, and when it is enough."""

import pytest

from catalogkit.platform import Held, Unavailable
from catalogkit.resource import Key, Resource
from catalogkit.rollout.apply import ENOUGH, Apply, Pace
from catalogkit.rollout.goal import goal
from catalogkit.rollout.memory import OUT, Memory
from catalogkit.step import Step
from tests.rollout_kinds import KINDS, begun, bound, planned

WANTED = goal(
    KINDS, [Resource(Key("Word", each), {"Name": each}) for each in "abcdefgh"]
)


class Busy(Memory):
    """A platform that asks to wait before every second call."""

    def carry_out(self, step: Step) -> str:
        self.calls.append("asked")
        if len(self.calls) % 2:
            message = "too many requests"
            raise Unavailable(message, 7.5)
        return super().carry_out(step)


def applied(folder, platform, pace, watch=lambda _: None, clean=str):
    journal = begun(folder, planned(folder, platform, WANTED))
    run = Apply(platform, journal, bound(folder), KINDS, pace, watch, clean)
    return run.run()


def slept():
    found = []
    return found, found.append


def test_it_waits_longer_and_longer_and_at_most_so_long():
    pace = Pace(first=0.5, longest=30)

    waits = [pace.wait(tried, None) for tried in range(1, 9)]

    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30]


def test_chance_keeps_many_from_coming_at_once():
    pace = Pace(first=1, chance=lambda: 0.25)

    assert [pace.wait(tried, None) for tried in (1, 2, 3)] == [0.25, 0.5, 1]


@pytest.mark.parametrize(
    ("asked", "wait"), [(7.5, 7.5), (0.0, 0.0), (-3.0, 0.0), (90_000.0, 300.0)]
)
def test_it_waits_as_long_as_the_platform_asks_within_its_patience(asked, wait):
    assert Pace(patience=300).wait(1, asked) == wait


def test_what_the_platform_asks_is_done(tmp_path):
    waits, sleep = slept()

    result = applied(tmp_path, Busy(KINDS), Pace(sleep=sleep))

    assert result.is_complete
    assert set(waits) == {7.5}


def test_a_step_is_tried_so_often_and_the_next_ones_too_until_it_is_enough(tmp_path):
    waits, sleep = slept()
    platform = Memory(KINDS)
    platform.fault = lambda call: "" if call == "read" else "500 before"

    result = applied(tmp_path, platform, Pace(tries=4, sleep=sleep))

    assert [why for _, why in result.failed] == ["a fault of the server"] * ENOUGH
    assert len(waits) == 3 * ENOUGH
    assert len(result.skipped) == len(WANTED.resources) - ENOUGH
    assert result.done == 0


def test_nobody_waits_for_what_cannot_be_reached(tmp_path):
    waits, sleep = slept()
    platform, heard = Memory(KINDS), []
    platform.fault = lambda call: "" if call == "read" else OUT

    result = applied(tmp_path, platform, Pace(sleep=sleep), heard.append)

    assert waits == []
    assert [why for _, why in result.failed] == ["there is no way to the platform"]
    assert {each.said for each in heard if each.state == "skipped"} == {
        "the platform answers no more"
    }


def test_one_step_that_is_refused_does_not_end_the_others(tmp_path):
    platform = Memory(KINDS)

    def fault(_):
        if len(platform.calls) == 1:
            platform.add([Held(None, "Word", "x", {"Name": "c"})])
        return ""

    platform.fault = fault
    result = applied(tmp_path, platform, Pace(sleep=lambda _: None))

    assert [each.key.id for each, _ in result.failed] == ["c"]
    assert result.done == len(WANTED.resources) - 1
    assert result.skipped == ()


def test_what_a_platform_says_is_cleaned_before_it_is_told_or_kept(tmp_path):
    class Telling(Memory):
        def carry_out(self, step: Step) -> str:
            message = f"no {step.word} for hunter2"
            raise Unavailable(message)

    heard = []
    pace = Pace(tries=2, sleep=lambda _: None)

    result = applied(
        tmp_path,
        Telling(KINDS),
        pace,
        heard.append,
        lambda text: text.replace("hunter2", "…"),
    )

    kept = "".join(each.read_text() for each in tmp_path.rglob("*.jsonl"))
    said = "".join(each.said for each in heard) + repr(result)
    assert "no create for …" in kept
    assert "no create for …" in said
    assert "hunter2" not in kept + said
