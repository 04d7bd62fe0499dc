"""What `import --from` does: a live platform becomes definitions, and ours as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from catalogkit.cli import importing
from catalogkit.cli.living import Live, live
from catalogkit.drafting.adopted import Adopted
from catalogkit.drafting.renewal import Renewal
from catalogkit.drafting.rerun import Fate, Step
from catalogkit.importers import Table
from catalogkit.live.following import followed
from catalogkit.live.planning import patiently
from catalogkit.live.taking import Taking, with_requester
from catalogkit.project import MANIFEST
from catalogkit.report.visible import visible
from catalogkit.rollout.lock import locked
from catalogkit.rollout.take import AsFound


@dataclass(frozen=True)
class Asked:
    """What somebody asked for: the platform of a target in an environment."""

    target: str
    env: str | None
    root: Path | None
    today: str | None
    zone: str = ""


def adopt(asked: Asked, *, dry_run: bool, force: bool, every: bool) -> int:
    """Imports from a platform; 1 where both sides have changed the same."""
    with live(asked.root, asked.today, asked.env, (asked.target,), bare=True) as here:
        (stage,), root = here.stages, below(here.root)
        with here.platforms() as (platform,), here.reading(stage):
            held = patiently(platform.read, here.pace)
        record = importing.Record(root, asked.target, here.env)
        taking = Taking(
            stage,
            here.result.project,
            held,
            here.bindings(stage),
            record.read(),
            asked.zone,
        )
        made = taking.made()
        with here.reading(stage):
            here.secrets.refuse(made.files.items())
        importing.report(made.views, made.report, every=every)
        columns = ("there", "how many", "in definitions")
        click.echo(Table(columns, made.rows).markdown(), nl=False)
        planned = importing.plan(record, root, made.files, force=force)
        planned += [_step(each) for each in followed(taking)]
        importing.tell(planned, root, first=not record.folder.exists())
        if dry_run:
            due = [e for e in planned if importing.is_due(e, force=force)]
            click.echo(f"{len(due)} files would be written to {root}/")
        else:
            with locked(here.root, here.env):
                _write(here, taking, made, planned, force=force, every=every)
            record.write(made.files, importing.gone(planned))
    return int(any(each.found for each in planned))


def below(root: Path) -> Path:
    """A folder as one would name it here."""
    try:
        return root.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return root


def _step(renewal: Renewal) -> Step:
    """A definition of an author's, with what is the platform's to say."""
    said, found = tuple(renewal.said), tuple(renewal.found)
    return Step(renewal.path, Fate.MERGED, renewal.text, said, found)


def _write(
    here: Live,
    taking: Taking,
    made: Adopted,
    planned: Sequence[Step],
    *,
    force: bool,
    every: bool,
) -> None:
    """Writes definitions, then what makes the things ours."""
    found = taking.take(made)
    importing.write(planned, below(here.root), force=force)
    file = here.root / MANIFEST
    before = file.read_text(encoding="utf-8")
    after = with_requester(before, made.requester)
    if after != before:
        importing.put(file, after)
        click.echo(f"{MANIFEST}: what is known of requesters was added")
    taking.bindings.save()
    _tell(found, every=every)
    if left := len(taking.bindings.left):
        click.echo(f"{left} things bear our mark already, and no definition here says")
        click.echo("them: they stay as they are until one does")
    click.echo(f"next: catalogkit plan -e {here.env} says what is left to do there")


def _tell(found: Sequence[AsFound], *, every: bool) -> None:
    if not found:
        return
    also = "" if every else ": --all names them"
    click.echo(f"{len(found)} values stay as they were found, in other words{also}")
    for each in found if every else ():
        there, wanted = _short(each.there), _short(each.wanted)
        click.echo(f"  {each.key} {each.attribute}: {there} instead of {wanted}")


def _short(value: object) -> str:
    text = visible(str(value))
    return f"'{text}'" if len(text) <= SHOWN else f"'{text[:SHOWN]}…'"


SHOWN = 60
