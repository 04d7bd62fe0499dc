"""Forms before and after a change, written where a command was told to."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from catalogkit.review.preview import Preview
    from catalogkit.review.sides import Side

F = TypeVar("F", bound=Callable[..., Any])


def preview_options(function: F) -> F:
    """--previews and --images: where to write the forms that changed."""
    folder = click.Path(file_okay=False, path_type=Path)
    pages = click.option(
        "--previews", type=folder, metavar="DIR",
        help="Write a page of each changed form, before and after, into this folder.",
    )  # fmt: skip
    pictures = click.option(
        "--images", type=folder, metavar="DIR",
        help="The same with a picture of each page; needs Chromium.",
    )  # fmt: skip
    return pages(pictures(function))


def previewed(
    sides: tuple["Side", "Side"],
    *,
    root: Path | None,
    previews: Path | None,
    images: Path | None,
) -> Sequence["Preview"]:
    """Writes the forms that changed between two sides; stderr says what there is.

    Every item is looked at: a form also changes with a list that it offers. Raises
    UsageError where a folder cannot be written.
    """
    from catalogkit.model.service_item import ServiceItem
    from catalogkit.output import OutputRefused
    from catalogkit.review.preview import previews as made
    from catalogkit.review.preview import write

    if previews is None and images is None:
        return ()
    catalogs = [each.project.catalog for each in sides]
    old, new = (each for each in catalogs if each is not None)
    items = sorted({each.id for some in (old, new) for each in some.all(ServiceItem)})
    found = list(made(old, new, items, new.manifest.locales))
    root = root or Path.cwd()
    try:
        for folder in dict.fromkeys(each for each in (previews, images) if each):
            write(found, folder, root=root)
            forms = len({each.item for each in found})
            number = (
                f"{forms} changed form{'' if forms == 1 else 's'}, before and after"
            )
            said = number if forms else "no form changed"
            click.echo(f"{said}: {folder / 'index.html'}", err=True)
        if images is not None and found:
            _pictured(found, images, root)
    except OutputRefused as error:
        raise click.UsageError(str(error)) from None
    return found


def _pictured(found: Sequence["Preview"], folder: Path, root: Path) -> None:
    from catalogkit.cli.progress import Progress
    from catalogkit.review.preview import images
    from catalogkit.source.browser import BrowserFailed, bare, browser, program

    progress = Progress("taking picture")
    try:
        with browser(program(os.environ)) as started:
            images(folder, found, started, root=root, on_progress=progress)
    except BrowserFailed as error:
        click.echo(f"no pictures: {error}", err=True)
        return
    finally:
        progress.end()
    alone = "; Chromium ran without its sandbox, as root must" if bare() else ""
    number = "a picture" if len(found) == 1 else f"{len(found)} pictures"
    click.echo(f"{number} in {folder}{alone}", err=True)
