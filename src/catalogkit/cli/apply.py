"""`catalogkit apply`: a live platform is brought to what the catalog says."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.carrying import INCOMPLETE, agreed, carry, now
from catalogkit.cli.living import (
    FOUND,
    Wish,
    live,
    live_options,
    terms_options,
    wished,
)

if TYPE_CHECKING:
    from catalogkit.cli.living import Live
    from catalogkit.live.planning import Planned
    from catalogkit.platform import Platform
    from catalogkit.rollout.planned import Plan

EXAMPLES = """
\b
Examples:
  catalogkit apply -e test
  catalogkit apply prod.plan
  catalogkit apply -e prod --yes
  catalogkit apply -e prod --resume
\b
Exit code 0: all is done; 1: done, but something is blocked, or the catalog
has errors; 2: called wrongly, or the plan is stale; 4: not all is done, see
--resume, or the platform cannot be reached.
"""


@click.command("apply", epilog=EXAMPLES)
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@live_options
@terms_options
@click.option("--resume", is_flag=True, help="Go on with an apply that was cut off.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(  # noqa: PLR0913 - an option is an argument
    *,
    file: Path | None,
    env: str | None,
    targets: tuple[str, ...],
    adopt: tuple[str, ...],
    lose: tuple[str, ...],
    reasons: tuple[str, ...],
    resume: bool,
    yes: bool,
    root: Path | None,
    today: str | None,
) -> int:
    """Bring a live platform to what the catalog says.

    With the FILE of a plan, that is done and nothing else; it is refused where the
    catalog or the platform has changed since. Without, it plans, shows and asks.
    Every step is noted in a journal before and after, so that --resume can go on after
    whatever ended it.
    """
    from catalogkit.rollout.lock import locked

    wish = wished(adopt, lose, reasons)
    plans = _read(file, env, targets, wish, resume=resume)
    if plans:
        env, targets = plans[0].env, tuple(each.target for each in plans)
    with live(root, today, env, targets) as here, locked(here.root, here.env):
        if resume:
            return _resumed(here)
        with here.platforms() as platforms:
            if plans:
                made = _as_planned(here, plans, platforms)
            else:
                made = _shown(here, here.plans(wish, platforms), yes=yes)
            return _applied(here, made, platforms)


def _applied(here: "Live", made: "list[Planned]", platforms: "list[Platform]") -> int:
    from catalogkit.live.carrying import begun, known
    from catalogkit.step import Manual

    code = 0
    for each, platform in zip(made, platforms, strict=True):
        if all(isinstance(step, Manual) for step in each.plan.steps):
            known(each)
            here.echo(f"{each.stage.target.name}: nothing to do")
        elif not carry(here, each, platform, begun(each, now())).is_complete:
            code = INCOMPLETE
        if each.plan.blocked:
            code = code or FOUND
    return code


def _shown(here: "Live", made: "list[Planned]", *, yes: bool) -> "list[Planned]":
    """The plans, once somebody has seen them and agreed."""
    from catalogkit.cli.writing import coloured
    from catalogkit.live.as_text import Style, as_text
    from catalogkit.step import Manual

    told = [here.told(each) for each in made]
    here.echo(as_text(told, Style(coloured(None, None))))
    steps = [step for each in made for step in each.plan.steps]
    if not all(isinstance(each, Manual) for each in steps):
        agreed(f"\nDo this in {here.env}?", yes=yes)
    return made


def _as_planned(
    here: "Live", plans: "list[Plan]", platforms: "list[Platform]"
) -> "list[Planned]":
    """The plans of a file, if they would be made again now. Raises UsageError."""
    from catalogkit.live.planning import stale, terms_of

    by_target = {each.target: each for each in plans}
    made = []
    for stage, platform in zip(here.stages, platforms, strict=True):
        then = by_target[stage.target.name]
        again = here.planned(stage, platform, terms_of(stage, then))
        why = stale(again.plan, then)
        if why:
            raise click.UsageError(why)
        made.append(again)
    return made


def _resumed(here: "Live") -> int:
    from catalogkit.live.carrying import resumable
    from catalogkit.live.planning import Planned

    code, found = 0, False
    with here.platforms() as platforms:
        for stage, platform in zip(here.stages, platforms, strict=True):
            cut_off = resumable(stage)
            if cut_off is None:
                continue
            journal, bindings = cut_off
            made = Planned(stage, journal.plan, stage.terms(), bindings)
            result = carry(here, made, platform, journal)
            code = code if result.is_complete else INCOMPLETE
            found = True
    if not found:
        here.echo(f"no apply in {here.env} was cut off: there is nothing to resume")
    return code


def _read(
    file: Path | None,
    env: str | None,
    targets: tuple[str, ...],
    wish: Wish,
    *,
    resume: bool,
) -> "list[Plan]":
    """The plans of a file. Raises UsageError where that is none, or of elsewhere."""
    from catalogkit.rollout.planned import read

    if file is None:
        return []
    if resume or wish != Wish():
        message = "a plan file says all: --resume, --adopt and others go without it"
        raise click.UsageError(message)
    try:
        plans = read(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError):
        message = f"'{file}' is no plan that catalogkit wrote"
        raise click.UsageError(message) from None
    other = next(
        (each.env for each in plans if each.env != (env or plans[0].env)), None
    )
    if other is not None:
        message = f"'{file}' is a plan for {other}, not for {env or plans[0].env}"
        raise click.UsageError(message)
    found = [each for each in plans if not targets or each.target in targets]
    if not found:
        message = f"'{file}' has no plan for {', '.join(targets) or 'any target'}"
        raise click.UsageError(message)
    return found
