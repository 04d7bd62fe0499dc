"""A plan is carried out, gone on with, or undone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from catalogkit.live.planning import Planned, patiently
from catalogkit.live.stage import NotLive, Stage
from catalogkit.platform import Platform
from catalogkit.rollout.apply import Applied, Apply, Event, Pace
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.bindings import read as bindings_of
from catalogkit.rollout.journal import Journal, absorb, started, waiting
from catalogkit.rollout.planned import Plan
from catalogkit.rollout.rollback import compensating


@dataclass(frozen=True)
class Way:
    """How steps are carried out: how patiently, who watches, and what `clean` hides."""

    pace: Pace = field(default_factory=Pace)
    watch: Callable[[Event], None] = lambda _: None
    clean: Callable[[str], str] = str


def begun(made: Planned, now: str) -> Journal:
    """The journal of a plan that is about to be carried out.

    It takes the place of applies that were cut off; what is known anew is kept.
    """
    known(made)
    return started(made.stage.root, made.plan, now, instead=made.waiting)


def known(made: Planned) -> None:
    """Keeps what a plan has learnt of what is there."""
    made.bindings.learn(made.plan.learnt)
    made.bindings.save()


def carried(
    stage: Stage, platform: Platform, journal: Journal, bindings: Bindings, way: Way
) -> Applied:
    """Does what a journal's plan says and is not done yet."""
    kinds = stage.side.kinds
    run = Apply(platform, journal, bindings, kinds, way.pace, way.watch, way.clean)
    return run.run()


def resumable(stage: Stage) -> tuple[Journal, Bindings] | None:
    """The apply that was cut off, and what is known since.

    Raises NotLive where the catalog is no longer what it was then.
    """
    name = stage.target.name
    found = waiting(stage.root, stage.env, name)
    if not found:
        return None
    journal = found[-1]
    if journal.plan.goal not in {stage.goal.digest, ""}:
        message = (
            f"the catalog has changed since the apply of {name} that was cut off: "
            f"'catalogkit apply -e {stage.env}' without --resume plans anew"
        )
        raise NotLive(message)
    bindings = bindings_of(stage.root, name, stage.env, stage.platform)
    absorb(journal, bindings)
    return journal, bindings


def undoing(stage: Stage, platform: Platform, journal: Journal, pace: Pace) -> Plan:
    """The plan that undoes a journal; what was cut off is looked up."""
    plan = compensating(
        journal,
        stage.side.kinds,
        lambda key: patiently(lambda: platform.find(key), pace),
    )
    return replace(plan, goal="")


def undone(root: Path, journal: Journal, plan: Plan, now: str) -> Journal:
    """The journal of what undoes another, which is finished with that."""
    return started(root, plan, now, instead=[journal])
