"""What commands that compare take: OLD, NEW, --base, and what --root and others say."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from catalogkit.cli.options import (
    env_option,
    found_root,
    judged_on,
    root_option,
    today_option,
)

if TYPE_CHECKING:
    from catalogkit.review.sides import Side

F = TypeVar("F", bound=Callable[..., Any])


def compared(function: F) -> F:
    """OLD, NEW, --base, --root, --today and --env, as `sides` takes them."""
    for each in (
        env_option,
        today_option,
        root_option,
        click.option(
            "--base",
            metavar="REV",
            help="Compare with the place where the new side left this branch.",
        ),
        click.argument("new", required=False),
        click.argument("old", required=False),
    ):
        function = each(function)
    return function


def sides(
    old: str | None,
    new: str | None,
    *,
    base: str | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> tuple["Side", "Side"]:
    """The two catalogs that were named; what a reader has to know goes to stderr.

    Raises UsageError: what is wrong with what was named, and what to do.
    """
    from catalogkit.cli.progress import waiting
    from catalogkit.report.visible import visible
    from catalogkit.review.sides import SideError, both

    day = judged_on(today)
    # Everything read stays until the end, so collecting garbage finds nothing.
    gc.disable()
    try:
        with waiting("reading both catalogs"):
            needed = old is None or (new is None and base is None)
            folder = _root(root, needed=needed)
            found = both(folder, old, new, base=base, today=day, env=env)
    except SideError as error:
        raise click.UsageError(visible(str(error))) from None
    for side in found:
        for note in side.notes:
            click.echo(visible(note), err=True)
    return found


def _root(given: Path | None, *, needed: bool) -> Path:
    """The folder of the catalog; two revisions can do without a checkout of it."""
    try:
        return found_root(given)
    except click.UsageError:
        if needed:
            raise
        return given or Path.cwd()
