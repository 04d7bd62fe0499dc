"""The hooks, run by pre-commit itself when somebody commits and pushes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.pages import world
from tests.repositories import SETTINGS, TINY, begun
from tests.runners import HOOKS, environment, programs

pytestmark = pytest.mark.git
OPS, VPN = "catalog/ops.yaml", "catalog/vpn-access.yaml"


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A catalog with our hooks in it; `catalogkit` is there without an installation."""
    programs(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", environment()["SOURCE_DATE_EPOCH"])
    made = begun(tmp_path / "repo")
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    ours = [{**each, "language": "system"} for each in hooks]
    config = {"repos": [{"repo": "local", "hooks": ours}]}
    text = yaml.safe_dump(config).encode()
    made.commit({**TINY, ".pre-commit-config.yaml": text})
    pre_commit(made, "install", "--hook-type=pre-commit", "--hook-type=pre-push")
    return made


def pre_commit(repo, *words):
    done = subprocess.run(
        [Path(sys.executable).with_name("pre-commit"), *words],
        cwd=repo.folder,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def refused(repo, *command) -> str:
    """What is said where a hook does not let git do something."""
    done = subprocess.run(
        ["git", *command],
        cwd=repo.folder,
        env={**os.environ, **SETTINGS},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode != 0, done.stdout
    return done.stdout + done.stderr


def test_a_commit_is_checked_and_other_files_are_not(repo):
    repo.write({"README.md": b"Hello.\n"})
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "-m", "no catalog")

    repo.edit(OPS, "lead:", "laed:")
    repo.git("add", "--all")

    said = refused(repo, "commit", "-m", "a slip")
    assert "unknown key 'laed'; did you mean 'lead'?" in said


def test_a_push_says_what_must_not_be_merged_unnoticed(repo, tmp_path):
    there = begun(tmp_path / "there", "--bare")
    repo.write(world())
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "--no-verify", "-m", "the small world")
    repo.git("remote", "add", "origin", str(there.folder))
    repo.git("push", "--quiet", "--no-verify", "origin", "main")
    repo.git("checkout", "--quiet", "-b", "topic")
    repo.edit(VPN, "type: paragraph", "type: url")
    repo.git("commit", "--quiet", "--no-verify", "-am", "a question for all")

    said = refused(repo, "push", "origin", "topic")

    assert "must not be merged unnoticed" in said
    assert "check the catalog" not in said


def test_the_hooks_are_sound():
    done = subprocess.run(
        [Path(sys.executable).with_name("pre-commit"), "validate-manifest", str(HOOKS)],
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout.decode()
