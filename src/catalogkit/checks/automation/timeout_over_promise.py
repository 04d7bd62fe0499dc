"""Automations that may take longer than what they are for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.moments import just, shown
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import weighed, whose
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.flow import Task
from catalogkit.model.promise import By
from catalogkit.model.service_item import ServiceItem


@check
def timeout_over_promise(catalog: Catalog) -> Iterator[Diagnostic]:
    """An automation may take longer than is promised."""
    for item in catalog.items():
        for task in item.fulfilment:
            if task.automation is not None:
                late = _late(catalog, item, task)
                if late is not None:
                    yield weighed(_found(catalog, task, late), late)


def _late(catalog: Catalog, item: ServiceItem, task: Task) -> Late | None:
    """The worst of all promises that the timeout alone breaks."""
    plan, judged = planner(catalog), judge(catalog)
    alone = plan.timeout(task)
    found = []
    for promise in plan.promises(item, "fulfil"):
        course = plan.course(promise)
        steps = () if course is None else course.steps
        if isinstance(promise.time, By) or all(each.part is not task for each in steps):
            continue
        late = judged.late(promise, alone)
        if late is not None:
            found.append(late)
    return max(found, key=lambda late: late.moment.late, default=None)


def _found(catalog: Catalog, task: Task, late: Late) -> Diagnostic:
    promise, moment = late.promise, late.moment
    assert task.automation is not None  # noqa: S101 - asked above
    automation = catalog[task.automation]
    clock = planner(catalog).clock(promise.calendar)
    message = (
        f"'{automation.id}' may take {automation.timeout} and {promise.time} is"
        f" promised{whose(promise)}: started on {just(moment.asked, clock)} it ends on"
        f" {shown(moment.done, clock)}, after the due moment"
        f" {shown(moment.due, clock)}"
    )
    notes = [
        Note(automation.at("timeout"), "may take so long"),
        Note(promise.place, "promised here"),
    ]
    return timeout_over_promise.found(
        promise.item.at(task, "automation"), message, notes=notes
    )
