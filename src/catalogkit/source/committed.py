"""The files of a catalog as a revision holds them, by the rules of a folder.

What `files` says of a folder holds here, too: which files are the catalog's, where
links may lead, how large a file may be. The other repository that a submodule is cannot
be asked, so its files count as unread.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from catalogkit.diagnostic import Diagnostic
from catalogkit.source.files import (
    LARGEST,
    is_wanted,
    leads_out,
    not_opened,
    too_large,
)
from catalogkit.source.revision import Entry, Repository

HOPS = 40
LONGEST = 4096
"""Links are followed so often, and their targets are no longer."""
NOWHERE = "no such file or directory"
MODULE = "it is a submodule, whose files another repository keeps"
POINTER = b"version https://git-lfs.github.com/spec/v1\n"
POINTED = "git keeps only a pointer to it (Git LFS)"


@dataclass(frozen=True, slots=True)
class Committed:
    """Path → blob id of each file, and why others are not among them."""

    ids: Mapping[str, str]
    found: tuple[Diagnostic, ...]


def committed(
    repository: Repository, tree: str, manifest: str, folder: str
) -> Committed:
    """Which files the catalog in a tree has; the manifest is among them."""
    paths = _Paths(repository, tree)
    paths.add(manifest, folder)
    ids: dict[str, str] = {}
    found: list[Diagnostic] = []
    for path, each in (*_alone(paths, manifest), *_below(paths, folder)):
        if isinstance(each, Diagnostic):
            found.append(each)
        else:
            ids[path] = each
    return Committed(ids, tuple(sorted(found, key=lambda each: each.place.file)))


def contents(
    repository: Repository, listed: Committed, at_hand: Mapping[str, bytes]
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The bytes of each file, and why some are not read.

    `at_hand` are bytes by the id they have: only others are asked of git.
    """
    wanted = (each for each in listed.ids.values() if each not in at_hand)
    blobs = {each.id: each for each in repository.blobs(wanted, LARGEST)}
    files: dict[str, bytes] = {}
    found = list(listed.found)
    for path, name in listed.ids.items():
        blob = blobs.get(name)
        data = at_hand.get(name) if blob is None else blob.data
        size = blob.size if blob is not None else len(data or b"")
        wrong = too_large(path, size)
        if wrong is None and data is not None and data.startswith(POINTER):
            wrong = not_opened(path, POINTED)
        if wrong is not None:
            found.append(wrong)
        elif data is not None:
            files[path] = data
    return files, found


@dataclass(frozen=True, slots=True)
class _Paths:
    """The paths of a tree as far as they were asked for, and where its links lead."""

    repository: Repository
    tree: str
    entries: dict[str, Entry] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    folders: set[str] = field(default_factory=lambda: {""})

    def add(self, *paths: str) -> None:
        """Asks for what is at these paths and below."""
        new = tuple(self.repository.entries(self.tree, *filter(None, paths)))
        links = [each for each in new if each.kind == "link"]
        blobs = self.repository.blobs((each.id for each in links), LONGEST)
        ends = {each.id: os.fsdecode(each.data or b"/") for each in blobs}
        self.links.update({each.path: ends[each.id] for each in links})
        self.entries.update({each.path: each for each in new})
        for each in new:
            self.folders.update(
                str(above) for above in PurePosixPath(each.path).parents
            )

    def home(self, path: str) -> str | None:
        """Where a path really is; None where that is outside."""
        for _ in range(HOPS):
            end = self.end(path)
            if end is None or end == path:
                return end
            self.add(end)
            path = end
        return None

    def end(self, path: str) -> str | None:
        """A path without the links in it that are known; None where it leads out.

        Behind what is no folder there is nothing, which "." stands for.
        """
        done: list[str] = []
        waiting = path.split("/")[::-1]
        hops = 0
        real = True
        while waiting:
            part = waiting.pop()
            if part == "..":
                real = real and self._is_folder("/".join(done))
                if not done:
                    return None
                done.pop()
            elif part not in {"", "."}:
                done.append(part)
                link = self.links.get("/".join(done))
                if link is not None:
                    hops += 1
                    if hops > HOPS or link.startswith("/"):
                        return None
                    done.pop()
                    waiting.extend(link.split("/")[::-1])
        return "/".join(done if real else [*done, "."])

    def _is_folder(self, path: str) -> bool:
        if path not in self.folders and path not in self.entries:
            self.add(path)
        return path in self.folders


Found = Iterator[tuple[str, str | Diagnostic]]


def _alone(paths: _Paths, path: str) -> Found:
    """The one file at a path, if there is any."""
    home = paths.home(path)
    if home is None:
        yield path, leads_out(path, "project")
    elif home in paths.entries:
        yield from _entry(paths, paths.entries[home], path, home)


def _below(paths: _Paths, folder: str) -> Found:
    """The files of a folder."""
    home = paths.home(folder)
    if home is None:
        yield folder, leads_out(folder, "project")
    elif home not in paths.folders:
        module = home in paths.entries and paths.entries[home].kind == "module"
        yield folder, not_opened(folder, MODULE if module else NOWHERE)
    else:
        begin = f"{home}/" if home else ""
        for path, each in tuple(paths.entries.items()):
            inside = path.removeprefix(begin)
            shown = not any(part.startswith(".") for part in inside.split("/"))
            if path.startswith(begin) and shown:
                yield from _entry(paths, each, f"{folder}/{inside}", home)


def _entry(paths: _Paths, entry: Entry, path: str, home: str) -> Found:
    """What one entry is for the catalog that lies at `home`."""
    if entry.kind == "module":
        yield path, not_opened(path, MODULE)
    elif is_wanted(path) and _is_no_text(path):
        yield path, not_opened(path, "its name is not UTF-8")
    elif entry.kind == "link":
        yield from _link(paths, entry, path, home)
    elif is_wanted(path):
        yield path, entry.id


def _link(paths: _Paths, entry: Entry, path: str, home: str) -> Found:
    """A link to a file inside is a file; a folder inside is walked where it is."""
    end = paths.end(entry.path)
    inside = end is not None and f"{end}/".startswith(f"{home}/" if home else "")
    if end is not None and not inside:
        paths.add(end)
    folder = end in paths.folders
    if not inside and (folder or is_wanted(path)):
        yield path, leads_out(path)
    elif inside and not folder and is_wanted(path):
        target = paths.entries.get(end or "")
        file = target is not None and target.kind == "file"
        yield path, target.id if target and file else not_opened(path, NOWHERE)


def _is_no_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return True
    return False
