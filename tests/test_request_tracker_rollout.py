"""What catalogs become in Request Tracker, brought about on a platform in memory."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogkit.normal import named_in, normal
from catalogkit.resource import Key, Resource
from catalogkit.rollout.apply import Apply
from catalogkit.rollout.bindings import read
from catalogkit.rollout.goal import Goal, Terms, goal
from catalogkit.rollout.journal import Journal, started
from catalogkit.rollout.memory import FAULTS, Memory
from catalogkit.rollout.plan import plan
from catalogkit.rollout.planned import Plan
from catalogkit.rollout.rollback import compensating
from catalogkit.targets.request_tracker.goal import goal as goal_of
from catalogkit.targets.request_tracker.kinds import KINDS
from tests.catalogs import project
from tests.rollout_kinds import NOW, QUICK, ours
from tests.strategies_items import items

pytestmark = pytest.mark.once

FEW = settings(max_examples=max(4, settings.default.max_examples // 4))


@st.composite
def goals(draw, before: str):
    """What a catalog with a random item should become; and what the item is called."""
    body = draw(items())
    name = draw(st.sampled_from(["random-item", "other-item", "third-item"]))
    body |= {"id": name, "title": draw(st.sampled_from(["Random", "VPN", "O'Other}"]))}
    if before not in {"", name} and draw(st.booleans()):
        body["renamed_from"] = before
    files = {name.replace("-", "_"): json.dumps(body)} if draw(st.booleans()) else {}
    catalog = project(**files).catalog
    assert catalog is not None
    those = [each for each in goal_of(catalog) if isinstance(each, Resource)]
    return goal(KINDS, those), name if files else ""


class Here:
    """A platform, and the folder that knows it."""

    def __init__(self, folder) -> None:
        self.folder, self.platform = folder, Memory(KINDS)

    @property
    def bindings(self):
        return read(self.folder, "memory", "test", "here")

    def planned(self, wanted: Goal) -> Plan:
        held, holding = self.platform.read(), self.platform.holding
        return plan(wanted, held, self.bindings, Terms(), holding)

    def applied(self, made: Plan) -> Journal:
        journal = started(self.folder, made, NOW)
        result = Apply(self.platform, journal, self.bindings, KINDS, QUICK).run()
        assert result.is_complete, result
        return journal


def awake(kind, body, resting):
    """A body without what it names of things that are out of use."""
    found = normal(kind, body)
    for name, attribute in kind.attributes.items():
        if attribute.keeps == "named" and isinstance(found.get(name), list):
            known = (Key(attribute.refers, str(each)) for each in found[name])
            found[name] = [each.id for each in known if each not in resting]
    return found


def lives_on(key, there):
    """Whether a thing that is out of use lives by another one."""
    own = named_in(KINDS[key.kind], there[key].body)
    if any(a.keeps == "named" and there[each].retired for a, each in own):
        return True
    return any(
        attribute.keeps == "its own" and name == key
        for other in there.values()
        if other.retired
        for attribute, name in named_in(KINDS[other.kind], other.body)
    )


@FEW
@given(data=st.data(), faults=st.lists(st.sampled_from(["", *FAULTS]), max_size=20))
def test_a_tracker_becomes_what_one_catalog_after_another_says(
    data, faults, tmp_path_factory
):
    here, name = Here(tmp_path_factory.mktemp("plan")), ""
    here.platform.fault = lambda call: faults.pop() if faults and call != "read" else ""
    for _ in range(3):
        wanted, name = data.draw(goals(before=name))

        made = here.planned(wanted)
        here.applied(made)

        after = here.planned(wanted)
        assert [each for each in after.steps if each.word != "manual"] == []
        assert after.blocked == made.blocked
        there, stuck = ours(here.platform), {each.key for each in made.blocked}
        resting = {key for key, each in there.items() if each.retired}
        for key, body in wanted.bodies.items():
            kind = KINDS[key.kind]
            if not kind.by_hand and not kind.shared and key not in stuck:
                assert awake(kind, there[key].body, resting) == body
                assert not there[key].retired
        assert all(
            each.retired or KINDS[key.kind].shared or lives_on(key, there)
            for key, each in there.items()
            if key not in wanted.resources and key not in stuck
        )


@FEW
@given(data=st.data())
def test_a_tracker_is_brought_back_to_what_it_was(data, tmp_path_factory):
    here = Here(tmp_path_factory.mktemp("plan"))
    old, name = data.draw(goals(before=""))
    here.applied(here.planned(old))
    before = ours(here.platform)
    new, _ = data.draw(goals(before=name))
    journal = here.applied(here.planned(new))

    here.applied(compensating(journal, KINDS, here.platform.find))

    after = ours(here.platform)
    for key, each in before.items():
        assert (after[key].body, after[key].retired) == (each.body, each.retired)
    assert all(
        after[key].retired or KINDS[key.kind].shared for key in after.keys() - before
    )
    assert [each for each in here.planned(old).steps if each.word != "manual"] == []
