"""A line that tells how far long work is; shown only when it takes over a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import click

WAIT, EVERY = 1.0, 0.2


class Progress:
    """Call it with (done, total); writes to the terminal, never into a file."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.begin = self.last = time.perf_counter()
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        """Tells how much of it is done."""
        now = time.perf_counter()
        if not sys.stderr.isatty() or now - self.begin < WAIT:
            return
        if now - self.last >= EVERY or done == total:
            self.last, self.shown = now, True
            click.echo(f"\r{self.what} {done} of {total}", nl=False, err=True)

    def end(self) -> None:
        """Takes the line away."""
        if self.shown:
            click.echo(f"\r{' ' * 60}\r", nl=False, err=True)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Says what is done when it takes over a second, and takes the line away."""
    if not sys.stderr.isatty():
        yield
        return
    shown: list[str] = []

    def show() -> None:
        shown.append(what)
        click.echo(f"{what} …", nl=False, err=True)

    timer = Timer(WAIT, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if shown:
            click.echo(f"\r{' ' * 60}\r", nl=False, err=True)
