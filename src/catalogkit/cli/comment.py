"""`catalogkit comment`: a file as the one comment of a pull or merge request."""

import os
import re
from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  catalogkit diff --base origin/main --format comment -o comment.md
  catalogkit comment comment.md
  catalogkit comment comment.md --name services/it
\b
In GitHub Actions it needs GITHUB_TOKEN with 'pull-requests: write', in GitLab CI
CATALOGKIT_TOKEN with scope 'api'. Exit code 0: it stands there; 1: the forge did not
take it; 2: called wrongly, or this run is not about a pull or merge request.
"""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./]*(-[A-Za-z0-9_./]+)*")


@click.command("comment", epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", metavar="NAME", default="catalog", show_default=True,
              help="Tells apart the comments of several catalogs.")  # fmt: skip
def command(*, file: Path, name: str) -> int:
    """Write FILE as a comment of the pull or merge request of this run of CI.

    A second run updates the comment of the first one, so there is always one of a name.
    """
    from catalogkit.report.visible import visible
    from catalogkit.source.discussion import (
        CommentRefused,
        NoDiscussion,
        discussion,
        say,
    )

    if not NAME.fullmatch(name):
        message = f"--name {name} is no name such as catalog or services/it"
        raise click.UsageError(message)
    try:
        where = discussion(os.environ)
        done = say(where, name, _text(file))
    except NoDiscussion as error:
        raise click.UsageError(visible(str(error))) from None
    except CommentRefused as error:
        click.echo(f"no comment: {visible(str(error))}", err=True)
        return 1
    click.echo(f"the comment is {done}")
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        message = f"'{file}' cannot be read as text in UTF-8"
        raise click.UsageError(message) from None
