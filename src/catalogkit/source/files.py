"""The files of a catalog: which there are, and their bytes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from catalogkit.diagnostic import Diagnostic, Place, Rule, Span
from catalogkit.source.text import LIMIT, TOO_LARGE

OUTSIDE = Rule("yaml/outside", "A link leads out of the catalog.")
NO_FILE = Rule("yaml/no-file", "A file of the catalog cannot be opened.")

LARGEST = 64 << 20
"""No file has more bytes, and only rows may have so many."""
_SUFFIXES = (".yaml", ".yml", ".md", ".csv", ".ics")


class NotReadableError(OSError):
    """A file that may not or cannot be read; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def list_files(
    root: Path, folder: str = "catalog"
) -> tuple[list[str], list[Diagnostic]]:
    """Every file of the catalog, in order, and why others are not among them.

    Definitions, articles, rows of lists, events of calendars; what is hidden (`.name`)
    is no file of the catalog.
    """
    paths: list[str] = []
    found: list[Diagnostic] = []
    for each in _walk(root, folder):
        if isinstance(each, Diagnostic):
            found.append(each)
        else:
            paths.append(each)
    return sorted(paths), sorted(found, key=lambda each: each.place.file)


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a file of the project, by its path relative to the root.

    Raises NotReadableError when it leads out of the project, is no ordinary file
    or cannot be read, FileNotFoundError when there is none.
    """
    if not _inside(root, path):
        raise NotReadableError(leads_out(path, "project"))
    file = f"{root}/{path}"
    try:
        if not stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116 -- twice as quick
            raise NotReadableError(not_opened(path, "it is no ordinary file"))
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 -- the same
            return opened.read()
    except (FileNotFoundError, NotReadableError):
        raise
    except (OSError, ValueError) as error:
        raise NotReadableError(not_opened(path, _reason(error))) from error


def _walk(root: Path, folder: str) -> Iterator[str | Diagnostic]:
    waiting = [folder]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as entries:
                found = [each for each in entries if not each.name.startswith(".")]
        except OSError as error:
            yield not_opened(folder, _reason(error))
            continue
        for entry in found:
            path = f"{folder}/{entry.name}"
            if entry.is_symlink():
                yield from _linked(root, path)
            elif entry.is_dir():
                waiting.append(path)
            elif is_wanted(path):
                yield _judged(root, path)


def is_wanted(path: str) -> bool:
    """Whether a file of this name may be of the catalog."""
    return path.lower().endswith(_SUFFIXES)


def too_large(path: str, size: int) -> Diagnostic | None:
    """What is said about a file with so many bytes, None where it is read."""
    limit = LARGEST if path.lower().endswith(".csv") else LIMIT
    if size <= limit:
        return None
    message = f"the file has {size:,} bytes, and at most {limit:,} are read"
    return TOO_LARGE.found(_start(path), message)


def leads_out(path: str, whole: str = "catalog") -> Diagnostic:
    """What is said about a link that leads out of the catalog, or the project."""
    message = f"'{_start(path).file}' leads out of the {whole}, so it is not read"
    return OUTSIDE.found(_start(path), message)


def not_opened(path: str, reason: str) -> Diagnostic:
    """What is said about a file that cannot be read."""
    return NO_FILE.found(_start(path), f"the file cannot be read: {reason}")


def _linked(root: Path, path: str) -> Iterator[str | Diagnostic]:
    """A link to a file inside is a file; a folder inside is walked where it is."""
    catalog = root / PurePosixPath(path).parts[0]
    folder = (root / path).is_dir()
    if not _within(catalog, root / path):
        if folder or is_wanted(path):
            yield leads_out(path)
    elif not folder and is_wanted(path):
        yield _judged(root, path)


def _judged(root: Path, path: str) -> str | Diagnostic:
    try:
        path.encode()
        status = os.stat(f"{root}/{path}")  # noqa: PTH116 -- twice as quick
    except (OSError, UnicodeEncodeError) as error:
        return not_opened(path, _reason(error))
    if not stat.S_ISREG(status.st_mode):
        return not_opened(path, "it is no ordinary file")
    if not os.access(f"{root}/{path}", os.R_OK):
        return not_opened(path, "permission denied")
    return too_large(path, status.st_size) or path


def _inside(root: Path, path: str) -> bool:
    """Whether a path stays in the root; only links make that a costly question."""
    parts = path.split("/")
    if not path or ".." in parts or path.startswith("/") or "\0" in path:
        return False
    here = str(root)
    for part in parts:
        here = f"{here}/{part}"
        if os.path.islink(here):  # noqa: PTH114 -- twice as quick
            return _within(root, root / path)
    return True


def _within(root: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _start(path: str) -> Place:
    shown = path.encode("utf-8", "backslashreplace").decode()
    return Place(shown, span=Span(1, 1, 1, 1))


def _reason(error: Exception) -> str:
    match error:
        case UnicodeEncodeError():
            return "its name is not UTF-8"
        case OSError(strerror=str(reason)):
            return reason[:1].lower() + reason[1:]
        case _:
            return "its name is no path"
