"""What a task that requests another item can count on: that item's promises."""

from collections.abc import Iterator

from catalogkit.catalog.answered import answered
from catalogkit.catalog.canonical import Ask, Is, Typed, both
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.terms import Promise, promises
from catalogkit.catalog.regions import Unproven, requests
from catalogkit.model.duration import Duration
from catalogkit.model.flow import Task
from catalogkit.model.service_item import ServiceItem

PLAIN = frozenset({"choice", "boolean", "integer"})
"""Types of fields whose fixed answers narrow what is promised."""


def promised_within(
    catalog: Catalog, item: ServiceItem, task: Task
) -> Iterator[tuple[Promise, list[Duration]]]:
    """Each promise that may hold for what a task requests, with approvals before it.

    The approvals are those that the promise waits for, unless one of this item that is
    always asked counts for them.
    """
    assert task.item is not None  # noqa: S101 - asked by the caller
    part = catalog[task.item]
    if part is item or part.lifecycle == "retired":
        return
    always = {step.id for step in item.approvals if step.when is None}
    agreed = not always.isdisjoint(task.approved_by)
    every = list(promises(catalog, part, "fulfil"))
    fixed = _fixed(catalog, part, task) if len(every) > 1 else []
    for each in every:
        if len(every) > 1 and not _can_be(catalog, part, [*fixed, *each.whens]):
            continue
        waits = each.starts == "approved" and not agreed
        approvals = part.approvals if waits else ()
        yield each, [step.within for step in approvals if step.within is not None]


def _fixed(catalog: Catalog, part: ServiceItem, task: Task) -> list[Typed]:
    """The answers that are the same in every request."""
    found: list[Typed] = []
    for field in part.form:
        answer = task.answers.get(field.id)
        if answer is None or field.type not in PLAIN:
            continue
        value = answered(field, answer.raw, catalog.manifest.currency)
        if isinstance(value, str | int) and "." not in str(value):
            found.append(Ask(field.id, Is((value,))))
    return found


def _can_be(catalog: Catalog, part: ServiceItem, trees: list[Typed]) -> bool:
    try:
        return requests(catalog, part).some(both(trees)) is not None
    except Unproven:
        return True
