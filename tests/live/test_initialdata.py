"""What `build` writes, loaded by Request Tracker's own tools: nothing is left to do."""

import pytest

from catalogkit.build import contents
from catalogkit.resource import Resource
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.goal import Terms
from catalogkit.rollout.goal import goal as wanted
from catalogkit.rollout.plan import plan
from catalogkit.step import Manual
from catalogkit.targets.request_tracker.files import emit
from catalogkit.targets.request_tracker.goal import goal
from catalogkit.targets.request_tracker.kinds import KINDS
from tests.live.stores import BACKSLASH
from tests.tracked import catalog

pytestmark = pytest.mark.live
HOSTILE = """\
- id: why
  type: choice
  label: "Why 'so' \\" <b>&amp;</b> $x @y %z {a} [b] (c) ~1 %s 中文?"
  options:
    - {id: a, label: "O'Brien; --"}
    - {id: b, label: "\\")} die; {("}
    - {id: c, label: "100 % [_1]"}
  default: b
  required: true
- {id: other, type: text, label: "It's", pattern: "[^'/$@]+", max_length: 9}
""".replace("%s", BACKSLASH * 2)


def _loaded(tracker, of):
    files = {
        each.file: contents(each)
        for each in emit(of)
        if isinstance(each, Resource) and each.file
    }
    tracker.configure("catalogkit", files["catalogkit.pm"])
    for name in ("initialdata.json", "finish.pl"):
        (tracker.folder / name).write_text(files[name], encoding="utf-8")
        tracker.load(tracker.folder / name)


def test_what_was_loaded_by_hand_is_what_the_catalog_wants(
    tracker, connected, tmp_path
):
    of = catalog(HOSTILE)
    _loaded(tracker, of)

    platform = connected(tracker)
    made = [each for each in goal(of) if isinstance(each, Resource)]
    bindings = Bindings(tmp_path, "rt", "test", "here")
    held = platform.read()
    found = plan(wanted(KINDS, made), held, bindings, Terms(), platform.holding)

    assert not [each for each in found.steps if not isinstance(each, Manual)]
    assert not found.blocked
