"""`catalogkit changelog`: what requesters will notice, in their own language."""

from pathlib import Path

import click

from catalogkit.cli.comparing import compared, sides
from catalogkit.cli.options import prefixes

EXAMPLES = """
\b
Examples:
  catalogkit changelog --base origin/main
  catalogkit changelog --since v1.4 --locale zh-CN
  catalogkit changelog v1.4 v1.5 --heading "November 2026" -o news.md
"""
STYLES = ("markdown", "text", "json")


@click.command("changelog", epilog=EXAMPLES)
@compared
@click.option("--since", metavar="REV", help="The same as OLD.")
@click.option("--locale", "locales", metavar="NAMES", multiple=True,
              help="In these locales [default: all of the catalog].")  # fmt: skip
@click.option("--heading", metavar="TEXT", default="",
              help="Such as the version published [default: the day].")  # fmt: skip
@click.option("--format", "style", type=click.Choice(STYLES), default="markdown",
              show_default=True, help="How it is written.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="Write it to this file.")  # fmt: skip
def command(  # noqa: PLR0913 - an option is an argument
    *,
    old: str | None,
    new: str | None,
    base: str | None,
    since: str | None,
    locales: tuple[str, ...],
    heading: str,
    style: str,
    output: Path | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Say what requesters will notice between OLD and NEW, in their own language.

    Nothing internal is in it: no team, no system, no condition of routing, nobody who
    approves. An item that is still a draft is not mentioned.
    """
    from catalogkit.cli.writing import write
    from catalogkit.review import changelog_written as written
    from catalogkit.review.changelog import changelog
    from catalogkit.review.review import Review

    if since is not None and new is not None:
        message = "--since is the old side: with it, name the new one at most"
        raise click.UsageError(message)
    if since is not None:
        old, new = since, old
    pair = sides(old, new, base=base, root=root, today=today, env=env)
    review = Review(*pair, env)
    catalog = review.catalogs[1]
    logs = [
        written.Changelog(catalog, each, changelog(review, each), heading)
        for each in _wanted(locales, catalog.manifest.locales)
    ]
    write(written.FORMATS[style](logs), output)
    return 0


def _wanted(given: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    wanted = prefixes(given) or known
    for each in wanted:
        if each not in known:
            message = f"the catalog has no locale '{each}'; it has {', '.join(known)}"
            raise click.UsageError(message)
    return wanted
