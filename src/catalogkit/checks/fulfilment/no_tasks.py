"""A standard without work."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.service_item import ServiceItem, leads_to


@check(severity=Severity.WARNING)
def no_tasks(catalog: Catalog) -> Iterator[Diagnostic]:
    """The standard path of a live item has no task."""
    for item in catalog.items():
        if item.lifecycle == "draft" or item.record == "incident":
            continue
        for name, path in item.paths.items():
            if leads_to(name, path) == "standard" and not _worked(item, name):
                message = (
                    f"no task runs on '{name}', so nothing says what is to be done"
                )
                place = item.at_key("fulfilment")
                yield no_tasks.found(place, message)


def _worked(item: ServiceItem, path: str) -> bool:
    return any(not task.paths or path in task.paths for task in item.fulfilment)
