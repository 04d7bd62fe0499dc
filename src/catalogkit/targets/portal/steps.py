"""What happens next: the work as the requester's tracker shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.decide.questions import bases
from catalogkit.model.flow import Task
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.ways import path_title
from catalogkit.wording import sentence
from catalogkit.wording.reader import Reader


@dataclass(frozen=True)
class Step:
    """One step: its text, who does it, and the item that it is, by id."""

    id: str
    said: str
    team: str
    item: str
    details: tuple[str, ...]


def steps(reader: Reader, item: ServiceItem) -> tuple[Step, ...]:
    """The steps that a requester sees, each behind those that it waits for.

    A task without a public text, and that is no item of its own, is left out.
    """
    depths = _depths(item)
    shown = sorted(
        (task for task in item.fulfilment if task.public is not None or task.item),
        key=lambda task: depths[task.id],
    )
    found = []
    before: Task | None = None
    for task in shown:
        together = before is not None and depths[before.id] == depths[task.id]
        details = tuple(_details(reader, item, task, together=together))
        team = "" if task.team is None else reader.called(task.team)
        found.append(
            Step(task.id, step_said(reader, task), team, task.item or "", details)
        )
        before = task
    return tuple(found)


def step_said(reader: Reader, task: Task) -> str:
    """What the tracker shows of a task; its title, or the item that it is."""
    for text in (task.public, task.title):
        if text is not None:
            return reader.text(text)
    return task.id if task.item is None else reader.called(task.item)


def _details(
    reader: Reader, item: ServiceItem, task: Task, *, together: bool
) -> Iterator[str]:
    if task.when is not None:
        tree = reader.catalog.typed[id(task.when)]
        if bases(tree) & {each.id for each in item.fulfilment}:
            yield reader.told("step_if_needed")
        else:
            yield reader.told("step_only_if", when=reader.when(task.when))
    if task.paths and set(task.paths) != set(item.paths):
        titles = [
            path_title(reader, name, item.paths[name])
            for name in task.paths
            if name in item.paths
        ]
        paths = reader.wording.comma.join(titles)
        yield reader.told("step_only_on", paths=paths)
    if together:
        yield reader.told("step_together")
    if task.state is not None:
        yield sentence(reader.locale, f"state_{task.state}")
    if task.wait is not None:
        yield reader.told("step_wait", time=reader.time(task.wait))


def _depths(item: ServiceItem) -> Mapping[str, int]:
    """How many tasks come before each, the longest way; a circle adds nothing."""
    after = {task.id: task.after for task in item.fulfilment}
    found: dict[str, int] = {}

    def depth(name: str) -> int:
        if name not in found:
            found[name] = 0
            before = [depth(each) + 1 for each in after[name] if each in after]
            found[name] = max(before, default=0)
        return found[name]

    return {name: depth(name) for name in after}
