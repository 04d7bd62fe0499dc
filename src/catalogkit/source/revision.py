"""Revisions of a git repository, asked from a folder in it. Only this runs git.

git is called with a list and never through a shell, answers in English, takes no locks
and never asks for a password. What somebody typed reaches it only behind
`--end-of-options`; a repository that lies inside another as plain files is not trusted.
"""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from catalogkit.source.git_trouble import (
    GitTrouble,
    UnknownRevision,
    damaged,
    failed,
    is_bare,
    is_nowhere,
    no_commit,
    no_default,
    no_fork,
    not_installed,
    unknown,
)

__all__ = ["GitTrouble", "Repository", "Revision", "UnknownRevision", "repository"]

GIT = ("git", "-c", "safe.bareRepository=explicit")
QUIET = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
KINDS = {b"120000": "link", b"160000": "module"}
FROM_HOOKS = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX",
)  # fmt: skip
"""What a hook or its caller sets for another folder than ours."""
DEFAULTS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Branches that others leave and come back to, the best guess first."""
SHORT = 7
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision as somebody calls it, its commit, and the tree of our folder in it.

    `commit` is empty where a tree was named (`main:folder`), and `tree` where our
    folder was not there yet.
    """

    name: str
    commit: str
    tree: str

    def __str__(self) -> str:
        """The name that people know, with the commit it stands for."""
        if not self.commit:
            return self.name
        short = self.commit[:SHORT]
        return short if self.name.startswith(short) else f"{self.name} ({short})"


@dataclass(frozen=True, slots=True)
class Entry:
    """One path in a tree: a "file", a "link" or a "module" (another repository)."""

    path: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Blob:
    """The bytes that git keeps under an id; `data` is None where they are too many."""

    id: str
    size: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _Git:
    """git, asked from a folder."""

    folder: Path
    env: Mapping[str, str]

    def says(self, *command: str, fine: Collection[int] = (0,)) -> bytes:
        """What a command prints. Raises GitTrouble when it ends otherwise."""
        done = self.ends(*command)
        if done.returncode not in fine:
            raise failed(self.folder, _text(done.stderr))
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
        except FileNotFoundError:
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
                    words = _text(said.read())
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


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, asked from one of its folders; `prefix` leads to that folder."""

    git: _Git
    prefix: str
    is_shallow: bool
    hash_name: str

    def revision(self, name: str) -> Revision:
        """The revision that somebody named. Raises UnknownRevision, GitTrouble."""
        found = self._id(name.rstrip("/") if ":" in name else name)
        commit, tree = self._commit(found), None
        if commit is not None:
            return self.at(name, commit)
        if found is not None:
            tree = self._id(f"{found}^{{tree}}")
        if tree is not None:
            return Revision(name, "", tree)
        if found is not None and found != name and ":" not in name:
            raise damaged(found)
        fresh = name == "HEAD" or not self.branches()
        raise unknown(name, shallow=self.is_shallow, fresh=fresh)

    def at(self, name: str, commit: str) -> Revision:
        """A commit under the name by which people know it."""
        inside = f":{self.prefix}" if self.prefix else "^{tree}"
        return Revision(name, commit, self._id(f"{commit}{inside}") or "")

    def fork(self, name: str, base: str) -> Revision:
        """Where one revision left another. Raises UnknownRevision, GitTrouble."""
        commits = [self.revision(each).commit for each in (name, base)]
        for each, commit in zip((name, base), commits, strict=True):
            if not commit:
                raise no_commit(each)
        done = self.git.says("merge-base", "--end-of-options", *commits, fine=(0, 1))
        if not done:
            raise no_fork(name, base, shallow=self.is_shallow)
        return self.at(base, _text(done).split()[0])

    def default(self) -> str:
        """The branch that changes are made for. Raises UnknownRevision."""
        for each in DEFAULTS:
            if self.has(each):
                return self._name(each) if each == DEFAULTS[0] else each
        raise no_default(shallow=self.is_shallow)

    def has(self, name: str) -> bool:
        """Whether a name is that of a commit."""
        return self._commit(self._id(name)) is not None

    def branches(self) -> list[str]:
        """The names of all branches and tags."""
        said = self.git.says("for-each-ref", "--format=%(refname:short)")
        return _text(said).split("\n")[:-1]

    def entries(self, tree: str, *paths: str) -> Iterator[Entry]:
        """What a tree holds at these paths and below, or everything."""
        said = self.git.says("ls-tree", "-r", "-z", "--full-tree", tree, "--", *paths)
        for record in said.split(b"\0")[:-1]:
            head, _, path = record.partition(b"\t")
            mode, _, name = head.split(b" ")
            yield Entry(os.fsdecode(path), KINDS.get(mode, "file"), name.decode())

    def blobs(self, ids: Iterable[str], most: int) -> Iterator[Blob]:
        """The bytes of each id, of at most so many."""
        wanted = list(dict.fromkeys(ids))
        return self.git.blobs(wanted, most) if wanted else iter(())

    def blob_id(self, data: bytes) -> str:
        """The id that these bytes have as a blob."""
        made = hashlib.new(self.hash_name, usedforsecurity=False)
        made.update(b"blob %d\0" % len(data))
        made.update(data)
        return made.hexdigest()

    def _commit(self, found: str | None) -> str | None:
        """The commit that an id is, or that its tag names."""
        return None if found is None else self._id(f"{found}^{{commit}}")

    def _id(self, name: str) -> str | None:
        """The id of what a name says, None where it says nothing here."""
        if "\0" in name:
            return None
        done = self.git.ends("rev-parse", "--verify", "--end-of-options", name)
        if done.returncode == 0:
            return _text(done.stdout).strip()
        said = _text(done.stderr)
        if "Needed a single revision" in said:
            return None
        raise failed(self.git.folder, said)

    def _name(self, name: str) -> str:
        """The branch that a name stands for, as people know it."""
        done = self.git.ends("rev-parse", "--abbrev-ref", "--end-of-options", name)
        return _text(done.stdout).strip().split("\n")[-1] or name


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises GitTrouble.

    It is looked for from the folder upwards; only where there is none, what GIT_DIR
    says holds.
    """
    env = {**os.environ, **QUIET}
    alone = {name: each for name, each in env.items() if name not in FROM_HOOKS}
    ask = ("--show-object-format", "--is-shallow-repository", "--show-prefix")
    git = _Git(folder, alone)
    done = git.ends("rev-parse", *ask)
    said = _text(done.stderr)
    if (is_nowhere(said) or is_bare(said)) and "GIT_DIR" in env:
        for name in FROM_HOOKS[:3]:
            if name in env:
                env[name] = os.path.abspath(env[name])  # noqa: PTH100 - a text it stays
        git = _Git(folder, env)
        done = git.ends("rev-parse", *ask)
        said = _text(done.stderr)
    if done.returncode:
        raise failed(folder, said)
    made, shallow, prefix = os.fsdecode(done.stdout).split("\n", 2)
    name = "sha256" if made == "sha256" else "sha1"
    return Repository(
        git, prefix.removesuffix("\n").rstrip("/"), shallow == "true", name
    )


def _text(said: bytes) -> str:
    return said.decode("utf-8", "backslashreplace")
