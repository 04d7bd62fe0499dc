"""What targets make, to be read as prose when it changes: tests/golden/<target>/."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.build import contents
from catalogkit.project import compiled
from catalogkit.resource import Resource
from catalogkit.targets import WIDTH, targets, written
from tests.pages import ROOT, TODAY, world
from tests.rich import project, rich

VALUES = st.none() | st.booleans() | st.integers() | st.text()
GOLDEN = ROOT / "tests" / "golden"
CASES = {
    "world": lambda: compiled(world(), TODAY),
    "everything": lambda: project(rich()),
}
SHOWN = {
    ("forms", "world"): ("vpn-access.", "records."),
    ("forms", "everything"): ("everything.en.",),
    ("portal", "world"): (
        "en/index.",
        "en/item/vpn-access.",
        "zh-CN/item/vpn-access.",
        "zh-CN/search.",
    ),
    ("request-tracker", "world"): (
        "catalogkit.",
        "crontab",
        "po/",
    ),
    ("routing", "world"): ("",),
    ("routing", "everything"): ("everything.", "second."),
}
"""The files of a case that are kept, by the beginnings of their names."""


@pytest.mark.parametrize("target, case", sorted(SHOWN))
def test_a_target_makes_what_it_made(target, case, golden):
    whole = CASES[case]()
    assert whole.catalog is not None

    for each in targets()[target].emit(whole.catalog):
        if isinstance(each, Resource) and each.file.startswith(SHOWN[target, case]):
            golden(f"{target}/{case}/{each.file}", contents(each))


@given(
    st.recursive(
        VALUES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_what_is_written_is_the_value_in_lines_that_fit(value):
    text = written(value)

    assert json.loads(text) == value
    assert "\n" not in text or len(json.dumps(value, ensure_ascii=False)) > WIDTH


@pytest.mark.parametrize("target", sorted(targets()))
def test_every_target_has_a_case_and_every_case_a_target(target):
    kept = {path.name for path in (GOLDEN / target).iterdir()}

    assert kept == {case for name, case in SHOWN if name == target}
