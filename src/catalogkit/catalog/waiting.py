"""What waits for what: the approvals and tasks of an item in a circle."""

from collections.abc import Iterator

from catalogkit.catalog.loops import loops
from catalogkit.diagnostic import Place
from catalogkit.model.flow import ApprovalStep, Task
from catalogkit.model.service_item import ServiceItem


def circles(item: ServiceItem) -> Iterator[tuple[str, ...]]:
    """Each circle of approvals and tasks that wait for one another: (a, b, a)."""
    seen: set[str] = set()
    for step in _steps(item):
        if not seen.issuperset(step.after):
            break
        seen.add(step.id)
    else:
        return
    yield from loops({step.id: step.after for step in _steps(item)})


def place(item: ServiceItem, circle: tuple[str, ...]) -> Place:
    """Where the first of a circle says that it waits for the second."""
    first = next(step for step in _steps(item) if step.id == circle[0])
    return item.at(first, "after", first.after.index(circle[1]))


def _steps(item: ServiceItem) -> tuple[ApprovalStep | Task, ...]:
    return (*item.approvals, *item.fulfilment)
