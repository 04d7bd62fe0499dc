"""Real git repositories for tests, whatever the machine is set to."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalogkit.review.sides import SideError, both
from tests.pages import TODAY, world

SETTINGS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "A. Weber",
    "GIT_AUTHOR_EMAIL": "a.weber@example.com",
    "GIT_COMMITTER_NAME": "A. Weber",
    "GIT_COMMITTER_EMAIL": "a.weber@example.com",
    "GIT_AUTHOR_DATE": "2026-11-22T10:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-22T10:00:00Z",
}


TINY = {
    "catalogkit.yaml": b"format: 1\nname: Tiny\nlocales: [en]\ncurrency: EUR\n",
    "catalog/ops.yaml": b"kind: team\nid: ops\nlead: a.weber\nmembers: [a.weber]\n",
}


@dataclass(frozen=True)
class Repo:
    """A working tree."""

    folder: Path

    def git(self, *command: str) -> str:
        """What a command of git prints."""
        done = subprocess.run(
            ["git", *command],
            cwd=self.folder,
            env={**os.environ, **SETTINGS},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files: Mapping[str, bytes | None]) -> "Repo":
        """Writes files, and removes those that are None."""
        for path, data in files.items():
            file = self.folder / path
            if data is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return self

    def commit(self, files: Mapping[str, bytes | None] | None = None) -> str:
        """Commits files and whatever else changed; gives the commit."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a change")
        return self.git("rev-parse", "HEAD")

    def edit(self, path: str, before: str, after: str) -> "Repo":
        """Replaces a text in a file."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
        return self


def begun(folder: Path, *options: str) -> Repo:
    """A new empty repository, whose branch is main."""
    folder.mkdir(parents=True, exist_ok=True)
    repo = Repo(folder)
    repo.git("init", "--quiet", "--initial-branch=main", *options)
    return repo


def with_world(folder: Path, *options: str, below: str = "") -> Repo:
    """A repository with the small world in it, committed."""
    repo = begun(folder, *options)
    repo.commit({f"{below}{path}": data for path, data in world().items()})
    return repo


def compared(repo, old=None, new=None, base=None):
    return both(repo.folder, old, new, base=base, today=TODAY)


def refused(repo, old=None, new=None, base=None) -> str:
    with pytest.raises(SideError) as wrong:
        compared(repo, old, new, base)
    assert "\n" not in str(wrong.value).replace(old or "\n", "")
    return str(wrong.value)


def cloned(repo, folder, *options) -> Repo:
    """A clone of a repository, as CI makes one."""
    repo.git("clone", "--quiet", *options, f"file://{repo.folder}", str(folder))
    return Repo(folder)
