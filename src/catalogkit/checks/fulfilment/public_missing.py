"""Work that the requester does not see."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def public_missing(catalog: Catalog) -> Iterator[Diagnostic]:
    """The requester's tracker stands still while a task takes time."""
    for item in catalog.items():
        for task in item.fulfilment:
            takes = task.wait or task.effort
            if task.public is None and takes is not None:
                message = f"'{task.id}' takes {takes} and has no 'public' text, so the"
                message += " requester sees nothing happen"
                yield public_missing.found(item.at(task, "id"), message)
