"""A platform is read, and compared with what it should hold."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from catalogkit.live.stage import NotLive, Stage
from catalogkit.model.near import near
from catalogkit.platform import Held, Platform, Unavailable
from catalogkit.resource import Key
from catalogkit.rollout.apply import Pace
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.bindings import read as bindings_of
from catalogkit.rollout.goal import Terms
from catalogkit.rollout.journal import Journal, absorb, waiting
from catalogkit.rollout.plan import plan
from catalogkit.rollout.planned import Plan
from catalogkit.step import Adopt, Delete, Retire, Step

T = TypeVar("T")


@dataclass(frozen=True)
class Planned:
    """A plan and all that it was made of; `waiting` are applies that were cut off."""

    stage: Stage
    plan: Plan
    terms: Terms
    bindings: Bindings
    waiting: tuple[Journal, ...] = ()


def planned(stage: Stage, platform: Platform, terms: Terms, pace: Pace) -> Planned:
    """Reads the platform and plans. Raises PlatformError, BindingsRefused.

    What an apply did before it was cut off counts as ours.
    """
    name = stage.target.name
    bindings = bindings_of(stage.root, name, stage.env, stage.platform)
    interrupted = tuple(waiting(stage.root, stage.env, name))
    for each in interrupted:
        absorb(each, bindings)
    held = patiently(platform.read, pace)

    def holding(each: Held) -> int:
        return patiently(lambda: platform.holding(each), pace)

    made = plan(stage.goal, held, bindings, terms, holding)
    return Planned(stage, made, terms, bindings, interrupted)


def patiently(ask: Callable[[], T], pace: Pace) -> T:
    """The answer, asked again as long as that may help."""
    tried = 0
    while True:
        tried += 1
        try:
            return ask()
        except Unavailable as problem:
            if tried >= pace.tries:
                raise
            pace.sleep(pace.wait(tried, problem.wait))


def terms_of(stage: Stage, made: Plan) -> Terms:
    """The terms that a plan from a file was made under."""
    adopted = [str(each.key) for each in made.steps if isinstance(each, Adopt)]
    lost = {
        each.key: each.reason
        for each in made.steps
        if isinstance(each, Delete) and each.reason
    }
    return stage.terms(adopted, lost)


def stale(now: Plan, then: Plan) -> str:
    """Why a plan may not be carried out any more, or ""."""
    again = f"plan again: catalogkit plan -e {now.env}"
    holds = {each.key: getattr(each, "holds", 0) for each in now.steps}
    if now.platform != then.platform:
        return f"the plan is for {then.platform}, not {now.platform}; {again}"
    if now.goal != then.goal and now.held != then.held:
        both = f"the catalog and {now.target}"
        return f"{both} have changed since this plan was made; {again}"
    if now.goal != then.goal:
        return f"the catalog has changed since this plan was made; {again}"
    if now.held != then.held:
        return (
            f"{now.target} has changed since this plan was made: what the plan says "
            f"about it is no longer so; {again}"
        )
    if [*map(_apart, now.steps)] != [*map(_apart, then.steps)]:
        return (
            "this plan would be another one today: owners in the manifest, the file, "
            f"or catalogkit itself have changed; {again}"
        )
    for step in then.steps:
        more = holds.get(step.key, 0) - getattr(step, "holds", 0)
        if isinstance(step, Delete) and more > 0:
            return (
                f"{step.key} holds {more} more than when this plan was made, which "
                f"nobody agreed to lose; {again}"
            )
    return ""


def _apart(step: Step) -> Step:
    """A step without what comes in while people work: the number of requests."""
    return replace(step, holds=0) if isinstance(step, Retire | Delete) else step


def heeded(made: Sequence[Planned], adopt: Iterable[str], lose: Iterable[Key]) -> None:
    """Raises NotLive where an option is about nothing that there is."""
    wanted = {str(key) for each in made for key in each.stage.goal.resources}
    for name in adopt:
        if name not in {*wanted, "all"}:
            message = f"--adopt {name}: the catalog makes no '{name}'"
            raise NotLive(message + near(name, wanted))
    steps = [step for each in made for step in each.plan.steps]
    gone = {str(each.key) for each in steps if isinstance(each, Retire | Delete)}
    for name in map(str, lose):
        if name in wanted:
            message = f"--allow-data-loss {name}: the catalog has it, so it stays"
            raise NotLive(message)
        if name not in gone:
            message = f"--allow-data-loss {name}: nothing of this name is taken away"
            raise NotLive(message + near(name, gone))
