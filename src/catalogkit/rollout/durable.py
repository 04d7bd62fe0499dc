"""Files that are there as a whole or not at all, whatever ends a process or machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def put(file: Path, data: bytes) -> None:
    """Writes a file; when this returns, the file and its name are on the disk."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    synced(file.parent)


def encoded(text: str) -> bytes:
    """A text as bytes; half a character, which platforms may hold, is kept too."""
    return text.encode("utf-8", "surrogatepass")


def synced(folder: Path) -> None:
    """Makes sure that the names in a folder are on the disk, where a system can."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def or_refused(refused: type[Exception], file: Path, then: str) -> Iterator[None]:
    """Turns a disk that is full or read-only into a sentence; `then` is what to do."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        message = f"'{file}' cannot be written: {why}; {then}"
        raise refused(message) from error
