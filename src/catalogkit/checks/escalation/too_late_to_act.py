"""Ladders whose first step leaves no time to act."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.ladder import Rung, rungs
from catalogkit.catalog.course.needs import runs_on
from catalogkit.catalog.course.said import whose
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.flow import EscalationStep, Task
from catalogkit.model.service_item import ServiceItem

MINUTE = 60


@check(severity=Severity.WARNING)
def too_late_to_act(catalog: Catalog) -> Iterator[Diagnostic]:
    """Who first hears of a delay has less time left than the work takes."""
    for item in catalog.items():
        steps = [step for step in item.escalation if "fulfil" in step.of]
        found = _first(catalog, item, steps)
        if found is not None:
            yield _found(item, *found)


def _first(
    catalog: Catalog, item: ServiceItem, steps: list[EscalationStep]
) -> tuple[EscalationStep, Rung, Task] | None:
    """The first step, where it comes too late for the longest task of some path."""
    every = [(step, list(rungs(catalog, item, step, "fulfil"))) for step in steps]
    early = [pair for pair in every if any(rung.left > 0 for rung in pair[1])]
    if not early:
        return None  # escalation/only-after-breach
    step, first = min(early, key=lambda pair: pair[1][0].at)
    for rung in first:
        task = _longest(item, rung.promise.path_id)
        if task is not None and 0 < rung.left < _minutes(task) * MINUTE:
            return step, rung, task
    return None


def _longest(item: ServiceItem, path_id: str) -> Task | None:
    """The longest task that every request on a path needs."""
    tasks = [
        task
        for task in item.fulfilment
        if task.when is None and runs_on(item, task, path_id) and _minutes(task)
    ]
    return max(tasks, key=_minutes, default=None)


def _minutes(task: Task) -> int:
    """The minutes of a task's effort; 0 where it has none in minutes or hours."""
    return (task.effort.minutes or 0) if task.effort is not None else 0


def _found(
    item: ServiceItem, step: EscalationStep, rung: Rung, task: Task
) -> Diagnostic:
    promise = rung.promise
    message = (
        f"of the {promise.time} promised{whose(promise)} only {rung.left // MINUTE}"
        f" minutes are left then, and '{task.id}' alone takes {task.effort}: let"
        " somebody know sooner"
    )
    notes = [Note(item.at(task, "effort"), "takes so long")]
    return too_late_to_act.found(item.at(step, "at"), message, notes=notes)
