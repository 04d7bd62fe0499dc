"""An output folder: swapped as a whole, so a killed build leaves the old or the new.

The folder may hold files of others beside ours. What is ours stands in its manifest.
"""

import ctypes
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

MANIFEST = "manifest.json"
FORMAT = "catalogkit.build/1"
STAGE = "catalogkit-build"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST = 255


class OutputRefused(Exception):
    """The output folder cannot be written, and the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing changed: paths below the folder."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


@dataclass(frozen=True)
class Output:
    """A folder to write to, and what an older build left in it: path → sha256."""

    folder: Path
    about: Mapping[str, object] = field(default_factory=dict)
    old: Mapping[str, str] = field(default_factory=dict)

    def write(self, files: Mapping[str, bytes], about: Mapping[str, object]) -> Changes:
        """Makes the folder hold exactly these files of ours, and says what changed.

        Raises OutputRefused, before anything is changed.
        """
        for path in files:
            _checked(path)
        new = {path: sha256(data) for path, data in sorted(files.items())}
        manifest = _manifest(new, about)
        same = {path for path in new if self._holds(path, new[path])}
        self._refuse_foreign(new)
        gone = tuple(sorted(path for path in self.old if path not in new))
        changed = tuple(path for path in new if path not in same)
        if changed or gone or not self._holds(MANIFEST, sha256(manifest)):
            self._swap({**files, MANIFEST: manifest}, same)
        return Changes(changed, gone, len(same))

    def _holds(self, path: str, digest: str) -> bool:
        file = self.folder / path
        if file.is_symlink() or not file.is_file():
            return False
        return sha256(file.read_bytes()) == digest

    def _refuse_foreign(self, new: Mapping[str, str]) -> None:
        for path in new:
            whole = PurePosixPath(path)
            for part in (whole, *whole.parents):
                here = self.folder / part
                folder = part != whole
                if here.is_symlink() and part != PurePosixPath():
                    message = f"'{here}' is a link, and what it leads to is not ours"
                    raise OutputRefused(message)
                foreign = here.exists() and here.is_dir() != folder
                if foreign or (not folder and here.exists() and path not in self.old):
                    message = f"'{here}' is not ours, and would be overwritten"
                    raise OutputRefused(message)

    def _swap(self, files: Mapping[str, bytes], same: set[str]) -> None:
        parent = self.folder.parent
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(self.folder)
        stage = parent / f".{self.folder.name}.{STAGE}-{os.getpid()}"
        stage.mkdir()
        try:
            self._stage(stage, files, same)
            self._exchange(stage)
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def _stage(self, stage: Path, files: Mapping[str, bytes], same: set[str]) -> None:
        ours = {*self.old, *files, MANIFEST}
        if self.folder.exists():
            shutil.copystat(self.folder, stage)
            for path in _everything(self.folder):
                if path not in ours:
                    _carried(self.folder / path, stage / path)
        for path, data in files.items():
            file = stage / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if path in same:
                _carried(self.folder / path, file)
            else:
                file.write_bytes(data)

    def _exchange(self, stage: Path) -> None:
        if not self.folder.exists():
            stage.rename(self.folder)
        elif not _exchanged(stage, self.folder):
            aside = stage.with_name(f"{stage.name}-old")
            self.folder.rename(aside)
            stage.rename(self.folder)
            shutil.rmtree(aside, ignore_errors=True)


def opened(folder: Path, project: Path) -> Output:
    """The output folder of a project. Raises OutputRefused where it may not be one."""
    if folder.is_symlink():
        message = f"'{folder}' is a link: name the folder it leads to"
        raise OutputRefused(message)
    whole, root = folder.resolve(), project.resolve()
    if whole == root or whole in root.parents:
        message = f"'{folder}' holds the project itself: name a folder of its own"
        raise OutputRefused(message)
    if root / "catalog" in (whole, *whole.parents):
        message = f"'{folder}' lies in the catalog: name a folder outside it"
        raise OutputRefused(message)
    if folder.exists() and not folder.is_dir():
        message = f"'{folder}' is a file, and a folder is needed"
        raise OutputRefused(message)
    _recover(whole)
    return _read(whole)


def sha256(data: bytes) -> str:
    """The hash of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _read(folder: Path) -> Output:
    file = folder / MANIFEST
    if not file.exists() and not file.is_symlink():
        return Output(folder)
    try:
        body = json.loads(file.read_text(encoding="utf-8"))
        if body["format"] != FORMAT:
            raise ValueError
        old = {_checked(path): str(each) for path, each in body["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OutputRefused):
        message = f"'{file}' was not written by a build, and would be overwritten"
        raise OutputRefused(message) from None
    about = {key: each for key, each in body.items() if key not in {"format", "files"}}
    return Output(folder, about, old)


def _manifest(files: Mapping[str, str], about: Mapping[str, object]) -> bytes:
    body = {"format": FORMAT, **about, "files": dict(files)}
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()


def _checked(path: str) -> str:
    parts = path.split("/")
    for part in parts:
        if _NAME.fullmatch(part) is None or len(part) > _LONGEST:
            message = f"'{path}' is no name for a file"
            raise OutputRefused(message)
    return path


def _everything(folder: Path) -> Iterator[str]:
    """Every file and link below a folder, and every empty folder."""
    for here, folders, files in os.walk(folder):
        relative = Path(here).relative_to(folder)
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        for name in sorted([*files, *links]):
            yield (relative / name).as_posix()
        if not files and not folders and relative != Path():
            yield relative.as_posix()


def _carried(old: Path, new: Path) -> None:
    """The same file in another folder: linked, so that nothing is copied."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.is_dir() and not old.is_symlink():
        new.mkdir(exist_ok=True)
        return
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could let two folders change places in one step."""
    names = (os.fsencode(one), os.fsencode(other))
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        return bool(library.renameat2(here, names[0], here, names[1], swap) == 0)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        swap = 2  # RENAME_SWAP
        return bool(library.renamex_np(*names, swap) == 0)
    return False


def _sweep(folder: Path) -> None:
    """Removes what killed builds left beside the folder."""
    for left in sorted(folder.parent.glob(f".{folder.name}.{STAGE}-*")):
        if not _is_running(left.name):
            shutil.rmtree(left, ignore_errors=True)


def _recover(folder: Path) -> None:
    """Puts the old folder back where a build was killed while it stood aside."""
    if not folder.exists():
        for aside in sorted(folder.parent.glob(f".{folder.name}.{STAGE}-*-old")):
            if not _is_running(aside.name):
                aside.rename(folder)
                return


def _is_running(name: str) -> bool:
    number = re.search(rf"{STAGE}-([0-9]+)", name)
    try:
        os.kill(int(number[1]) if number else 0, 0)
    except OSError:
        return False
    return True
