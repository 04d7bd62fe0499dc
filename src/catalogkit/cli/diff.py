"""`catalogkit diff`: what differs between two catalogs, and what it means."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.comparing import compared, sides
from catalogkit.cli.options import colour_option
from catalogkit.cli.previewing import preview_options, previewed

if TYPE_CHECKING:
    from catalogkit.cli.commenting import Around
    from catalogkit.review.review import Review

EXAMPLES = """
\b
Examples:
  catalogkit diff                              since this branch left the default one
  catalogkit diff HEAD                         what is not committed yet
  catalogkit diff v1.4 v1.5 --format markdown
  catalogkit diff last-year/ this-year/
  catalogkit diff --base origin/main --format comment -o comment.md --full full.md
  catalogkit diff --base origin/main --images forms
\b
Exit code 0: compared, whatever differs; 2: called wrongly. To fail on what must not
be merged unnoticed, use catalogkit breaking.
"""
STYLES = ("text", "json", "markdown", "comment", "sarif", "github", "gitlab", "junit")


@click.command("diff", epilog=EXAMPLES)
@compared
@click.option("--format", "style", type=click.Choice(STYLES), default="text",
              show_default=True, help="How it is written.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="Write it to this file.")  # fmt: skip
@click.option("--full", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="With a comment: write all of it here, and link it.")  # fmt: skip
@click.option("--full-link", "link", metavar="URL",
              help="Where people find that file [default: its name].")  # fmt: skip
@preview_options
@colour_option
def command(  # noqa: PLR0913 - an option is an argument
    *,
    old: str | None,
    new: str | None,
    base: str | None,
    style: str,
    output: Path | None,
    full: Path | None,
    link: str | None,
    previews: Path | None,
    images: Path | None,
    colour: bool | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Say everything that differs between OLD and NEW, and what it means for whom.

    OLD and NEW are git revisions, or folders with a catalogkit.yaml. Without NEW it is
    the working tree; without both, what changed since this branch left the default one.
    """
    from catalogkit.cli.commenting import Around, page_of
    from catalogkit.cli.writing import coloured, write
    from catalogkit.review.markdown import as_markdown
    from catalogkit.review.review import Review

    if full is not None and style != "comment":
        message = "--full goes with --format comment: no other leaves anything out"
        raise click.UsageError(message)
    pair = sides(old, new, base=base, root=root, today=today, env=env)
    review = Review(*pair, env)
    forms = previewed(pair, root=root, previews=previews, images=images)
    around = Around(root, images or previews, len({each.item for each in forms}))
    if full is not None:
        write(as_markdown(review, page_of(review, around)), full)
    around = replace(around, link=link or (full.as_posix() if full else ""))
    on = coloured(colour, output)
    write(_written(review, style, around, colour=on), output)
    return 0


def _written(review: "Review", style: str, around: "Around", *, colour: bool) -> str:
    from catalogkit.cli.version import VERSION

    if style == "text":
        from catalogkit.review.as_text import as_text

        return as_text(review, colour=colour)
    if style == "json":
        from catalogkit.review.as_json import as_json

        return as_json(review, VERSION)
    if style in {"markdown", "comment"}:
        from catalogkit.cli.commenting import page_of
        from catalogkit.review.markdown import as_comment, as_markdown

        write = as_comment if style == "comment" else as_markdown
        return write(review, page_of(review, around))
    from catalogkit.cli.findings_of import reported

    return reported(review, review.told, style, root=around.root)
