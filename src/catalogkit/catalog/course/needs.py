"""What must hold of a request for a step to be taken."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import FALSE, And, Ask, Given, Typed
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.steps import Part
from catalogkit.model.flow import Task
from catalogkit.model.service_item import Path, ServiceItem, leads_to

WORKED = frozenset({"standard", "expert"})


def runs_on(item: ServiceItem, task: Task, path_id: str) -> bool:
    """Whether a task runs on a path: standard and expert ones unless it names them."""
    if task.paths:
        return path_id in task.paths
    return leads_to(path_id, item.paths[path_id]) in WORKED


def needs(catalog: Catalog, item: ServiceItem, path_id: str, part: Part) -> list[Typed]:
    """The conditions of a step, and of the tasks whose outcome or answer it reads."""
    if isinstance(part, Path) or part.when is None:
        return []
    found: list[Typed] = [catalog.typed[id(part.when)]]
    tasks = {task.id: task for task in item.fulfilment}
    seen = {part.id}
    for tree in found:
        for name in _read(tree):
            task = tasks.get(name.partition(".")[0])
            if task is None or "." not in name or task.id in seen:
                continue
            seen.add(task.id)
            if not runs_on(item, task, path_id):
                found.append(FALSE)
            elif task.when is not None:
                found.append(catalog.typed[id(task.when)])
    return found


def _read(tree: Typed) -> Iterator[str]:
    """The facts that must be there for a condition to hold."""
    match tree:
        case And(parts):
            for part in parts:
                yield from _read(part)
        case Ask(name, test) if test != Given(given=False):
            yield name
