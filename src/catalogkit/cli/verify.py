"""`catalogkit verify`: whether a live platform is as the catalog says."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.living import FOUND, Wish, live, live_options

if TYPE_CHECKING:
    from catalogkit.cli.living import Live
    from catalogkit.live.planning import Planned
    from catalogkit.platform import Platform

EXAMPLES = """
\b
Examples:
  catalogkit verify -e prod
  catalogkit apply -e prod --yes && catalogkit verify -e prod
\b
Exit code 0: all is as the catalog says, what is done by hand, too; 1:
something is not; 2: called wrongly; 4: the platform cannot be read.
"""


@click.command("verify", epilog=EXAMPLES)
@live_options
def command(
    *,
    env: str | None,
    targets: tuple[str, ...],
    root: Path | None,
    today: str | None,
) -> int:
    """Read a live platform back, and say whether it is as the catalog says.

    Of what is done by hand it looks at what can be seen, and keeps what it saw; what
    cannot be seen counts as done when somebody has said so (`catalogkit runbook`).
    """
    from catalogkit.rollout.lock import locked

    right = True
    with (
        live(root, today, env, targets) as here,
        locked(here.root, here.env),
        here.platforms() as platforms,
    ):
        made = here.plans(Wish(), platforms)
        for each, platform in zip(made, platforms, strict=True):
            right = _things(here, each) and right
            right = _tasks(here, each, platform) and right
    return 0 if right else FOUND


def _things(here: "Live", made: "Planned") -> bool:
    """What a program does: whether all of it is right."""
    from catalogkit.live.told import counted
    from catalogkit.report.visible import visible

    rows = [each for each in here.told(made).rows if each.word != "manual"]
    goal, name = made.stage.goal, made.stage.target.name
    things = {key for key in goal.resources if not goal.kind(key).by_hand}
    wrong = {each.key for each in rows}
    right = len(things - wrong)
    here.echo(f"{name}: {right} of {len(things)} things are as the catalog says")
    if rows:
        here.echo(f"  {visible(counted(rows))}: catalogkit plan -e {here.env}")
    return not rows


def _tasks(here: "Live", made: "Planned", platform: "Platform") -> bool:
    """What people do: whether all of it is done; what was seen is kept."""
    from catalogkit.live.by_hand import note, tasks
    from catalogkit.report.visible import visible

    name = made.stage.target.name
    with here.reading(made.stage):
        found = list(tasks(made.stage, made.bindings, platform))
    if not found:
        return True
    for each in found:
        if each.seen is not None:
            note(made.bindings, each, done=each.seen)
    made.bindings.save()
    done = [each for each in found if each.done]
    here.echo(f"{name}: {len(done)} of {len(found)} things by hand are done")
    for each in found:
        how = "as is seen there" if each.seen is not None else "as somebody said"
        said = f"done, {how}" if each.done else "open"
        title = visible(str(each.body.get("title", each.key.id)))
        here.echo(f"  {said}: {title} ({visible(str(each.key))})")
    if len(done) < len(found):
        here.echo(f"next: catalogkit runbook -e {here.env} --open")
    return len(done) == len(found)
