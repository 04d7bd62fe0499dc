"""Whatever strangers have made: an import has no errors, and its plan only marks."""

import tempfile
from pathlib import Path

from hypothesis import given

from catalogkit.findings import findings
from catalogkit.step import Adopt
from tests.strangers import imported, planned, project_of, taken
from tests.strategies_strangers import strangers

LEVEL, HOURS = "#gold service level 'gold'", "#Default business hours 'Default'"


@given(strangers())
def test_anything_is_imported_and_only_marked(held):
    made = imported(held)
    project = project_of(made)

    found = findings(project)
    assert [e.message for e in found if e.severity == "error"] == []
    with tempfile.TemporaryDirectory() as folder:
        taken(Path(folder), held, made)
        plan = planned(Path(folder), held, project)
    assert [e for e in plan.steps if not isinstance(e, Adopt) or e.changes] == []
    assert not plan.blocked
    assert not plan.drifts


@given(strangers())
def test_everything_is_a_definition_or_told(held):
    made = imported(held)

    lines = {each.place.span.line for each in made.report if each.place.span}
    view = made.views["request-tracker"].decode().splitlines()
    carried = {f"#{native}" for _, native in made.natives}
    left = [
        line
        for number, line in enumerate(view, 1)
        if number not in lines and line.partition(" ")[0] not in carried
    ]
    assert set(left) <= {LEVEL, HOURS}
