"""Automations that nothing starts."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.knowledge import Automation


@check(severity=Severity.WARNING)
def unused(catalog: Catalog) -> Iterator[Diagnostic]:
    """No task uses an automation that tasks start."""
    if catalog.absent:
        return  # one of those may use it
    used = {
        task.automation
        for item in catalog.items()
        for task in item.fulfilment
        if task.automation is not None
    }
    for each in catalog.all(Automation):
        if each.trigger == "task" and each.id not in used:
            message = f"no task of any item names '{each.id}', so it never starts"
            yield unused.found(each.at("id"), message)
