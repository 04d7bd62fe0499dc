"""`check --target` and `build` say at each line what a target carries otherwise."""

import json
import shutil
from pathlib import Path

import pytest

from catalogkit.catalog.catalog import Catalog
from catalogkit.cli.main import run
from catalogkit.constructs import Construct
from catalogkit.constructs.capability import lost, manual, native
from catalogkit.diagnostic import Diagnostic
from catalogkit.report.runbook import BY_HAND
from catalogkit.resource import Key, Resource
from catalogkit.targets import Target, targets
from tests.pages import WORLD
from tests.rich import project, rich

ITEM = "catalog/vpn-access.yaml"
WAIVER = "# catalogkit: allow target/lossy until 2027-06-30 because the desk looks\n"

MORE = """\
kind: service_item
id: vpn-{0}
like: vpn-access
title: {{en: VPN {0}, zh-CN: VPN {0}}}
escalation: [{{at: 50%, notify: [owner]}}]
"""


def _emit(catalog: Catalog):
    item = next(iter(catalog.items()))
    body = {"title": "Press <the> button", "steps": ["Press it"]}
    yield Resource(Key("desk", "all"), {"items": 2}, "desk.json")
    yield Resource(Key(BY_HAND, "button"), body, place=item.at("id"))


DESK = Target(
    "desk",
    "A desk of somebody else",
    _emit,
    count=lambda _: 1,
    capabilities={
        **native("as it is", *Construct),
        **manual("somebody writes to them", Construct.NOTIFICATIONS),
        **lost("nobody is told when time runs out", Construct.ESCALATION),
    },
)
"""A target of another package, which loses something."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small world, where another package brings its target."""
    shutil.copytree(WORLD, tmp_path / "world")
    monkeypatch.chdir(tmp_path / "world")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setattr("catalogkit.targets.installed", lambda *_: [("desk", DESK)])
    return tmp_path / "world"


@pytest.fixture
def said(capsys):
    """What a command said, and how it ended."""

    def _said(*words):
        ended = run([*words])
        told = capsys.readouterr()
        return ended, told.out, told.err

    return _said


def test_what_is_lost_is_a_warning_at_its_line(folder, said):
    ended, out, _ = said("check", "--target", "desk")

    assert ended == 0
    assert "warning: desk loses `escalation`: nobody is told when time runs out" in out
    assert f"at {ITEM}:" in out


def test_strict_fails_on_what_is_lost(folder, said):
    assert said("check", "--target", "desk", "--strict")[0] == 1
    assert said("check", "--strict")[0] == 0


def test_what_people_act_on_is_counted_unless_all_is_asked_for(folder, said):
    way = "desk leaves `notifications`, `notify` to people: somebody writes to them"

    _, out, err = said("check", "--target", "desk")
    _, every, rest = said("check", "--target", "desk", "--all")

    assert way not in out
    assert f"× {way}" in err
    assert f"hint: {way}" in every
    assert way not in rest


def test_a_few_lines_stand_for_all_that_lose_the_same(folder, said):
    for number in range(9):
        file = folder / "catalog" / f"vpn-{number}.yaml"
        file.write_text(MORE.format(number), encoding="utf-8")

    _, out, err = said("check", "--target", "desk", "--select", "target")
    _, every, _ = said("check", "--target", "desk", "--select", "target", "--all")

    assert out.count("desk loses `escalation`") == 3
    assert "× desk loses `escalation`" in err
    assert every.count("desk loses `escalation`") > 9


def test_programs_get_the_same_as_people(folder, said):
    _, out, err = said("check", "--target", "desk", "--format", "json")
    _, every, _ = said("check", "--target", "desk", "--format", "json", "--all")

    assert {each["severity"] for each in json.loads(out)["diagnostics"]} == {"warning"}
    assert len(json.loads(every)["diagnostics"]) > len(json.loads(out)["diagnostics"])
    assert "×" not in err


def test_an_unknown_target_is_named_with_the_nearest_one(folder, said):
    ended, _, err = said("check", "--target", "dsk")

    assert ended == 2
    assert "no target is called 'dsk'; did you mean 'desk'?" in err


def test_a_waiver_lets_a_loss_pass(folder, said):
    item = folder / ITEM
    item.write_text(WAIVER + item.read_text(encoding="utf-8"), encoding="utf-8")

    _, checked, _ = said("check", "--target", "desk")
    _, _, built = said("build", "--target", "desk")

    assert ITEM not in checked
    assert ITEM not in built
    assert "catalog/laptop.yaml" in checked


def test_a_waiver_is_idle_only_where_every_target_was_asked(folder, said):
    item = folder / "catalog" / "access.yaml"
    item.write_text(WAIVER + item.read_text(encoding="utf-8"), encoding="utf-8")
    idle = "nothing here needs the waiver of target/lossy any more"
    every = [word for name in targets() for word in ("--target", name)]

    assert idle not in said("check")[1]
    assert idle not in said("check", "--target", "desk")[1]
    assert idle in said("check", *every)[1]


def test_a_build_says_the_same_and_counts_the_hints(folder, said):
    _, out, err = said("build", "--target", "desk")

    assert "2 files in dist/" in out
    assert "warning: desk loses `escalation`" in err
    assert "more say what a target carries otherwise" in err


def test_a_build_writes_down_what_people_do(folder, said):
    said("build", "--target", "desk")

    book = (folder / "dist" / "desk" / "runbook.md").read_text(encoding="utf-8")

    assert "## 1. Press \\<the\\> button" in book
    assert "1. Press it" in book
    assert "It comes from `catalog/laptop.yaml: id`." in book


@pytest.mark.parametrize("name", sorted(targets()))
def test_asking_a_target_finds_what_building_it_finds(name):
    target, catalog = targets()[name], project(rich()).catalog
    assert catalog is not None
    if target.says is not None:
        emitted = [e for e in target.emit(catalog) if isinstance(e, Diagnostic)]
        assert list(target.says(catalog)) == emitted
