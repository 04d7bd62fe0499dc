"""`catalogkit rollback`: what an apply did is undone."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.carrying import INCOMPLETE, agreed, carry, now
from catalogkit.cli.living import live, named, wrong
from catalogkit.cli.options import found_root, root_option, today_option

if TYPE_CHECKING:
    from catalogkit.cli.living import Live
    from catalogkit.platform import Platform
    from catalogkit.rollout.journal import Journal

EXAMPLES = """
\b
Examples:
  catalogkit rollback -e prod
  catalogkit rollback .catalogkit/prod/journal/desk-20261201T0900000000.jsonl
\b
What it cannot bring back: data that was deleted. What holds data and was made
by the apply is retired, not deleted. The catalog stays as it is: take the
change back there as well, or the next apply does it again.
\b
Exit code 0: undone; 2: called wrongly; 4: not all is undone, see apply --resume.
"""


@click.command("rollback", epilog=EXAMPLES)
@click.argument(
    "file",
    metavar="[JOURNAL]",
    required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("-e", "--env", metavar="NAME",
              help="The environment whose last apply is undone.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@root_option
@today_option
def command(
    *,
    file: Path | None,
    env: str | None,
    yes: bool,
    root: Path | None,
    today: str | None,
) -> int:
    """Undo what an apply did, the last one or that of JOURNAL.

    It shows the steps that do it, and asks. They are noted in a journal of their own,
    and apply --resume goes on with them.
    """
    from catalogkit.rollout.lock import locked

    journal = _journal(root, file, env)
    plan = journal.plan
    with (
        live(root, today, plan.env, (plan.target,), bare=True) as here,
        locked(here.root, here.env),
        here.platforms() as (platform,),
    ):
        done = _undone(here, platform, journal, yes=yes)
    return 0 if done else INCOMPLETE


def _journal(root: Path | None, file: Path | None, env: str | None) -> "Journal":
    """The journal of a file, else the last. Raises UsageError without one."""
    from catalogkit.rollout.journal import JournalRefused, last, read

    try:
        if file is None:
            return last(found_root(root), named(env))
        journal = read(file)
    except JournalRefused as problem:
        raise wrong(str(problem)) from None
    if env not in {None, journal.plan.env}:
        message = f"'{file}' is of environment {journal.plan.env}, not of {env}"
        raise wrong(message)
    return journal


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
    if journal.is_open:
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
