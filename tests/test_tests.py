"""The command test: what it runs, what it misses, what it suggests."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from catalogkit.cli.main import run
from catalogkit.decide.coverage import coverage
from catalogkit.decide.points import points
from catalogkit.decide.running import ran
from catalogkit.project import load
from catalogkit.source.read import read_exactly
from tests.desks import DESK, MATRIX, desk
from tests.pages import ROOT, TODAY, WORLD

WRONG = """kind: test
id: wrong
item: vpn-access
cases:
  - name: "an own \\u001b[31mlaptop"
    answers: {device: unmanaged, justification: Travel}
    expect: {path: standard, team: security}
"""


# What CI servers read: Jenkins' schema, and `file` and `line` as pytest has them.
ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "disabled", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "time", "disabled", "skipped"},
    "testcase": {"name", "classname", "time", "assertions", "status", "file", "line"},
    "failure": {"message", "type"},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small world, and the place where commands run."""
    shutil.copytree(WORLD, tmp_path / "world")
    monkeypatch.chdir(tmp_path / "world")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return tmp_path / "world"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the company's catalog, and the place where commands run."""
    shutil.copy(ROOT / "catalogkit.yaml", tmp_path)
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    code = run(["test", *args])
    return code, capsys.readouterr().out


def put(folder: Path, name: str, text: str) -> None:
    (folder / "catalog" / name).write_text(text, encoding="utf-8")


def test_examples_that_hold_end_with_0(folder, capsys):
    code, out = printed(capsys)

    assert code == 0
    assert "hold" in out


def test_a_case_of_kind_test_runs_and_fails_at_its_place(folder, capsys):
    put(folder, "wrong.yaml", WRONG)

    code, out = printed(capsys)

    assert code == 1
    assert "at catalog/wrong.yaml:5" in out
    assert "path: expected standard" in out
    assert "got expert" in out
    assert "team:" not in out


def test_what_authors_write_does_not_reach_the_terminal_raw(folder, capsys):
    put(folder, "wrong.yaml", WRONG)

    for style in ("text", "junit"):
        _, out = printed(capsys, "--format", style)
        assert "\x1b" not in out
        assert "\\x1b[31mlaptop" in out


def test_json_says_what_was_expected_and_what_came(folder, capsys):
    put(folder, "wrong.yaml", WRONG)

    _, out = printed(capsys, "vpn-access", "--format", "json")

    report = json.loads(out)
    failed = [each for each in report["tests"] if not each["holds"]]
    assert [each["line"] for each in failed] == [5]
    assert failed[0]["mismatches"] == [
        {"part": "path", "expected": "standard", "got": "expert"}
    ]


def test_junit_has_a_case_for_each_test_and_counts_the_failures(folder, capsys):
    put(folder, "wrong.yaml", WRONG)

    _, out = printed(capsys, "--format", "junit")

    root = Xml.fromstring(out)  # noqa: S314 - our own
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == "1" == str(len(root.findall(".//failure")))
    for each in root.iter():
        assert set(each.keys()) <= ATTRIBUTES[each.tag]
    for suite in root:
        assert {each.get("classname") for each in suite} == {suite.get("name")}
        names = [each.get("name") for each in suite]
        assert len(names) == len(set(names)) == int(suite.get("tests") or 0)
        for each in suite:
            assert (folder / str(each.get("file"))).is_file()


def test_an_unknown_item_is_a_wrong_call(folder, capsys):
    assert run(["test", "vpn-acces"]) == 2
    assert "did you mean 'vpn-access'" in capsys.readouterr().err


def test_an_item_with_errors_is_a_wrong_call(folder, capsys):
    put(folder, "broken.yaml", "kind: service_item\nid: broken\n")

    assert run(["test", "broken"]) == 2
    assert "has errors" in capsys.readouterr().err


def test_too_little_coverage_fails(folder, capsys):
    assert printed(capsys, "vpn-access", "--coverage")[0] == 0

    code, out = printed(capsys, "vpn-access", "--fail-under", "99")

    assert code == 1
    assert "the path 'expert' is taken" in out


def test_write_without_suggest_is_a_wrong_call(folder):
    assert run(["test", "--write"]) == 2


