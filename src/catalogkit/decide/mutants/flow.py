"""Changes in the paths, the approvals and the tasks of an item."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from catalogkit.catalog.canonical import both
from catalogkit.decide.mutants.mutant import Mutant, changed
from catalogkit.decide.mutants.places import NEVER, OFF, Around
from catalogkit.model.organisation import Team
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import Path

GONE = {"when": NEVER}


def of_flow(around: Around) -> Iterator[Mutant]:
    """A path, an approval or a task taken away; another team; another order."""
    for name, path in around.item.paths.items():
        yield from _path(around, name, path)
    yield from _approvals(around)
    yield from _tasks(around)


def _path(around: Around, name: str, path: Path) -> Iterator[Mutant]:
    item, taken = around.item, around.taken(name)
    place = item.at_key("paths", name)
    if len(item.paths) > 1:
        gone = _with_path(around, name, path, GONE)
        said = f"the path '{name}' is taken away"
        yield Mutant("path", said, place, taken, entities=gone, typed=OFF)
    for other in path.before:
        left = tuple(each for each in path.before if each != other)
        turned = _with_path(around, name, path, {"before": left})
        said = f"the path '{name}' no longer goes before '{other}'"
        where = both([taken, around.tree(item.paths[other].when)])
        yield Mutant("order", said, item.at(path, "before"), where, entities=turned)
    team = _another_team(around, path)
    if team is not None:
        moved = _with_path(around, name, path, {"team": Ref(team, "team")})
        said = f"the path '{name}' goes to '{team}'"
        place = item.at(path, "team") if path.team is not None else place
        yield Mutant("team", said, place, taken, entities=moved)


def _with_path(
    around: Around, name: str, path: Path, values: dict[str, Any]
) -> tuple[Any, ...]:
    new = path.model_copy(update=values)
    paths = {**around.item.paths, name: new}
    return (changed(around.item, paths=paths),)


def _another_team(around: Around, path: Path) -> str | None:
    """A team it could be mistaken for: of another path, the owner, else any."""
    own = path.team or around.item.owner
    others = [each.team for each in around.item.paths.values()]
    known = [*others, around.item.owner, *around.catalog.all(Team)]
    names = [each.id if isinstance(each, Team) else each for each in known]
    return next((str(each) for each in names if each and each != own), None)


def _approvals(around: Around) -> Iterator[Mutant]:
    item, steps = around.item, around.item.approvals
    for index, step in enumerate(steps):
        off = step.model_copy(update=GONE)
        gone = changed(item, approvals=(*steps[:index], off, *steps[index + 1 :]))
        said = f"the approval '{step.id}' is taken away"
        where = around.tree(step.when)
        yield Mutant(
            "approval", said, item.at(step), where, entities=(gone,), typed=OFF
        )
    for index, (first, second) in enumerate(pairwise(steps)):
        turned = (*steps[:index], second, first, *steps[index + 2 :])
        said = f"the approval '{second.id}' comes before '{first.id}'"
        where = both([around.tree(first.when), around.tree(second.when)])
        other = changed(item, approvals=turned)
        yield Mutant("order", said, item.at(second), where, entities=(other,))


def _tasks(around: Around) -> Iterator[Mutant]:
    item, tasks = around.item, around.item.fulfilment
    for index, task in enumerate(tasks):
        off = task.model_copy(update=GONE)
        gone = changed(item, fulfilment=(*tasks[:index], off, *tasks[index + 1 :]))
        said = f"the task '{task.id}' is taken away"
        where = both([around.worked(task.paths), around.tree(task.when)])
        yield Mutant("task", said, item.at(task), where, entities=(gone,), typed=OFF)
