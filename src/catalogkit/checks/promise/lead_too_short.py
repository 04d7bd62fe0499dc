"""A day that comes too soon."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import begun, outcome, timeline, weighed, whose
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.promise import By


@check
def lead_too_short(catalog: Catalog) -> Iterator[Diagnostic]:
    """Who asks at the last moment does not have it on the day."""
    plan, judged = planner(catalog), judge(catalog)
    for item in catalog.items():
        for promise in plan.promises(item, "fulfil"):
            if isinstance(promise.time, By):
                late = judged.late(promise, plan.course(promise))
                if late is not None:
                    yield weighed(_found(catalog, promise.time, late), late)


def _found(catalog: Catalog, by: By, late: Late) -> Diagnostic:
    promise = late.promise
    message = f"a lead of {by.lead} is too short{whose(promise)}"
    message = f"{message}{begun(catalog, promise)}: {outcome(catalog, late)}"
    place = promise.place.at("lead")
    return lead_too_short.found(place, message, notes=timeline(catalog, late))
