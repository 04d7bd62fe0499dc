"""diff, breaking and changelog on the command line, in repositories of git."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogkit.cli.main import run as main
from tests.pages import world
from tests.repositories import Repo, begun
from tests.reviews import INTERNAL, RETYPED, VPN

FILE = f"catalog/{VPN}"
DAY = ("--today", "2026-11-28")


@pytest.fixture(scope="module")
def repo(tmp_path_factory) -> Repo:
    """A branch that makes a question required, and an edit that is not committed."""
    found = begun(tmp_path_factory.mktemp("repo"))
    found.commit(world())
    found.git("switch", "--quiet", "--create", "change")
    for old, new in RETYPED[VPN]:
        found.edit(FILE, old, new)
    found.commit()
    return found.edit(FILE, *INTERNAL[VPN][0])


@pytest.fixture
def run(repo, monkeypatch, capsys) -> Callable[..., str]:
    """What a command prints; its exit code is checked."""

    def called(*words: str, code: int = 0, folder: Path = repo.folder) -> str:
        monkeypatch.chdir(folder)
        assert main([*words]) == code
        printed = capsys.readouterr()
        return str(printed.out + printed.err)

    return called


def test_the_names_of_both_sides_and_every_change_are_told(repo, run):
    text = run("diff", *DAY)

    assert text.startswith("main (")
    assert ") → working tree\n" in text
    assert "takes a url instead of a paragraph" in text
    assert "effort was 10m and is 20m" in text


def test_two_clones_and_a_second_run_give_the_same_comment(repo, run, tmp_path):
    ask = ("diff", "main", "change", "--format", "comment", *DAY)
    repo.git("clone", "--quiet", "--no-local", ".", str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")
    clone.git("switch", "--quiet", "--create", "main", "origin/main")

    first = run(*ask)

    assert "takes a url instead of a paragraph" in first
    assert run(*ask) == first
    assert run(*ask, folder=clone.folder) == first


def test_breaking_fails_until_a_waiver_and_again_when_it_ended(repo, run):
    assert "must not be merged" in run("breaking", *DAY, code=1)
    file = repo.folder / "waivers.yaml"

    file.write_text(run("breaking", *DAY, "--waive", "--reason", "Agreed"))

    assert "1 change waived" in run("breaking", *DAY)
    comment = run("diff", *DAY, "--format", "comment")
    assert (
        "*Waived: Agreed (until 2027\\-02-26)*" in comment
        or "*Waived: Agreed" in comment
    )
    late = run("breaking", "--today", "2028-01-01", code=1)
    assert "its waiver ended on 2027-02-26 at waivers.yaml:" in late
    file.unlink()


def test_sarif_and_annotations_stand_at_lines_of_the_new_side(repo, run):
    log = json.loads(run("breaking", *DAY, "--format", "sarif", code=1))
    notes = run("breaking", *DAY, "--format", "github", code=1)

    (result,) = log["runs"][0]["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == FILE
    assert where["region"]["startLine"] == 31
    assert notes.startswith(f"::error file={FILE},line=31,")


@pytest.mark.parametrize("style", ["gitlab", "junit", "json", "markdown"])
def test_the_other_formats_tell_it_too(run, style):
    text = run("breaking", *DAY, "--format", style, code=1)

    assert "takes a url instead of a paragraph" in text


def test_a_changelog_is_written_in_each_language_of_the_catalog(repo, run, tmp_path):
    run("changelog", *DAY, "-o", str(tmp_path / "news.md"))

    text = (tmp_path / "news.md").read_text(encoding="utf-8")
    assert "is answered in another way" in text
    assert "填写方式有变化" in text
    assert "填写方式有变化" not in run("changelog", "--since", "main", "--locale", "en")


def test_the_rest_of_a_comment_is_in_a_file_that_it_links(repo, run, tmp_path):
    full = tmp_path / "full.md"

    text = run(
        "diff", *DAY, "--format", "comment", "--full", str(full),
        "--full-link", "https://ci.example/1",
    )  # fmt: skip

    assert "[The whole review](<https://ci.example/1>)" in text
    assert "takes a url instead of a paragraph" in full.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("breaking", "--fail-on", "braking"), "did you mean 'breaking'?"),
        (("breaking", "--reason", "x"), "--reason and --until go with --waive"),
        (("breaking", "--waivers", "none.yaml"), "none.yaml"),
        (("diff", "--full", "x.md"), "--full goes with --format comment"),
        (("changelog", "--locale", "fr"), "has no locale 'fr'; it has en, zh-CN"),
        (("changelog", "a", "b", "--since", "c"), "--since is the old side"),
        (("diff", "nowhere"), "nowhere"),
    ],
)
def test_who_calls_it_wrongly_is_told_how(run, words, told):
    assert told in run(*words, code=2)
