"""`catalogkit breaking`: fails on what must not be merged unnoticed."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.comparing import compared, sides
from catalogkit.cli.options import colour_option, judged_on, prefixes

if TYPE_CHECKING:
    from catalogkit.review.breaking import Breaking

EXAMPLES = """
\b
Examples:
  catalogkit breaking --base origin/main
  catalogkit breaking --base origin/main --format sarif -o breaking.sarif
  catalogkit breaking v1.4 v1.5 --fail-on breaking,in-flight
  catalogkit breaking --waive --reason "Agreed on 12 May" >> waivers.yaml
\b
Exit code 0: nothing, or all of it waived; 1: something; 2: called wrongly.
"""
STYLES = ("text", "json", "markdown", "sarif", "github", "gitlab", "junit")
DAYS = 90


@click.command("breaking", epilog=EXAMPLES)
@compared
@click.option("--waivers", metavar="FILE",
              type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="What may pass [default: waivers.yaml of the catalog].")  # fmt: skip
@click.option("--fail-on", metavar="EFFECTS", multiple=True,
              help="Only these: breaking, in-flight, data-loss, promise-worse, "
              "version, rename [default: all].")  # fmt: skip
@click.option("--waive", is_flag=True,
              help="Print the waivers of all that fails, to be copied.")  # fmt: skip
@click.option("--reason", default="", help="With --waive: why it is fine.")
@click.option("--until", metavar="YYYY-MM-DD",
              help="With --waive: the last day [default: in 90 days].")  # fmt: skip
@click.option("--format", "style", type=click.Choice(STYLES), default="text",
              show_default=True, help="How it is written.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="Write it to this file.")  # fmt: skip
@colour_option
def command(  # noqa: PLR0913 - an option is an argument
    *,
    old: str | None,
    new: str | None,
    base: str | None,
    waivers: Path | None,
    fail_on: tuple[str, ...],
    waive: bool,
    reason: str,
    until: str | None,
    style: str,
    output: Path | None,
    colour: bool | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Fail on changes between OLD and NEW that must not be merged unnoticed.

    Those are: requesters or programs are refused or get less, open requests become
    invalid, answers would be lost, less is promised; a version that did not rise with
    its contract; a rename of nothing. A waiver lets one of them pass until a day.
    """
    from catalogkit.cli.waiving import beside, waivers_in
    from catalogkit.cli.writing import coloured, write
    from catalogkit.review.breaking import breaking
    from catalogkit.review.review import Review

    day, wanted = judged_on(today), _wanted(fail_on)
    last = _last(until, reason, day, waive=waive)
    pair = sides(old, new, base=base, root=root, today=today, env=env)
    file = beside(root) if waivers is None else waivers_in(waivers)
    found = breaking(Review(*pair, env), day, file, wanted)
    if waive:
        write(_entries(found, last, reason, is_first=file is None), output)
        return 0
    write(_written(found, style, colour=coloured(colour, output), root=root), output)
    return int(bool(found.failing))


def _last(
    until: str | None, reason: str, today: datetime.date, *, waive: bool
) -> datetime.date:
    """The last day of waivers that are printed."""
    if (reason or until) and not waive:
        message = "--reason and --until go with --waive"
        raise click.UsageError(message)
    return judged_on(until) if until else today + datetime.timedelta(days=DAYS)


def _wanted(given: tuple[str, ...]) -> tuple[str, ...]:
    from catalogkit.model.near import near
    from catalogkit.review.breaking import FAIL_ON

    wanted = prefixes(given) or FAIL_ON
    for each in wanted:
        if each not in FAIL_ON:
            message = f"nothing to fail on is called '{each}'{near(each, FAIL_ON)}"
            message += f"; there is {', '.join(FAIL_ON)}"
            raise click.UsageError(message)
    return wanted


def _entries(
    found: "Breaking", until: datetime.date, reason: str, *, is_first: bool
) -> str:
    from catalogkit.review.waivers import entries

    lines = list(entries(found.settled.left, until, reason))
    first = ["waivers:"] if is_first and lines else []
    return "".join(f"{each}\n" for each in [*first, *lines])


def _written(found: "Breaking", style: str, *, colour: bool, root: Path | None) -> str:
    from catalogkit.cli.version import VERSION
    from catalogkit.review.breaking import as_json, as_text

    if style == "text":
        return as_text(found, colour=colour)
    if style == "json":
        return as_json(found, VERSION)
    from catalogkit.cli.findings_of import reported, summaries

    if style == "markdown":
        from catalogkit.review.markdown import Page, failing_as_markdown

        return failing_as_markdown(found, Page(summaries()))
    rows = [*found.failing, *found.idle]
    return reported(found.review, rows, style, found.files, root=root)
