"""The command line: what it says, where it writes, how it ends."""

import inspect
import json
import shutil
from pathlib import Path

import click
import pytest

from catalogkit.cli import main as cli
from catalogkit.cli.main import COMMANDS, run
from tests.pages import WORLD

BROKEN = "kind: team\nid: nobody\nownr: x\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small world, and the place where commands run."""
    shutil.copytree(WORLD, tmp_path / "world")
    monkeypatch.chdir(tmp_path / "world")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return tmp_path / "world"


def command(name: str) -> click.Command:
    found = cli.cli.get_command(click.Context(cli.cli), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"]) == 0

    told = capsys.readouterr().out
    assert "Examples:" in told
    assert f"  catalogkit {name}" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_exactly_its_options(name: str) -> None:
    found = command(name)
    assert found.callback is not None
    wanted = set(inspect.signature(inspect.unwrap(found.callback)).parameters)

    given = {each.name for each in found.params if each.name != "help"}

    assert given == wanted


def test_a_clean_catalog_ends_with_0(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check"]) == 0
    assert capsys.readouterr().out.startswith("nothing wrong in 2 items")


def test_a_mistake_ends_with_1_and_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "catalog" / "nobody.yaml").write_text(BROKEN)

    assert run(["check"]) == 1
    assert "catalog/nobody.yaml:3:1 (shape/unknown-key)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "args, told",
    [
        (["chek"], "Did you mean 'check'?"),
        (["check", "--today", "tomorrow"], "is no day such as"),
        (["check", "--today", "0001-01-01"], "too far away: a day from 1970 to 2179"),
        (["check", "--today", "9999-12-31"], "too far away: a day from 1970 to 2179"),
        (["check", "--format", "xml"], "no format is called 'xml'; there is"),
        (["check", "--env", "prod"], "has no environment 'prod'"),
        (["check", "nowhere.yaml"], "there is no file or folder 'nowhere.yaml'"),
        (["check", "--root", ".."], "there is no catalogkit.yaml in"),
        (["check", "--root", "nowhere"], "there is no catalogkit.yaml in"),
        (["explain", "path/no-standrd"], "did you mean 'path/no-standard'?"),
        (["explain", "vpn-acces"], "did you mean 'vpn-access'?"),
        (["explain", "vpn-access", "promise.fulfill"], "did you mean 'fulfil'?"),
        (["import", "backstag", "."], "did you mean 'backstage'?"),
        (["build", "--target", "form"], "did you mean 'forms'?"),
        (["schema", "teem"], "did you mean 'team'?"),
        (["new", "teem", "x"], "did you mean 'team'?"),
        (["new", "team", "Not An Id"], "kebab-case"),
        (["init", "."], "is not empty"),
    ],
)
def test_a_wrong_call_ends_with_2_and_a_sentence(
    folder: Path, args: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(args) == 2
    assert told in " ".join(capsys.readouterr().err.split())


def test_outside_a_catalog_a_sentence_says_what_to_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(["check"]) == 2
    assert "catalogkit init" in capsys.readouterr().err


def test_our_own_bug_ends_with_3_and_asks_for_a_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("catalogkit.cli.check.found_root", breaks)

    assert run(["check"]) == 3
    assert "This is a bug in catalogkit" in capsys.readouterr().err


def test_select_and_ignore_go_by_the_beginning_of_a_rule(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "catalog" / "nobody.yaml").write_text(BROKEN)

    assert run(["check", "--select", "path,form"]) == 0
    assert run(["check", "--ignore", "shape,reference,team"]) == 0
    assert run(["check", "--select", "shape/unknown-key"]) == 1


def test_paths_limit_what_is_shown(folder: Path) -> None:
    (folder / "catalog" / "nobody.yaml").write_text(BROKEN)

    assert run(["check", "catalog/laptop.yaml"]) == 0
    assert run(["check", "catalog"]) == 1


def test_a_report_goes_to_a_file(folder: Path) -> None:
    assert run(["check", "--format", "json", "-o", "report.json"]) == 0
    assert json.loads((folder / "report.json").read_text())


def test_a_run_from_a_folder_inside_finds_the_manifest_above(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "catalog" / "knowledge")

    assert run(["check"]) == 0


def test_build_leaves_out_what_is_broken_and_ends_with_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = folder / "catalog" / "laptop.yaml"
    item.write_text(item.read_text().replace("fulfil: 3bd", "fulfil: 3d"))

    assert run(["build"]) == 1
    written = {each.name for each in (folder / "dist" / "forms").iterdir()}
    assert "laptop.en.schema.json" not in written
    assert "'3d' can be read in two ways" in capsys.readouterr().err


def test_timings_tell_each_stage(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--timings"]) == 0
    told = capsys.readouterr().err
    for stage in ("files", "read", "parse", "link", "checks"):
        assert stage in told


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_get_a_completion_script(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", shell]) == 0
    assert "_CATALOGKIT_COMPLETE" in capsys.readouterr().out
