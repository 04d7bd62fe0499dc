"""An answer that comes after the result."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.moments import just, shown
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import whose
from catalogkit.catalog.course.steps import Course, Leg, Step
from catalogkit.catalog.course.terms import Promise
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By


@check
def respond_after_fulfil(catalog: Catalog) -> Iterator[Diagnostic]:
    """The first answer is due after the whole request."""
    plan, judged = planner(catalog), judge(catalog)
    for item in catalog.items():
        for whole in plan.promises(item, "fulfil"):
            if isinstance(whole.time, By):
                continue
            for first in plan.promises(item, "respond"):
                if not _together(first, whole) or _clearly(first.time, whole.time):
                    continue
                assert isinstance(first.time, Duration)  # noqa: S101 - as the model says
                leg = Leg(plan.clock(first.calendar), first.time)
                course = Course((Step(first.path, (), ((leg,),)),))
                late = judged.late(whole, course)
                if late is not None:
                    yield softened(_found(catalog, first, late), item)


def _together(first: Promise, whole: Promise) -> bool:
    """Whether both are said of the same requests."""
    return (first.path_id, first.since) == (whole.path_id, whole.since) and (
        first.priority is None or first.priority == whole.priority
    )


def _clearly(first: Duration | By, whole: Duration) -> bool:
    """Whether the first is shorter by any clock."""
    return (
        isinstance(first, Duration)
        and (first.unit, first.elapsed) == (whole.unit, whole.elapsed)
        and first.amount <= whole.amount
    )


def _found(catalog: Catalog, first: Promise, late: Late) -> Diagnostic:
    clock = planner(catalog).clock(late.promise.calendar)
    found = late.moment
    message = (
        f"somebody answers in {first.time} and it is done in {late.promise.time}"
        f"{whose(first)}: asked on {just(found.asked, clock)}, the answer is due on"
        f" {shown(found.done, clock)}, after the result on {shown(found.due, clock)}"
    )
    note = Note(late.promise.place, "the result is due here")
    return respond_after_fulfil.found(first.place, message, notes=[note])
