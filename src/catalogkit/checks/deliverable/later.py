"""Results that come after the promise."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import Typed
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.moments import just, shown
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import weighed, whose
from catalogkit.catalog.course.steps import Course, Leg, Step
from catalogkit.catalog.course.terms import Promise
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.contract import Deliverable
from catalogkit.model.promise import By
from catalogkit.model.service_item import ServiceItem


@check
def later(catalog: Catalog) -> Iterator[Diagnostic]:
    """A result may come later than its path promises."""
    for item in catalog.items():
        for each in item.deliverables:
            if each.within is not None:
                late = _late(catalog, item, each)
                if late is not None:
                    yield weighed(_found(catalog, each, late), late)


def _late(catalog: Catalog, item: ServiceItem, each: Deliverable) -> Late | None:
    """The worst of all promises that the result's own time breaks."""
    plan, found = planner(catalog), []
    for promise in plan.promises(item, "fulfil"):
        if isinstance(promise.time, By) or each.within is None:
            continue
        leg = Leg(plan.clock(promise.calendar), each.within)
        course = Course((Step(promise.path, (), ((leg,),)),))
        also: tuple[Typed, ...] = ()
        if each.when is not None:
            also = (catalog.typed[id(each.when)],)
        late = judge(catalog).late(_only(promise, also), course)
        if late is not None:
            found.append(late)
    return max(found, key=lambda late: late.moment.late, default=None)


def _only(promise: Promise, also: tuple[Typed, ...]) -> Promise:
    return promise.only(also) if also else promise


def _found(catalog: Catalog, each: Deliverable, late: Late) -> Diagnostic:
    promise, moment = late.promise, late.moment
    clock = planner(catalog).clock(promise.calendar)
    message = (
        f"'{each.id}' comes within {each.within}, but {promise.time} is"
        f" promised{whose(promise)}: asked on {just(moment.asked, clock)} it is due on"
        f" {shown(moment.due, clock)} and comes on {shown(moment.done, clock)}"
    )
    notes = [Note(promise.place, "promised here")]
    return later.found(promise.item.at(each, "within"), message, notes=notes)
