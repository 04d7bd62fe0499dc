"""What is out of use keeps what it lives by, and lets go of it when it is deleted."""

from collections.abc import Callable

import pytest

from catalogkit.resource import Attribute, How, Key, Kind, Resource
from catalogkit.rollout.apply import Apply
from catalogkit.rollout.bindings import read
from catalogkit.rollout.goal import Terms, goal
from catalogkit.rollout.journal import started
from catalogkit.rollout.memory import Memory
from catalogkit.rollout.plan import plan
from tests.rollout_kinds import NOW, QUICK

DESK = Kind(
    "Desk",
    {
        "Name": Attribute(),
        "Fields": Attribute(How.ORDERED, refers="Field", keeps="its own"),
    },
    holds="requests",
)
FIELD = Kind("Field", {"Label": Attribute()}, named=(), holds="answers")
RULES = Kind(
    "Rules", {"Desk": Attribute(refers="Desk", keeps="named")}, named=("Desk",)
)
ROLE = Kind(
    "Role",
    {"Name": Attribute(), "Desks": Attribute(How.SET, refers="Desk", keeps="named")},
)
KINDS = {each.name: each for each in (DESK, FIELD, RULES, ROLE)}
Done = Callable[..., list[str]]


def thing(kind: str, name: str, **body: object) -> Resource:
    return Resource(Key(kind, name), body)


def role(*desks: str) -> Resource:
    return thing("Role", "team", Name="Team", Desks=[*desks])


FAX = thing("Desk", "fax", Name="Fax", Fields=[])
ALL = (
    thing("Field", "why", Label="Why?"),
    thing("Desk", "vpn", Name="VPN", Fields=["why"]),
    thing("Rules", "vpn", Desk="vpn"),
    FAX,
    role("fax", "vpn"),
)
REST = (FAX, role("fax"))


@pytest.fixture
def done(tmp_path) -> Done:
    """Brings a platform to what is wanted, and gives the calls that wrote."""
    platform = Memory(KINDS)

    def bring(*resources: Resource, **terms: object) -> list[str]:
        platform.calls.clear()
        bindings = read(tmp_path, "memory", "test", "here")
        asked = (goal(KINDS, resources), platform.read(), bindings)
        made = plan(*asked, Terms(**terms), platform.holding)  # type: ignore[arg-type]
        assert not made.blocked
        Apply(platform, started(tmp_path, made, NOW), bindings, KINDS, QUICK).run()
        return list(platform.calls)

    bring(*ALL)
    return bring


def test_only_the_retired_thing_itself_is_taken_out_of_use(done):
    assert done(*REST) == ["retire Desk:vpn"]
    assert done(*REST) == []


def test_what_comes_back_finds_all_it_had(done):
    done(*REST)

    assert done(*ALL) == ["revive Desk:vpn"]


def test_what_is_deleted_leaves_nothing_behind_that_lived_by_it(done):
    done(*REST)

    gone = done(*REST, lose={Key("Desk", "vpn"): "a test"})

    assert gone[-2:] == ["delete Desk:vpn", "retire Field:why"]
    assert set(gone[:-2]) == {"delete Rules:vpn", "update Role:team"}
