"""A promise that counts while nobody works."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock
from catalogkit.catalog.course.moments import shown
from catalogkit.catalog.course.plan import Planner, planner
from catalogkit.catalog.course.terms import Promise
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.organisation import Team
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem

Needed = tuple[Ref[Team], Clock]


@check
def calendars_never_meet(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team that a promise needs never works while the promise counts."""
    plan = planner(catalog)
    for item in catalog.items():
        said: set[tuple[str, str | None]] = set()
        for promise in plan.promises(item, "fulfil"):
            clock = plan.clock(promise.calendar)
            for ref, other in _needed(plan, item, promise):
                key = (str(ref), promise.calendar)
                if key in said:
                    continue
                found = _judged(plan, promise, ref, (clock, other))
                if found is not None:
                    said.add(key)
                    yield softened(found, item)


def _judged(
    plan: Planner, promise: Promise, ref: Ref[Team], clocks: tuple[Clock, Clock]
) -> Diagnostic | None:
    clock, other = clocks
    if not plan.meet(clock, other):
        return _found(promise, ref, other)
    for each in clocks:
        end = plan.ends(each)
        if end is not None:
            message = f"'{each.name}' does not open again after {shown(end, each)}:"
            message += f" from then on '{ref}' cannot keep a promise"
            return calendars_never_meet.found(promise.item.at(ref), message)
    return None


def _needed(plan: Planner, item: ServiceItem, promise: Promise) -> Iterator[Needed]:
    """The teams that decide or work under a promise, and when they do."""
    course = plan.course(promise)
    for step in () if course is None else course.steps:
        refs: list[Ref[Team] | None] = []
        if isinstance(step.part, ApprovalStep):
            if step.part.quorum == len(step.part.by):
                refs = [each.team for each in step.part.by]
        else:
            own = getattr(step.part, "team", None)
            refs = [own or promise.path.team] if step.ways else []
        for ref in refs:
            clock = plan.team(ref, item)
            if ref is not None and clock is not None:
                yield ref, clock


def _found(promise: Promise, ref: Ref[Team], clock: Clock) -> Diagnostic:
    item, counts = promise.item, promise.calendar or "the wall clock"
    message = (
        f"'{ref}' works by '{clock.name}', which is never open while '{counts}' is:"
        " no request is ever worked on in the promised time"
    )
    note = Note(promise.place, f"the promise counts by '{counts}'")
    return calendars_never_meet.found(item.at(ref), message, notes=[note])
