"""When the steps of an escalation come, for a request on an ordinary day."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import ALWAYS, Clock, NeverOpen
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.terms import Promise
from catalogkit.catalog.offsets import DAY, EPOCH
from catalogkit.model.duration import Duration, work
from catalogkit.model.flow import EscalationStep
from catalogkit.model.promise import By
from catalogkit.model.service_item import ServiceItem

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a ladder for one promise: asked, due, and when the step comes.

    `left` are the seconds of the promise's clock from then until due.
    """

    promise: Promise
    asked: int
    due: int
    at: int
    left: int


def rungs(
    catalog: Catalog, item: ServiceItem, step: EscalationStep, kind: str
) -> Iterator[Rung]:
    """A step for each promise of a kind, asked when its clock next starts to run."""
    plan = planner(catalog)
    for promise in plan.promises(item, kind):
        if isinstance(promise.time, By):
            continue
        clock = ALWAYS if promise.time.elapsed else plan.clock(promise.calendar)
        first, _ = promise.days(catalog.today)
        try:
            asked = _opening(clock, (first.toordinal() - EPOCH) * DAY)
            yield _rung(promise, promise.time, clock, asked, step)
        except NeverOpen:
            continue


def _opening(clock: Clock, at: int) -> int:
    """The next beginning of working time; any moment where it never stops."""
    at = clock.opens(at)
    if clock.closes(at) - at > DAY * 366:
        return at
    return clock.opens(clock.closes(at))


def _rung(
    promise: Promise, time: Duration, clock: Clock, asked: int, step: EscalationStep
) -> Rung:
    due = clock.add(asked, time)
    if step.at == "breach":
        at = due
    elif step.at.endswith("%"):
        share = float(step.at[:-1]) / WHOLE
        part = int(clock.worked(asked, due) // 60 * share)
        at = clock.add(asked, Duration(part, "m"))
    else:
        at = clock.add(asked, work(step.at))
    return Rung(promise, asked, due, at, clock.worked(at, due))
