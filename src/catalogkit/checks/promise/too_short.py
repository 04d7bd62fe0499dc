"""A promise that no team can keep."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import begun, outcome, timeline, weighed, whose
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.promise import By


@check
def too_short(catalog: Catalog) -> Iterator[Diagnostic]:
    """The work takes longer than is promised, at the worst moment to ask."""
    plan, judged = planner(catalog), judge(catalog)
    for item in catalog.items():
        for promise in plan.promises(item, "fulfil"):
            if isinstance(promise.time, By):
                continue
            late = judged.late(promise, plan.course(promise))
            if late is not None and not _said_elsewhere(catalog, late):
                yield weighed(_found(catalog, late), late)


def _said_elsewhere(catalog: Catalog, late: Late) -> bool:
    """Whether it is late for a plainer reason, which another rule says."""
    plan = planner(catalog)
    clock = plan.clock(late.promise.calendar)
    legs = [leg for step, _ in late.chain for way in step.ways for leg in way]
    if not all(plan.meet(clock, leg.clock) for leg in legs):
        return True  # promise/calendars-never-meet
    hung = (plan.timeout(step.part) for step, _ in late.chain)
    return any(judge(catalog).late(late.promise, each) for each in hung)


def _found(catalog: Catalog, late: Late) -> Diagnostic:
    promise = late.promise
    message = f"{promise.time} is promised{whose(promise)}{begun(catalog, promise)},"
    message = f"{message} but {outcome(catalog, late)}"
    return too_short.found(promise.place, message, notes=timeline(catalog, late))