def test_an_item_without_tests_touches_nothing():
    catalog, item = desk()

    found = coverage(catalog, item, ())

    assert not found.touched
    assert {each.kind for each in found.missed} == {
        "path", "approval", "task", "option", "condition", "boundary", "limit",
    }  # fmt: skip


def test_both_sides_of_an_edge_are_points():
    catalog, item = desk()
    said = {each.said for each in points(catalog, item)}

    assert {"'people' is 5", "'people' is 4", "'people' is 10"} <= said
    assert {"'people' is 50", "refused, since 'people' is 51"} <= said
    assert {"'cost' is 500", "the approval 'money' is needed"} <= said


def test_what_no_request_can_touch_does_not_count(folder):
    text = DESK.replace("people: 5..}", "people: 0..}")
    put(folder, "desk.yaml", text.replace("    examples:\n", ""))
    put(folder, "levels.yaml", MATRIX)
    catalog = load(folder, TODAY).catalog
    assert catalog is not None
    item = next(each for each in catalog.items() if each.id == "desk")

    missed = coverage(catalog, item, ()).missed

    assert "'people' is 0" not in {each.said for each in missed}
    assert "'people' is -1" not in {each.said for each in missed}


def test_suggestions_hold_when_they_are_pasted_and_miss_nothing_more(folder, capsys):
    lines = [line[4:] for line in DESK.splitlines()]
    text = "# the first line\n" + "\n".join(lines[1:-1])
    put(folder, "desk.yaml", text + "  # the last line\n")
    put(folder, "levels.yaml", MATRIX)
    before = (folder / "catalog/desk.yaml").read_bytes()

    assert run(["test", "desk", "--suggest", "--write"]) == 0

    after = (folder / "catalog/desk.yaml").read_bytes()
    assert after.startswith(before)
    capsys.readouterr()
    code, out = printed(capsys, "desk", "--coverage", "--fail-under", "100")
    assert code == 0, out
    assert run(["check", "--select", "yaml,shape,reference,example"]) == 0
    assert run(["test", "desk", "--suggest", "--write"]) == 0
    assert (folder / "catalog/desk.yaml").read_bytes() == after


def test_all_that_is_missed_in_the_company_can_be_suggested(company, capsys):
    assert run(["test", "--suggest", "--write"]) == 0
    capsys.readouterr()

    code, out = printed(capsys, "--coverage", "--fail-under", "100")

    assert code == 0, out
    assert run(["check", "--select", "yaml,shape,reference"]) == 0


def test_suggestions_for_changes_are_noticed_once_they_are_pasted(folder, capsys):
    args = ("vpn-access", "--mutate", "--survivors", "99")
    assert "no test notices" in printed(capsys, *args)[1]

    assert run(["test", "vpn-access", "--mutate", "--suggest", "--write"]) == 0

    capsys.readouterr()
    code, out = printed(capsys, *args, "--fail-under", "100")
    assert code == 0, out
    assert "no test notices" not in out


def test_a_definition_with_errors_is_not_passed_over(folder, capsys):
    put(folder, "broken.yaml", "kind: service_item\nid: broken\n")

    assert run(["test"]) == 1
    assert "1 definition is left out: catalogkit check" in capsys.readouterr().err


def test_a_snippet_is_yaml_that_reads_as_examples(folder, capsys):
    code, out = printed(capsys, "vpn-access", "--suggest")

    assert code == 0
    value = read_exactly("x.yaml", out.encode()).value
    assert isinstance(value, dict)
    assert value["examples"]
    assert out.startswith("# catalog/vpn-access.yaml\n")


def test_survivors_are_listed_so_many_as_wanted(folder, capsys):
    code, out = printed(capsys, "vpn-access", "--mutate", "--survivors", "1")

    assert code == 0
    assert out.count("no test notices") == 1
    assert "more" in out
    code, out = printed(capsys, "vpn-access", "--mutate", "--fail-under", "100")
    assert code == 1


def test_tests_of_an_item_come_before_those_in_other_files():
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    item = next(each for each in catalog.items() if each.id == "vpn-access")

    files = [each.owner.node.file for each in ran(catalog, [item])]

    assert files[0] == "catalog/items/vpn-access.yaml"
    assert files[-1] == "catalog/tests/vpn-routing.yaml"
