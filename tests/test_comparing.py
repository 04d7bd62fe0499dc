"""What every command that compares takes, and how it says what is wrong with it."""

import click
import pytest
from click.testing import CliRunner

from catalogkit.cli.comparing import compared, sides
from tests.repositories import with_world


@click.command()
@compared
def command(**given) -> None:
    """Names the two sides."""
    click.echo(" | ".join(each.name for each in sides(**given)))


@pytest.fixture
def repo(tmp_path, monkeypatch):
    repo = with_world(tmp_path / "repo", below="it/")
    monkeypatch.chdir(repo.folder / "it")
    return repo


def run(*words):
    return CliRunner().invoke(command, words)


def test_the_sides_are_a_base_two_names_or_one_and_the_working_tree(repo):
    commit = repo.git("rev-parse", "HEAD")[:7]
    main = f"main ({commit})"

    assert run().stdout == f"{main} | working tree\n"
    assert run("main").stdout == f"{main} | working tree\n"
    assert run("HEAD", "main").stdout == f"HEAD ({commit}) | {main}\n"
    assert run("--base", "main").stdout == f"{main} | working tree\n"
    assert run("HEAD", "--base", "main").stdout == f"{main} | HEAD ({commit})\n"
    assert run("main", ".").stdout == f"{main} | working tree\n"


def test_what_is_wrong_with_a_name_is_a_wrong_call_and_cannot_act_on_a_terminal(repo):
    done = run("mian\x1b[2J")

    assert done.exit_code == 2
    assert "no revision is called 'mian\\x1b[2J' here" in done.output


def test_what_a_reader_has_to_know_is_told_beside_the_result(repo):
    repo.write({"it/catalog/laptop.yaml": b"kind: [\n"})

    done = run()

    assert done.exit_code == 0
    assert (
        "of working tree, catalog/laptop.yaml is not compared, because" in done.output
    )


def test_two_revisions_need_no_checkout_but_the_working_tree_does(repo, monkeypatch):
    repo.commit({"it/catalogkit.yaml": None})

    assert run("HEAD", "HEAD~1").exit_code == 0
    assert "there is no catalogkit.yaml here or above" in run("HEAD~1").output


def test_a_name_for_an_option_reaches_git_as_a_name(repo):
    done = run("--", "--output=stolen")

    assert "no revision is called '--output=stolen' here" in done.output
    assert not list(repo.folder.rglob("stolen"))
