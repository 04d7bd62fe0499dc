"""Revisions of a git repository, asked from a folder in it.

What somebody typed reaches git only behind `--end-of-options`.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogkit.source.git import Blob, Git, can_be_asked, git_in, text
from catalogkit.source.git_trouble import (
    GitTrouble,
    UnknownRevision,
    damaged,
    failed,
    no_commit,
    no_default,
    no_fork,
    unknown,
)

__all__ = ["GitTrouble", "Repository", "Revision", "UnknownRevision", "repository"]

KINDS = {b"120000": "link", b"160000": "module"}
DEFAULTS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Branches that others leave and come back to, the best guess first."""
SHORT = 7


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
class Repository:
    """A repository, asked from one of its folders; `prefix` leads to that folder."""

    git: Git
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
        return self.at(base, text(done).split()[0])

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
        return text(said).split("\n")[:-1]

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
        if not can_be_asked(name):
            return None
        done = self.git.ends("rev-parse", "--verify", "--end-of-options", name)
        if done.returncode == 0:
            return text(done.stdout).strip()
        said = text(done.stderr)
        if "Needed a single revision" in said:
            return None
        raise failed(self.git.folder, said)

    def _name(self, name: str) -> str:
        """The branch that a name stands for, as people know it."""
        done = self.git.ends("rev-parse", "--abbrev-ref", "--end-of-options", name)
        return text(done.stdout).strip().split("\n")[-1] or name


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises GitTrouble."""
    git = git_in(folder)
    ask = ("--show-object-format", "--is-shallow-repository", "--show-prefix")
    answers = os.fsdecode(git.says("rev-parse", *ask))
    made, shallow, prefix = answers.split("\n", 2)
    name = "sha256" if made == "sha256" else "sha1"
    return Repository(
        git, prefix.removesuffix("\n").rstrip("/"), shallow == "true", name
    )
