"""How apply and rollback carry steps out: asked first, watched, summed up."""

import datetime
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from catalogkit.cli.progress import Progress
from catalogkit.live.as_text import row_as_text
from catalogkit.live.told import Row, counted
from catalogkit.report.visible import visible
from catalogkit.resource import Key
from catalogkit.rollout.bindings import BindingsRefused
from catalogkit.rollout.journal import JournalRefused

if TYPE_CHECKING:
    from catalogkit.cli.living import Live
    from catalogkit.live.planning import Planned
    from catalogkit.platform import Platform
    from catalogkit.rollout.apply import Applied, Event
    from catalogkit.rollout.journal import Journal

INCOMPLETE = 4
SHOWN = 20


def agreed(question: str, *, yes: bool) -> None:
    """Somebody agrees, or it ends: Abort, or UsageError where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        message = (
            "nobody is at a terminal to agree: pass --yes, or keep the plan with "
            "'catalogkit plan -o FILE', read it, and apply that file"
        )
        raise click.UsageError(message)
    click.confirm(question, abort=True, err=True)


def now() -> str:
    """The moment, as a journal names it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


@dataclass
class Watch:
    """Tells what happens to each step while it happens."""

    live: "Live"
    rows: Mapping[Key, Row]
    progress: Progress = field(default_factory=lambda: Progress("step"))

    def __call__(self, event: "Event") -> None:
        """Tells of one event; what fails is said at once."""
        if event.state in {"done", "already"}:
            self.progress(event.number, event.of)
        elif event.state == "failed":
            self.progress.end()
            self.live.echo(
                f"failed: {self.name(event)}: {visible(event.said)}", err=True
            )
        elif event.state == "again" and sys.stderr.isatty():
            self.progress.end()
            self.live.echo(f"  {self.name(event)}: {visible(event.said)}", err=True)

    def name(self, event: "Event") -> str:
        """What people call the thing of a step."""
        row = self.rows.get(event.step.key)
        return row_as_text(row) if row else visible(str(event.step.key))


def carry(
    here: "Live", made: "Planned", platform: "Platform", journal: "Journal"
) -> "Applied":
    """Carries out a journal's plan, and sums it up. Raises Abort when interrupted."""
    from catalogkit.live.carrying import Way, carried

    rows = {each.key: each for each in here.told(made).rows}
    watch = Watch(here, rows)
    way = Way(here.pace, watch, here.secrets.clean)
    try:
        result = carried(made.stage, platform, journal, made.bindings, way)
    except KeyboardInterrupt:
        watch.progress.end()
        click.echo(_kept(here, journal), err=True)
        raise click.Abort from None
    except (JournalRefused, BindingsRefused) as problem:
        watch.progress.end()
        here.echo(f"{visible(str(problem))}\n{_kept(here, journal)}", err=True)
        raise click.exceptions.Exit(INCOMPLETE) from None
    watch.progress.end()
    _sum_up(here, made, journal, result, watch)
    return result


def _sum_up(
    here: "Live",
    made: "Planned",
    journal: "Journal",
    result: "Applied",
    watch: Watch,
) -> None:
    total = len(journal.plan.steps) - len(result.by_hand)
    parts = [f"{result.done} of {total} steps done"]
    parts += [f"{len(result.failed)} failed"] if result.failed else []
    parts += [f"{len(result.skipped)} not tried"] if result.skipped else []
    here.echo(f"{made.stage.target.name}: {', '.join(parts)}")
    for step in result.skipped[:SHOWN]:
        row = watch.rows.get(step.key)
        here.echo(f"  not tried: {row_as_text(row) if row else step.key}")
    if len(result.skipped) > SHOWN:
        here.echo(f"  … and {len(result.skipped) - SHOWN} more not tried")
    if result.is_complete:
        here.echo(f"journal: {_place(journal)}")
    else:
        here.echo(_kept(here, journal))
    left = counted([e for e in watch.rows.values() if e.word in {"manual", "blocked"}])
    if left:
        here.echo(f"left: {left}")
    if result.by_hand:
        here.echo(f"next: catalogkit runbook -e {here.env}")


def _kept(here: "Live", journal: "Journal") -> str:
    """Where the journal is, and how to go on."""
    return (
        f"journal: {_place(journal)}\n"
        f"next: catalogkit apply -e {here.env} --resume\n"
        f"      catalogkit rollback -e {here.env} would undo what was done"
    )


def _place(journal: "Journal") -> str:
    from catalogkit.cli.options import from_here

    return visible(from_here(journal.file).removesuffix("/"))
