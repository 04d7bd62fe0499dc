"""What is written to Request Tracker is what is read of it, for every kind."""

import pytest

from catalogkit.normal import canonical, normal
from catalogkit.resource import Key
from catalogkit.step import Create, Delete, Retire, Revive
from catalogkit.targets.request_tracker.kinds import KINDS
from tests.live.bodies import BODIES, creations, update

pytestmark = pytest.mark.live
RETIRING = [
    key for key in BODIES if key.kind not in {"User", "Right", "Template", "Scrip"}
]
KEPT = {"User", "Lifecycle"}
DELETED = [key for key in reversed(list(BODIES)) if key.kind not in KEPT]


def same(key, held, body):
    """The attributes of a body, as they are and as they should be."""
    kind = KINDS[key.kind]
    wanted = normal(kind, body)
    there = {name: normal(kind, held.body).get(name) for name in wanted}
    assert canonical(there) == canonical(wanted), key


@pytest.fixture
def made(live):
    """Everything, made; key → native id."""
    return {each.key: live.carry_out(each) for each in creations()}


def test_all_kinds_are_written_changed_and_changed_back(live, made):
    for back in (False, True):
        for key in BODIES:
            if key.kind != "User":
                live.carry_out(update(key, made[key], back=back))
                same(key, live.find(key), BODIES[key][not back])

    held = {each.key: each for each in live.read()}
    for key, (body, _) in BODIES.items():
        same(key, held[key], body)
        assert held[key].native == made[key]
        assert held[key] == live.find(key)


def test_a_step_that_is_done_changes_nothing(live, made, tracker):
    before = tracker.content()

    for each in creations():
        assert live.carry_out(each) == made[each.key]
    for key in BODIES:
        live.carry_out(update(key, made[key], back=True))

    assert tracker.content() == before


def test_what_retires_is_marked_keeps_its_body_and_comes_back(live, made):
    for key in RETIRING:
        live.carry_out(Retire(key, made[key], {}))
    retired = {each.key: each for each in live.read()}
    for key in RETIRING:
        live.carry_out(Revive(key, made[key]))
    back = {each.key: each for each in live.read()}

    for key in RETIRING:
        assert retired[key].retired, key
        assert not back[key].retired, key
        same(key, back[key], BODIES[key][0])


def test_what_is_deleted_is_gone_and_can_be_made_again(live, made, tracker):
    for key in DELETED:
        live.carry_out(Delete(key, made[key], {}))
        live.carry_out(Delete(key, made[key], {}))
        assert live.find(key) is None, key
    assert {each.key for each in live.read() if each.key} == {
        key for key in BODIES if key not in DELETED
    }
    for key in BODIES:
        live.carry_out(Create(key, BODIES[key][0]))

    for key, (body, _) in BODIES.items():
        same(key, live.find(key), body)


def test_something_may_be_called_otherwise_from_now_on(live, made):
    for kind, was, now in (
        ("Queue", "vpn", "remote-access"),
        ("CustomField", "vpn.device", "remote-access.device"),
        ("Group", "network", "net"),
    ):
        old, new = Key(kind, was), Key(kind, now)
        live.carry_out(update(old, made[old]))
        step = update(old, made[old], back=True)
        live.carry_out(type(step)(new, step.native, step.changes, old))

        assert live.find(old) is None
        assert live.find(new).native == made[old]
    assert live.find(Key("CustomRole", "team")).body["Queues"] == ["remote-access"]
