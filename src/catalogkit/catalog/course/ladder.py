"""When the steps of an escalation come, for a request on an ordinary day."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

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
        begin = (first.toordinal() - EPOCH) * DAY
        found = _moments(clock, promise.time, step.at, begin)
        if found is not None:
            yield Rung(promise, *found)


def _opening(clock: Clock, at: int) -> int:
    """The next beginning of working time; any moment where it never stops."""
    at = clock.opens(at)
    if clock.closes(at) - at > DAY * 366:
        return at
    return clock.opens(clock.closes(at))


@lru_cache(maxsize=4096)
def _moments(
    clock: Clock, time: Duration, at: str, begin: int
) -> tuple[int, int, int, int] | None:
    """Asked, due, when the step comes, and what is left; None: it never is open."""
    try:
        asked = _opening(clock, begin)
        due = clock.add(asked, time)
        if at == "breach":
            when = due
        elif at.endswith("%"):
            part = int(clock.worked(asked, due) // 60 * float(at[:-1]) / WHOLE)
            when = clock.add(asked, Duration(part, "m"))
        else:
            when = clock.add(asked, work(at))
        return asked, due, when, clock.worked(when, due)
    except NeverOpen:
        return None
