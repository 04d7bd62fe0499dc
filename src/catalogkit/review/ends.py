"""What somebody means by OLD, NEW and --base: a folder, or a revision of git."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from catalogkit.diagnostic import Diagnostic
from catalogkit.model.near import nearest
from catalogkit.project import FOLDER, MANIFEST
from catalogkit.source.committed import Committed, committed, contents
from catalogkit.source.revision import (
    GitTrouble,
    Repository,
    Revision,
    UnknownRevision,
    repository,
)

CALCULATED = {*"~^:@{"}
"""Characters of revisions that are no names, such as main~1."""
WORKING_TREE = "working tree"


class SideError(Exception):
    """Why two catalogs cannot be compared, and what to do: one sentence."""


@dataclass(frozen=True)
class Folder:
    """A catalog in a folder, as it is now."""

    name: str
    root: Path

    @property
    def has_catalog(self) -> bool:
        """Whether there is a manifest."""
        return is_catalog(self.root)

    def has(self, path: str) -> bool:
        """Whether a path of its repository is there."""
        try:
            prefix = repository(self.root).prefix
        except GitTrouble:
            return False
        up = [".."] * len(prefix.split("/")) if prefix else []
        return self.root.joinpath(*up, path).is_file()


@dataclass(frozen=True)
class Past:
    """A catalog in a revision, without a checkout of it."""

    repository: Repository
    revision: Revision

    @property
    def name(self) -> str:
        """The revision as people call it, and its commit."""
        return str(self.revision)

    @property
    def has_catalog(self) -> bool:
        """Whether it has a manifest in our folder."""
        return MANIFEST in self._listed.ids or any(
            each.place.file == MANIFEST for each in self._listed.found
        )

    def has(self, path: str) -> bool:
        """Whether a path of its repository is there."""
        return path in self.manifests

    @cached_property
    def manifests(self) -> Sequence[str]:
        """The path of every manifest in the repository, whichever catalog it is of."""
        if not self.revision.commit:
            return ()
        every = self.repository.entries(self.revision.commit)
        end = f"/{MANIFEST}"
        return [each.path for each in every if f"/{each.path}".endswith(end)]

    def files(
        self, known: Mapping[str, bytes]
    ) -> tuple[dict[str, bytes], list[Diagnostic]]:
        """Its files, and why others are not read; what is `known` is not asked for."""
        ids = {self.repository.blob_id(data): data for data in known.values()}
        return contents(self.repository, self._listed, ids)

    @cached_property
    def _listed(self) -> Committed:
        if not self.revision.tree:
            return Committed({}, ())
        return committed(self.repository, self.revision.tree, MANIFEST, FOLDER)


End = Folder | Past


def ends(
    root: Path, old: str | None, new: str | None, base: str | None
) -> tuple[End, End]:
    """The two catalogs that are meant. Raises SideError, GitTrouble.

    With a base, one name alone is the new side.
    """
    if base is not None and old is not None and new is not None:
        message = f"with --base {base} there is one more to name, and not two: "
        message += f"leave out --base, or write 'catalogkit diff {new} --base {base}'"
        raise SideError(message)
    if base is not None:
        old, new = None, new or old
    after = Folder(WORKING_TREE, root) if new is None else _named(root, new)
    if old is not None:
        return _named(root, old), after
    return _fork(root, after, base), after


def is_catalog(folder: Path) -> bool:
    """Whether a folder has a manifest; of a name that is no path it is not asked."""
    return os.path.isfile(folder / MANIFEST)  # noqa: PTH113 - it never raises


def _fork(root: Path, after: End, base: str | None) -> Past:
    """Where the new side left its base."""
    if isinstance(after, Folder) and after.name != WORKING_TREE:
        message = f"'{after.name}' is a folder, which never left a branch: name the "
        message += "folder to compare it with, as in 'catalogkit diff OLD NEW'"
        raise SideError(message)
    ours = repository(root)
    name = after.revision.name if isinstance(after, Past) else "HEAD"
    base = ours.default() if base is None else base
    tip = _revision(ours, base)
    fork = ours.fork(name, base)
    if fork.commit != tip.commit:
        fork = replace(fork, name=f"where it left {base}")
    return Past(ours, fork)


def _named(root: Path, name: str) -> End:
    """The folder or revision of a name."""
    folder = Path(name or os.devnull)
    if name.startswith(("/", "./", "../")) or name in {".", ".."}:
        if is_catalog(folder):
            return _folder(root, name)
        message = f"there is no {MANIFEST} in '{name}', so it is no catalog"
        raise SideError(message)
    try:
        ours = repository(root)
    except GitTrouble:
        if is_catalog(folder):
            return _folder(root, name)
        raise
    if not is_catalog(folder):
        return Past(ours, _revision(ours, name))
    if ours.has(name):
        message = f"'{name}' is a folder and a revision: write './{name}' for the "
        message += f"folder, 'refs/heads/{name}' for the branch"
        raise SideError(message)
    return _folder(root, name)


def _folder(root: Path, name: str) -> Folder:
    same = os.path.realpath(name) == os.path.realpath(root)
    return Folder(WORKING_TREE if same else name.rstrip("/") or "/", Path(name))


def _revision(ours: Repository, name: str) -> Revision:
    """The revision of a name. Raises SideError where a near one is meant."""
    try:
        return ours.revision(name)
    except UnknownRevision:
        known = ours.branches() if name and not CALCULATED & {*name} else []
        remote = [each for each in known if each.endswith(f"/{name}")]
        meant = remote[0] if remote else nearest(name, known)
        if meant is not None and ".." not in name:
            message = f"no revision is called '{name}' here: did you mean '{meant}'?"
            raise SideError(message) from None
        if os.path.isdir(name):  # noqa: PTH112 - it never raises
            message = f"'{name}' is no revision, and as a folder it has no {MANIFEST}"
            raise SideError(message) from None
        raise
