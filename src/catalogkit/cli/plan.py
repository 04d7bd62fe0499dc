"""`catalogkit plan`: what would be done to a live platform."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.living import FOUND, live, live_options, terms_options, wished
from catalogkit.cli.options import colour_option

if TYPE_CHECKING:
    from catalogkit.cli.living import Live
    from catalogkit.live.planning import Planned
    from catalogkit.live.told import Told

EXAMPLES = """
\b
Examples:
  catalogkit plan -e prod
  catalogkit plan -e prod -o prod.plan && catalogkit apply prod.plan
  catalogkit plan -e prod --adopt Queue:vpn-access
  catalogkit plan -e test --allow-data-loss Queue:fax --reason "Agreed, 3 May"
  catalogkit plan -e prod --format markdown > comment.md
\b
Exit code 0: planned; 1: with --exit-code, there is something to do, or the
catalog has errors; 2: called wrongly; 4: the platform cannot be read.
"""
STYLES = ("text", "json", "markdown")


@click.command("plan", epilog=EXAMPLES)
@live_options
@terms_options
@click.option("-o", "--output", metavar="FILE",
              type=click.Path(dir_okay=False, path_type=Path),
              help="Keep the plan in this file, for apply.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(STYLES), default="text",
              show_default=True, help="How it is told.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Tell all, however much it is.")
@click.option("--exit-code", is_flag=True, help="1 when there is something to do.")
@colour_option
def command(  # noqa: PLR0913 - an option is an argument
    *,
    env: str | None,
    targets: tuple[str, ...],
    adopt: tuple[str, ...],
    lose: tuple[str, ...],
    reasons: tuple[str, ...],
    output: Path | None,
    style: str,
    every: bool,
    exit_code: bool,
    colour: bool | None,
    root: Path | None,
    today: str | None,
) -> int:
    """Say what would be done to make a live platform what the catalog says.

    Nothing is written there. What somebody changed by hand is told with what happens
    to it; what is not ours is left alone. What holds data is retired, never deleted,
    unless --allow-data-loss says so.
    """
    from catalogkit.cli.writing import coloured

    wish = wished(adopt, lose, reasons)
    with live(root, today, env, targets) as here:
        with here.platforms() as platforms:
            made = here.plans(wish, platforms)
        told = [here.told(each) for each in made]
        here.echo(written(told, style, colour=coloured(colour, None), every=every))
        if output is not None:
            keep(made, output)
        if style == "text":
            _next(here, told, output)
    return FOUND if exit_code and any(each.rows for each in told) else 0


def written(told: "list[Told]", style: str, *, colour: bool, every: bool) -> str:
    """Plans in a format."""
    if style == "json":
        from catalogkit.cli.version import VERSION
        from catalogkit.live.as_json import as_json

        return as_json(told, VERSION)
    if style == "markdown":
        from catalogkit.live.as_markdown import as_markdown

        return as_markdown(told)
    from catalogkit.live.as_text import Style, as_text

    return as_text(told, Style(colour, every))


def keep(made: "list[Planned]", file: Path) -> None:
    """Writes a plan file. Raises UsageError where that cannot be."""
    from catalogkit.cli.writing import write
    from catalogkit.report.visible import utf8
    from catalogkit.rollout.planned import written as plan_file

    write(utf8(plan_file([each.plan for each in made])), file)


def _next(here: "Live", told: "list[Told]", output: Path | None) -> None:
    steps = [row for each in told for row in each.rows]
    env = f"-e {here.env}"
    if any(each.waiting for each in told):
        click.echo(f"next: catalogkit apply {env} --resume, or without it to plan anew")
    elif any(each.word not in {"manual", "blocked"} for each in steps):
        file = f" {output}" if output else ""
        click.echo(f"next: catalogkit apply{file} {env}")
    elif any(each.word == "manual" for each in steps):
        click.echo(f"next: catalogkit runbook {env}")
