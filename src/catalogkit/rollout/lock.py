"""One apply at a time in an environment."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from catalogkit.rollout.bindings import place, prepared
from catalogkit.rollout.durable import or_refused


class Locked(Exception):
    """Somebody else is at work here, and the sentence that says so."""


@contextmanager
def locked(root: Path, env: str) -> Iterator[None]:
    """Holds an environment; the system lets go of it when the process ends, however.

    Raises Locked at once where another process holds it, or nothing can be written.
    """
    folder = place(root, env)
    lock = FileLock(folder / "apply.lock")
    with or_refused(Locked, folder, "nothing was done"):
        prepared(folder)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            message = (
                f"another apply or rollback of environment {env} is at work in this "
                "folder: wait until it ends"
            )
            raise Locked(message) from None
    try:
        yield
    finally:
        lock.release()
