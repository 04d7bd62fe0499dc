"""Items that are made of items."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.flow import Task
from catalogkit.model.service_item import ServiceItem


def parts(item: ServiceItem) -> Iterator[Task]:
    """The tasks of an item that request another item."""
    return (task for task in item.fulfilment if task.item is not None)


def contained(catalog: Catalog) -> dict[str, list[str]]:
    """Each item that is a bundle, and the items it directly requests."""
    found: dict[str, list[str]] = {}
    for item in catalog.items():
        for task in parts(item):
            found.setdefault(item.id, []).append(str(task.item))
    return found


def everything_in(catalog: Catalog, item: ServiceItem) -> Iterator[ServiceItem]:
    """Every item that a bundle leads to, near or far, each once."""
    seen, waiting = {item.id}, list(parts(item))
    while waiting:
        ref = waiting.pop(0).item
        if ref is not None and ref not in seen:
            seen.add(ref)
            yield catalog[ref]
            waiting.extend(parts(catalog[ref]))
