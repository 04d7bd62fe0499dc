"""A Request Tracker that lives by a catalog, imported where that catalog is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalogkit.findings import findings
from catalogkit.platform import Held
from catalogkit.project import load
from catalogkit.resource import Json, Key, Resource
from catalogkit.rollout.goal import goal
from catalogkit.step import Adopt
from catalogkit.targets.request_tracker.goal import goal as wanted_by
from catalogkit.targets.request_tracker.kinds import KINDS, SETTINGS
from tests.pages import WORLD
from tests.strangers import (
    TODAY,
    bindings_in,
    goal_of,
    imported,
    planned,
    project_of,
    taken,
)

COMPANY = Path(__file__).parent.parent


def applied(root: Path) -> list[Held]:
    """What a Request Tracker holds after an apply."""
    catalog = load(root, TODAY).catalog
    assert catalog is not None
    every = [each for each in wanted_by(catalog) if isinstance(each, Resource)]
    bodies = goal(KINDS, every).bodies
    held = []
    for number, (key, body) in enumerate(bodies.items(), 100):
        native = key.id if key.kind in SETTINGS else str(number)
        if key.kind != "Manual":
            held.append(Held(key, key.kind, native, body))
    return held


def unmarked(held: list[Held]) -> list[Held]:
    """The same where nobody knows that it was us."""
    numbers = {each.key: f"#{each.native}" for each in held}

    def refer(kind: str, value: Json) -> Json:
        if isinstance(value, list):
            return [refer(kind, each) for each in value]
        return numbers.get(Key(kind, str(value)), value)

    found = []
    for each in held:
        body = dict(each.body)
        for name, attribute in KINDS[each.kind].attributes.items():
            if attribute.refers and body.get(name):
                body[name] = refer(attribute.refers, body[name])
        found.append(replace(each, key=None, body=body))
    return found


@pytest.fixture(scope="module", params=[WORLD, COMPANY], ids=["world", "company"])
def there(request):
    return applied(request.param)


def test_the_plan_of_a_restored_project_is_empty(there, tmp_path):
    made = imported(there)
    taken(tmp_path, there, made)

    plan = planned(tmp_path, there, project_of(made))

    assert plan.is_empty
    assert not plan.drifts


def test_it_has_no_errors(there):
    found = findings(project_of(imported(there)))

    assert [each.message for each in found if each.severity == "error"] == []


def test_what_bears_our_mark_is_a_definition_or_left_and_told(there, tmp_path):
    made = imported(there)
    taken(tmp_path, there, made)

    wanted = goal_of(project_of(made)).resources.keys()
    named = {*made.natives.values(), *bindings_in(tmp_path).left, *wanted}
    assert {each.key for each in there if each.kind != "User"} <= named
    told = " ".join(each.message for each in made.report)
    assert "scrip 'catalogkit: requests follow the catalog' bears our mark" in told


def test_without_marks_a_plan_only_marks(there, tmp_path):
    held = unmarked(there)
    made = imported(held)
    taken(tmp_path, held, made)

    plan = planned(tmp_path, held, project_of(made))

    assert plan.steps
    assert all(isinstance(each, Adopt) and not each.changes for each in plan.steps)
    assert not plan.blocked


def test_an_item_keeps_its_id_and_those_of_its_questions_and_answers():
    made = imported(applied(WORLD))

    text = made.files["catalog/items/vpn-access.yaml"]
    assert "id: vpn-access" in text
    assert "id: managed" in text
