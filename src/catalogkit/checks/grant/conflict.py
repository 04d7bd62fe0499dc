"""A bundle of duties that one person may not hold together."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from catalogkit.catalog.bundles import everything_in, parts
from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.ending import Grant
from catalogkit.model.flow import Task
from catalogkit.model.service_item import ServiceItem

Given = tuple[Task | None, Grant]


@check
def conflict(catalog: Catalog) -> Iterator[Diagnostic]:
    """One request gives two entitlements that conflict."""
    for item in catalog.items():
        if any(True for _ in parts(item)):
            for one, other in combinations(_given(catalog, item), 2):
                if one[0] is not other[0] and _conflicts(one[1], other[1]):
                    yield _found(item, one, other)


def _given(catalog: Catalog, item: ServiceItem) -> Iterator[Given]:
    """What an item gives: of its own, and by each task that requests an item."""
    if item.grant is not None:
        yield None, item.grant
    for task in parts(item):
        if task.item is not None:
            first = catalog[task.item]
            for each in (first, *everything_in(catalog, first)):
                if each.grant is not None and each is not item:
                    yield task, each.grant


def _conflicts(one: Grant, other: Grant) -> bool:
    return one.entitlement in other.conflicts or other.entitlement in one.conflicts


def _found(item: ServiceItem, one: Given, other: Given) -> Diagnostic:
    names = f"'{one[1].entitlement}' and '{other[1].entitlement}'"
    message = f"one person gets {names}, which nobody may hold together"
    first = item.at("grant") if one[0] is None else item.at(one[0], "item")
    note = Note(first, f"gives '{one[1].entitlement}'")
    place = item.at("grant") if other[0] is None else item.at(other[0], "item")
    found = conflict.found(place, message, notes=[note])
    tasks = [task for task, _ in (one, other) if task is not None]
    sure = all(task.when is None for task in tasks)
    return found if sure else replace(found, severity=Severity.WARNING)
