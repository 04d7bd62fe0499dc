"""git, asked from a folder: the only module that starts a program.

It is called with a list and never through a shell, answers in English, takes no locks
and never asks for a password. A repository that lies inside another as plain files is
not trusted.
"""

import os
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from catalogkit.source.git_trouble import (
    damaged,
    failed,
    is_bare,
    is_nowhere,
    no_folder,
    not_installed,
)

GIT = ("git", "-c", "safe.bareRepository=explicit")
QUIET = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR")
FROM_HOOKS = (*PLACES, "GIT_INDEX_FILE", "GIT_PREFIX")
"""What a hook or its caller sets, perhaps for another repository than ours."""
PIECE = 1 << 20
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Blob:
    """The bytes that git keeps under an id; `data` is None where they are too many."""

    id: str
    size: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Git:
    """git, asked from a folder."""

    folder: Path
    env: Mapping[str, str]

    def says(self, *command: str, fine: Collection[int] = (0,)) -> bytes:
        """What a command prints. Raises GitTrouble when it ends otherwise."""
        done = self.ends(*command)
        if done.returncode not in fine:
            raise failed(self.folder, text(done.stderr))
        return done.stdout

    def ends(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        """How a command ends."""
        try:
            return subprocess.run(
                [*GIT, *command],
                cwd=self.folder,
                env=self.env,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError:
            if not self.folder.is_dir():
                raise no_folder(self.folder) from None
            raise not_installed() from None

    def blobs(self, ids: Sequence[str], most: int) -> Iterator[Blob]:
        """The bytes of each id, of at most so many, by one process."""
        with tempfile.TemporaryFile() as said, subprocess.Popen(
            [*GIT, "cat-file", "--batch"],
            cwd=self.folder,
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        ) as process:  # fmt: skip
            for each in ids:
                blob = _asked(process, each, most)
                if blob is None:
                    said.seek(0)
                    words = text(said.read())
                    raise failed(self.folder, words) if words else damaged(each)
                yield blob
            process.communicate()


def _asked(process: "subprocess.Popen[bytes]", name: str, most: int) -> Blob | None:
    """One blob; None where git does not give it."""
    asking, answers = process.stdin, process.stdout
    if asking is None or answers is None:  # both are pipes
        return None
    try:
        asking.write(f"{name}\n".encode())
        asking.flush()
    except BrokenPipeError:
        with suppress(BrokenPipeError):
            asking.close()
        return None
    head = answers.readline().split()
    if len(head) != len(("id", "type", "size")):
        return None
    size = int(head[2])
    if size <= most:
        data = answers.read(size + 1)[:-1]
        return Blob(name, size, data) if len(data) == size else None
    left = size + 1
    while left > 0:
        left -= len(answers.read(min(left, PIECE))) or left
    return Blob(name, size, None)


def git_in(folder: Path) -> Git:
    """How git is asked for the repository that a folder lies in. Raises GitTrouble.

    It is looked for from the folder upwards; only where there is none, what GIT_DIR
    says holds.
    """
    env = {**os.environ, **QUIET}
    alone = {name: each for name, each in env.items() if name not in FROM_HOOKS}
    git = Git(folder, alone)
    done = git.ends("rev-parse", "--git-dir")
    said = text(done.stderr)
    if (is_nowhere(said) or is_bare(said)) and "GIT_DIR" in env:
        for name in PLACES:
            if name in env:
                env[name] = os.path.abspath(env[name])  # noqa: PTH100 - a text it stays
        git = Git(folder, env)
        done = git.ends("rev-parse", "--git-dir")
        said = text(done.stderr)
    if done.returncode:
        raise failed(folder, said)
    return git


def can_be_asked(name: str) -> bool:
    """Whether a name can be an argument of a program at all."""
    try:
        return b"\0" not in os.fsencode(name) and len(name) <= LONGEST
    except UnicodeEncodeError:
        return False


def text(said: bytes) -> str:
    """What git said, for people."""
    return said.decode("utf-8", "backslashreplace")
