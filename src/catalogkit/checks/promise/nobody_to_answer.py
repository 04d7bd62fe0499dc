"""An answer that is promised while everybody is at home."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.moments import just, shown
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import begun, weighed, whose
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def nobody_to_answer(catalog: Catalog) -> Iterator[Diagnostic]:
    """An answer is promised for a time at which nobody of the team works."""
    plan, judged = planner(catalog), judge(catalog)
    for item in catalog.items():
        for promise in plan.promises(item, "respond"):
            late = judged.late(promise, plan.answer(promise))
            if late is not None:
                yield weighed(_found(catalog, late), late)


def _found(catalog: Catalog, late: Late) -> Diagnostic:
    promise, found = late.promise, late.moment
    clock = planner(catalog).clock(promise.calendar)
    team = promise.path.team or promise.item.owner
    message = (
        f"an answer is promised in {promise.time}{whose(promise)}"
        f"{begun(catalog, promise)}, but asked on {just(found.asked, clock)} nobody of"
        f" '{team}' is at work before {shown(found.done - 60, clock)}"
    )
    notes = [Note(promise.item.at("paths", promise.path_id, "team"), "answers here")]
    return nobody_to_answer.found(promise.place, message, notes=notes)
