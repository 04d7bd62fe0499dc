"""`catalogkit drift`: what somebody changed by hand on a live platform."""

from pathlib import Path

import click

from catalogkit.cli.living import FOUND, Wish, live, live_options
from catalogkit.cli.options import colour_option

EXAMPLES = """
\b
Examples:
  catalogkit drift -e prod
  catalogkit drift -e prod --exit-code
\b
Who decides about an attribute is said in catalogkit.yaml, below
environments.prod.platforms.request-tracker.owners:
  Queue.Description: ignore     the platform: it is left as it is
  CustomField.Name: adopt       the platform, and an import writes it down
  Queue.Name: managed           the catalog: it is put back (the default)
\b
Exit code 0: told; 1: with --exit-code, something was changed; 2: called
wrongly; 4: the platform cannot be read.
"""


@click.command("drift", epilog=EXAMPLES)
@live_options
@click.option("--format", "style", type=click.Choice(("text", "json")), default="text",
              show_default=True, help="How it is told.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Tell all, however much it is.")
@click.option("--exit-code", is_flag=True, help="1 when something was changed.")
@colour_option
def command(
    *,
    env: str | None,
    targets: tuple[str, ...],
    style: str,
    every: bool,
    exit_code: bool,
    colour: bool | None,
    root: Path | None,
    today: str | None,
) -> int:
    """Say what somebody changed by hand on a live platform, and what becomes of it.

    By hand is what differs from what we last wrote there. Nothing is written.
    """
    from catalogkit.cli.plan import written
    from catalogkit.cli.writing import coloured
    from catalogkit.live.as_text import Style, drift_as_text

    with live(root, today, env, targets) as here:
        with here.platforms() as platforms:
            told = [here.told(each) for each in here.plans(Wish(), platforms)]
        if style == "json":
            here.echo(written(told, style, colour=False, every=every))
        else:
            on = coloured(colour, None)
            here.echo(drift_as_text(told, Style(on, every)))
    return FOUND if exit_code and any(each.drifts for each in told) else 0
