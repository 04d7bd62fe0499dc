"""Measures comparisons of two catalogs in a git repository: a few items differ.

`python -m tests.bench review` prints this part alone. Both catalogs are commits, so
nothing is read from the working tree; a comparison may take little more than to check
one of them.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from catalogkit.cli.main import COMMANDS
from tests.bench.generate import generate, write
from tests.bench.measure import Measured, measure

CHANGED, AT_MOST = 50, 1.3
CATALOGKIT = (sys.executable, "-m", "catalogkit")
LOAD = """
import datetime, gc, pathlib
from catalogkit.review.sides import both
gc.disable()
sides = both(pathlib.Path(), "HEAD~1", "HEAD", today=datetime.date(2026, 11, 22))
for side, name in zip(sides, ("second", "first")):  # the new one is read first
    for stage, seconds in side.project.seconds.items():
        print(f"{name} side, {stage}: {seconds:.4f}")
"""
Row = tuple[str, Measured | float | None, str]


def rows(items: int) -> Iterator[Row]:
    """Every row of the table, as it comes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commits(folder, items)
        measure((*CATALOGKIT, "check", "--help"), folder)  # Python compiles it once
        one = ended(measure((*CATALOGKIT, "check"), folder))
        yield f"catalogkit check, {items} items", one, ""
        both = ended(measure((sys.executable, "-c", LOAD), folder))
        yield f"two revisions read, {CHANGED} items changed", both, ratio(both, one)
        for stage, seconds in re.findall(
            r"^(.* side, \w+): (.*)$", both.said, re.MULTILINE
        ):
            yield f"  {stage}", float(seconds), ""
        for command in ("diff", "breaking"):
            yield compared(command, folder, one)


def compared(command: str, folder: Path, one: Measured) -> Row:
    """What a command takes that compares the two commits."""
    if command not in COMMANDS:
        return f"catalogkit {command}", None, "SKIPPED: there is no such command"
    run = ended(measure((*CATALOGKIT, command, "HEAD~1", "HEAD"), folder))
    return f"catalogkit {command} HEAD~1 HEAD", run, ratio(run, one)


def ratio(run: Measured, one: Measured) -> str:
    times = run.seconds / one.seconds
    return f"{times:.2f} x the check of one (aim: at most {AT_MOST} x)"


def ended(run: Measured) -> Measured:
    """A run that found something or nothing; whatever else stops the table."""
    if run.code not in {0, 1}:
        message = f"ended with {run.code}:\n{run.said[-3000:]}"
        raise SystemExit(message)
    return run


def commits(folder: Path, items: int) -> None:
    """A repository with two commits, the second of which changes a few items."""
    generate(folder, items)
    git(folder, "init", "--quiet")
    commit(folder)
    step = max(1, items // CHANGED)
    for number in range(0, items, step):
        file = folder / "catalog" / "items" / f"item-{number:05d}.yaml"
        text = file.read_text(encoding="utf-8")
        write(file, text.replace("effort: 1h", "effort: 2h"))
    commit(folder)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    person = ("-c", "user.name=Bench", "-c", "user.email=bench@example.com")
    git(folder, *person, "commit", "--quiet", "--message", "a catalog")


def git(folder: Path, *command: str) -> None:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *command], cwd=folder, env=env, check=True)
