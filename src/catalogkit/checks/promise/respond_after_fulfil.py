"""An answer that comes after the result."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.moments import just, shown
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import weighed, whose
from catalogkit.catalog.course.steps import Course, Leg, Step
from catalogkit.catalog.course.terms import Promise
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By
from catalogkit.model.service_item import ServiceItem


@check
def respond_after_fulfil(catalog: Catalog) -> Iterator[Diagnostic]:
    """The first answer is due after the whole request."""
    crossing: dict[tuple[object, ...], bool] = {}
    for item in catalog.items():
        for first, whole in _pairs(catalog, item):
            days = whole.days(catalog.today)
            key = (first.time, first.calendar, whole.time, whole.calendar, days)
            if key not in crossing:
                crossing[key] = _late(catalog, first, whole.of_all()) is not None
            if not crossing[key]:
                continue
            late = _late(catalog, first, whole.only(first.whens))
            if late is not None:
                yield weighed(_found(catalog, first, late), late)


def _pairs(catalog: Catalog, item: ServiceItem) -> Iterator[tuple[Promise, Promise]]:
    """Both times, where they are said of the same requests and may cross."""
    plan = planner(catalog)
    for whole in plan.promises(item, "fulfil"):
        for first in plan.promises(item, "respond"):
            same = (first.path_id, first.since) == (whole.path_id, whole.since)
            level = first.priority in {None, whole.priority}
            if same and level and not _clearly(first.time, whole.time):
                yield first, whole


def _clearly(first: Duration | By, whole: Duration | By) -> bool:
    """Whether the first is shorter on any clock, or they cannot be compared."""
    if isinstance(first, By) or isinstance(whole, By):
        return True
    if first.elapsed != whole.elapsed:
        return False
    if first.minutes is not None and whole.minutes is not None:
        return first.minutes <= whole.minutes
    return first.unit == whole.unit and first.amount <= whole.amount


def _late(catalog: Catalog, first: Promise, whole: Promise) -> Late | None:
    assert isinstance(first.time, Duration)  # noqa: S101 - as the model says
    leg = Leg(planner(catalog).clock(first.calendar), first.time)
    course = Course((Step(first.path, (), ((leg,),)),))
    return judge(catalog).late(whole, course)


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
