"""`catalogkit runbook`: what people do on a platform, click by click."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.living import live, live_options, wrong
from catalogkit.report.visible import visible

if TYPE_CHECKING:
    from catalogkit.cli.living import Live
    from catalogkit.live.by_hand import Task
    from catalogkit.live.stage import Stage

EXAMPLES = """
\b
Examples:
  catalogkit runbook -e prod
  catalogkit runbook -e prod --open -o to-do.md
  catalogkit runbook -e prod --done Manual:role-shift-lead
\b
Nothing is read from the platform: 'catalogkit verify' looks there for what
can be seen. An entry that the catalog changes later is open again.
"""


@click.command("runbook", epilog=EXAMPLES)
@live_options
@click.option("--open", "only_open", is_flag=True, help="Only what is not done yet.")
@click.option("--done", metavar="KEY", multiple=True,
              help="Note that this is done: Manual:role-shift-lead.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE",
              type=click.Path(dir_okay=False, path_type=Path),
              help="Write it to this file.")  # fmt: skip
def command(
    *,
    env: str | None,
    targets: tuple[str, ...],
    only_open: bool,
    done: tuple[str, ...],
    output: Path | None,
    root: Path | None,
    today: str | None,
) -> int:
    """Write what is to be done by hand, as Markdown: where to click, what to enter.

    --done keeps in .catalogkit that somebody has done an entry, so that `plan` speaks
    of it no more.
    """
    from catalogkit.cli.writing import write

    with live(root, today, env, targets) as here:
        if done:
            _note(here, done)
            return 0
        pages = [_page(here, stage, only_open=only_open) for stage in here.stages]
        write("\n".join(pages), output)
    return 0


def _page(here: "Live", stage: "Stage", *, only_open: bool) -> str:
    from catalogkit.live.by_hand import tasks
    from catalogkit.report.runbook import Entry, as_markdown

    found = [
        Entry(each.key, each.body, each.place, each.done)
        for each in tasks(stage, here.bindings(stage))
        if not (only_open and each.done)
    ]
    note = f"catalogkit runbook -e {here.env} --done"
    return as_markdown(f"{stage.target.name} ({here.env})", found, note)


def _note(here: "Live", keys: tuple[str, ...]) -> None:
    """Keeps that these are done. Raises UsageError where one is nothing."""
    from catalogkit.live.by_hand import note, tasks
    from catalogkit.model.near import near
    from catalogkit.rollout.lock import locked

    known: dict[str, tuple[Stage, Task]] = {
        str(task.key): (stage, task)
        for stage in here.stages
        for task in tasks(stage, here.bindings(stage))
    }
    for each in keys:
        if each not in known:
            message = f"nothing to be done is called '{each}'"
            raise wrong(message + near(each, known))
    with locked(here.root, here.env):
        for each in keys:
            stage, task = known[each]
            bindings = here.bindings(stage)
            note(bindings, task, done=True)
            bindings.save()
            click.echo(f"{visible(each)} is noted as done")
