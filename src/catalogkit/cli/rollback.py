"""`catalogkit rollback`: what an apply did is undone."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.carrying import agreed, carry, now
from catalogkit.cli.living import INCOMPLETE, live
from catalogkit.cli.options import root_option, today_option
from catalogkit.report.visible import visible

if TYPE_CHECKING:
    from catalogkit.cli.living import Live
    from catalogkit.platform import Platform
    from catalogkit.rollout.journal import Journal

EXAMPLES = """
\b
Examples:
  catalogkit rollback .catalogkit/prod/journal/request-tracker-20261201T0900000000.jsonl
  catalogkit rollback JOURNAL --yes
\b
What it cannot bring back: data that was deleted. What holds data and was made by the
apply is retired, not deleted. The catalog stays as it is: take the change back there
as well, or the next apply does it again.
\b
Exit code 0: undone; 2: called wrongly; 4: not all is undone, see apply --resume.
"""


@click.command("rollback", epilog=EXAMPLES)
@click.argument(
    "file",
    metavar="JOURNAL",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("-e", "--env", metavar="NAME",
              help="The environment [default: that of the journal].")  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@root_option
@today_option
def command(
    *,
    file: Path,
    env: str | None,
    yes: bool,
    root: Path | None,
    today: str | None,
) -> int:
    """Undo what an apply did: shows the steps that do it, and asks.

    Its own steps are noted in a journal, too, and --resume of apply goes on with them.
    """
    from catalogkit.rollout.journal import JournalRefused, read
    from catalogkit.rollout.lock import locked

    try:
        journal = read(file)
    except JournalRefused as problem:
        raise click.UsageError(visible(str(problem))) from None
    plan = journal.plan
    if env not in {None, plan.env}:
        message = f"'{file}' is of environment {plan.env}, not of {env}"
        raise click.UsageError(visible(message))
    with (
        live(root, today, plan.env, (plan.target,), bare=True) as here,
        locked(here.root, here.env),
        here.platforms() as (platform,),
    ):
        done = _undone(here, platform, journal, yes=yes)
    return 0 if done else INCOMPLETE


def _undone(
    here: "Live", platform: "Platform", journal: "Journal", *, yes: bool
) -> bool:
    """Shows what undoes a journal, asks, and does it."""
    from catalogkit.cli.writing import coloured
    from catalogkit.live.as_text import Style, as_text
    from catalogkit.live.carrying import undoing, undone
    from catalogkit.live.planning import Planned
    from catalogkit.rollout.journal import absorb

    (stage,) = here.stages
    bindings = here.bindings(stage)
    absorb(journal, bindings)
    with here.reading(stage):
        back = undoing(stage, platform, journal, here.pace)
    made = Planned(stage, back, stage.terms(), bindings)
    here.echo(as_text([here.told(made)], Style(coloured(None, None))))
    if not back.steps:
        here.echo("there is nothing to undo")
        return True
    agreed(f"\nUndo this in {here.env}?", yes=yes)
    new = undone(here.root, journal, back, now())
    return carry(here, made, platform, new).is_complete
