"""Steps that come when everything is over."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.ladder import Rung, rungs
from catalogkit.catalog.course.moments import just, shown
from catalogkit.catalog.course.plan import planner
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def after_due(catalog: Catalog) -> Iterator[Diagnostic]:
    """A step of an escalation comes at a time at which the promise is broken."""
    for item in catalog.items():
        for index, step in enumerate(item.escalation):
            if step.at == "breach" or step.at.endswith("%"):
                continue
            every = [rungs(catalog, item, step, kind) for kind in step.of]
            found = [rung for each in every for rung in each]
            if found and all(rung.at > rung.due for rung in found):
                yield _found(catalog, item, index, found[0])


def _found(catalog: Catalog, item: ServiceItem, index: int, rung: Rung) -> Diagnostic:
    clock = planner(catalog).clock(rung.promise.calendar)
    at = item.escalation[index].at
    message = (
        f"{at} after the start it is too late, whatever is promised: asked on"
        f" {just(rung.asked, clock)} the request is due on {shown(rung.due, clock)} and"
        f" this comes on {shown(rung.at, clock)}; write breach, or a share such as 80%"
    )
    note = Note(rung.promise.place, "promised here")
    return after_due.found(item.at("escalation", index, "at"), message, notes=[note])
