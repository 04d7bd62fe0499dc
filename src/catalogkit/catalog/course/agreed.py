"""Promises behind a promise: what teams and suppliers agreed, added up on the clock."""

from collections.abc import Iterator
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late, judge
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.said import outcome, timeline, weighed, whose
from catalogkit.catalog.course.steps import Course, Leg, Step
from catalogkit.catalog.course.terms import Promise
from catalogkit.diagnostic import Diagnostic, Note, Rule
from catalogkit.model.flow import Task
from catalogkit.model.promise import By
from catalogkit.model.service_item import ServiceItem


def over(catalog: Catalog, rule: Rule, kind: str) -> Iterator[Diagnostic]:
    """Promises that the agreements of a class behind them do not keep."""
    for item in catalog.items():
        tasks = [task for task in item.fulfilment if task.contract is not None]
        if any(_class(catalog, task) == kind for task in tasks):
            fulfil = _late(catalog).get(item.id, ())
            mine = [each for each in fulfil if _weakest(catalog, each) == kind]
            for found in (*mine, *_respond(catalog, item, kind)):
                yield weighed(_found(catalog, rule, kind, found), found)


@lru_cache(maxsize=1)
def _late(catalog: Catalog) -> dict[str, list[Late]]:
    """By item, what is late by what is agreed, though not by the work itself."""
    plan, judged = planner(catalog), judge(catalog)
    found: dict[str, list[Late]] = {}
    for item in catalog.items():
        if all(task.contract is None for task in item.fulfilment):
            continue
        for promise in plan.promises(item, "fulfil"):
            late = judged.late(promise, plan.course(promise, contracts=True))
            if late and judged.late(promise, plan.course(promise)) is None:
                found.setdefault(item.id, []).append(late)
    return found


def _respond(catalog: Catalog, item: ServiceItem, kind: str) -> Iterator[Late]:
    """Where the path's own team is bound by an agreement, its answer comes with it."""
    for promise in planner(catalog).promises(item, "respond"):
        for task in item.fulfilment:
            ours = task.team is None or task.team == promise.path.team
            if task.contract is None or _class(catalog, task) != kind or not ours:
                continue
            late = judge(catalog).late(promise, _answer(catalog, promise, task))
            if late is not None:
                yield late


def _answer(catalog: Catalog, promise: Promise, task: Task) -> Course | None:
    if task.contract is None or task.after or promise.priority is None:
        return None
    target = catalog[task.contract].targets.get(promise.priority)
    if target is None or target.respond is None:
        return None
    clock = planner(catalog).clock(target.calendar or promise.calendar)
    return Course((Step(task, (), ((Leg(clock, target.respond),),)),))


def _weakest(catalog: Catalog, late: Late) -> str:
    """Which class makes it late: contracts of suppliers before those of teams."""
    tasks = [step.part for step, _ in late.chain if isinstance(step.part, Task)]
    found = {_class(catalog, task) for task in tasks if task.contract is not None}
    return "contract" if "contract" in found else "ola" if "ola" in found else ""


def _class(catalog: Catalog, task: Task) -> str:
    if task.contract is None:
        return ""
    return "contract" if catalog[task.contract].class_ == "contract" else "ola"


def _found(catalog: Catalog, rule: Rule, kind: str, late: Late) -> Diagnostic:
    promise = late.promise
    what = {"ola": "teams", "contract": "suppliers"}[kind]
    verb = "answers" if promise.kind == "respond" else "is done"
    time = promise.time.lead if isinstance(promise.time, By) else promise.time
    message = (
        f"{time} is promised{whose(promise)}, and what {what} agreed to behind it"
        f" {'takes longer' if verb == 'is done' else 'answers later'}:"
        f" {outcome(catalog, late)}"
    )
    tasks = [step.part for step, _ in late.chain if isinstance(step.part, Task)]
    bound = next(task for task in tasks if _class(catalog, task) == kind)
    notes = [*timeline(catalog, late), Note(promise.place, "promised here")]
    return rule.found(promise.item.at(bound, "contract"), message, notes=notes)
