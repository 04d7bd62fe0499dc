"""As whom we come: the rights that are enough to write everything but settings."""

import pytest

from catalogkit.platform import Rejected
from catalogkit.resource import Key
from catalogkit.step import Create
from tests.live.bodies import BODIES, update

pytestmark = pytest.mark.live
SETTINGS = {"Lifecycle", "BusinessHours", "ServiceLevel"}
NEEDED = (
    "AdminClass", "AdminCustomField", "AdminCustomRoles", "AdminGroup",
    "AdminGroupMembership", "AdminQueue", "AdminUsers", "AssignCustomFields",
    "CreateArticle", "ExecuteCode", "ModifyACL", "ModifyArticle", "ModifyCustomField",
    "ModifyScrips", "ModifyTemplate", "SeeClass", "SeeCustomField", "ShowTemplate",
)  # fmt: skip
"""Each was left out once: then something could not be written."""


def body(key):
    """A body that needs no setting."""
    found = dict(BODIES[key][0])
    return (
        found | {"Lifecycle": "#default", "SLA": ""} if key.kind == "Queue" else found
    )


def made_by(live):
    """What this user can make, and the sentence for what not."""
    said = {}
    for key in BODIES:
        try:
            native = live.carry_out(Create(key, body(key)))
            if key.kind not in {"User", "Queue", *SETTINGS}:
                live.carry_out(update(key, native))
        except Rejected as problem:
            said[key] = str(problem)
    return said


def test_with_these_rights_everything_is_written_but_settings(tracker, connected):
    tracker.user("catalogkit", NEEDED)

    said = made_by(connected(tracker, "catalogkit"))

    assert {key.kind for key in said} == SETTINGS, said
    assert said[Key("Lifecycle", "request")] == (
        "only a super user may change the setting Lifecycles"
    )


def test_without_any_right_nothing_is_written_and_all_is_read(tracker, connected):
    tracker.user("nobody.special", [])
    live = connected(tracker, "nobody.special")
    before = live.read()

    said = made_by(live)

    assert {*said} == {*BODIES}
    assert live.read() == before
