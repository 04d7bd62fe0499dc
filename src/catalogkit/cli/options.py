"""Options that several commands take, and what they mean."""

import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
MANIFEST = "catalogkit.yaml"
YEARS = range(1970, 2180)
"""Years to judge a catalog in: clocks know enough of them before and after."""


def root_option(function: F) -> F:
    """--root: the folder that holds catalogkit.yaml."""
    return click.option(
        "-C",
        "--root",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder with catalogkit.yaml [default: here, or the nearest above].",
    )(function)


def today_option(function: F) -> F:
    """--today: the day the catalog is judged on."""
    return click.option(
        "--today",
        metavar="YYYY-MM-DD",
        help="Judge as on this day [default: SOURCE_DATE_EPOCH, else today].",
    )(function)


def colour_option(function: F) -> F:
    """--color: whether the text is coloured; None where nobody said so."""
    return click.option(
        "--color/--no-color",
        "colour",
        default=None,
        help="Colour the text [default: on a terminal].",
    )(function)


def env_option(function: F) -> F:
    """--env: the environment whose overlay applies."""
    return click.option(
        "--env", metavar="NAME", help="Apply the overlay of this environment."
    )(function)


def found_root(given: Path | None) -> Path:
    """The folder with the manifest. Raises UsageError when there is none."""
    if given is not None:
        if not (given / MANIFEST).is_file():
            message = (
                f"there is no {MANIFEST} in '{given}': name the folder that holds it"
            )
            raise click.UsageError(message)
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MANIFEST).is_file():
            return folder
    message = (
        f"there is no {MANIFEST} here or above: go to your catalog, name it with "
        "--root, or start one with 'catalogkit init FOLDER'"
    )
    raise click.UsageError(message)


def from_here(folder: Path) -> str:
    """A folder as one would name it here: "dist/"."""
    try:
        return f"{folder.resolve().relative_to(Path.cwd())}/"
    except ValueError:
        return f"{folder}/"


def below_here(root: Path | None) -> str:
    """The way from here to a catalog below; empty where it is here or elsewhere."""
    try:
        way = found_root(root).resolve().relative_to(Path.cwd().resolve())
    except (click.UsageError, ValueError):
        return ""
    return way.as_posix() if way.parts else ""


def judged_on(given: str | None) -> datetime.date:
    """The day of --today, of SOURCE_DATE_EPOCH, or today, in this order.

    Raises UsageError when it is no day, or one that no catalog is judged on.
    """
    if given is not None:
        try:
            day = datetime.date.fromisoformat(given)
        except ValueError:
            message = f"--today {given} is no day such as 2026-11-22"
            raise click.UsageError(message) from None
        return _in_reach(day, f"--today {given}")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds"
            raise click.UsageError(message) from None
        return _in_reach(moment.date(), f"SOURCE_DATE_EPOCH {epoch}")
    return datetime.datetime.now().astimezone().date()


def _in_reach(day: datetime.date, said: str) -> datetime.date:
    """The day, if working hours and zones are known around it."""
    if day.year not in YEARS:
        first, last = YEARS[0], YEARS[-1]
        message = f"{said} is too far away: a day from {first} to {last} is needed"
        raise click.UsageError(message)
    return day


def prefixes(given: Sequence[str]) -> tuple[str, ...]:
    """The names of an option that takes several, joined by commas or repeated."""
    return tuple(
        part.strip() for each in given for part in each.split(",") if part.strip()
    )


def begins(name: str, given: Sequence[str]) -> bool:
    """Whether a rule or a path is one of those given, or stands below one."""
    return any(name == each or name.startswith(f"{each}/") for each in given)
