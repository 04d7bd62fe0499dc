"""The course that a request takes on a path, made of its approvals and tasks.

An approval takes its `within` on the promise's clock, and a minute of the time of the
team that decides. A task takes its automation's timeout by the wall clock, then its
effort and its wait on the clock of its team. A team works by its `calendar`; on
incidents and changes, which cannot wait for the morning, also by its `on_call`. A task
under a contract takes what is promised there where it has no effort of its own. A task
that requests an item takes what that item promises.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from catalogkit.catalog.canonical import And, Ask, Is, Typed
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import ALWAYS, Clock
from catalogkit.catalog.course.hours import Hours
from catalogkit.catalog.course.needs import runs_on
from catalogkit.catalog.course.parts_of import promised_within
from catalogkit.catalog.course.steps import Course, Leg, Part, Step, Way
from catalogkit.catalog.course.terms import Promise, promises
from catalogkit.model.duration import Duration
from catalogkit.model.flow import ApprovalStep, Task
from catalogkit.model.promise import By
from catalogkit.model.service_item import Path, ServiceItem

MINUTE = Duration(1, "m")


@dataclass
class Planner(Hours):
    """Makes courses; keeps what several checks ask for."""

    _promises: dict[tuple[str, str], tuple[Promise, ...]] = field(default_factory=dict)
    _ways: dict[tuple[Way, ...], tuple[Way, ...]] = field(default_factory=dict)
    _courses: dict[tuple[object, ...], Course | None] = field(default_factory=dict)

    def promises(self, item: ServiceItem, kind: str) -> tuple[Promise, ...]:
        """Every time of a kind (respond, fulfil) that an item promises."""
        key = (item.id, kind)
        if key not in self._promises:
            self._promises[key] = tuple(promises(self.catalog, item, kind))
        return self._promises[key]

    def course(self, promise: Promise, *, contracts: bool = False) -> Course | None:
        """What is done under a promise; None where steps wait in a circle.

        `contracts`: a task under a contract takes the time that is promised there,
        whatever its effort.
        """
        each = promise
        way = (each.item.id, each.path_id, each.calendar, each.priority)
        key = (*way, each.starts, each.pause_on, contracts)
        if key not in self._courses:
            self._courses[key] = _Course(self, promise, contracts=contracts).made()
        return self._courses[key]

    def shared(self, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """Ways that are equal, kept once: many items take the same."""
        return self._ways.setdefault(ways, ways)

    def answer(self, promise: Promise) -> Course:
        """Somebody of the path's team is there for a minute, to answer."""
        path, item = promise.path, promise.item
        clock = self.team(item.owner if path.team is None else path.team, item)
        ways = () if clock is None else ((Leg(clock, MINUTE),),)
        return Course((Step(path, (), ways),))

    def timeout(self, part: Part) -> Course | None:
        """The time an automation may take, alone; None where a step has none."""
        if not isinstance(part, Task) or part.automation is None:
            return None
        time = self.catalog[part.automation].timeout
        return (
            None if time is None else Course((Step(part, (), ((Leg(ALWAYS, time),),)),))
        )


@dataclass(frozen=True)
class _Course:
    """The course of one path."""

    planner: Planner
    promise: Promise
    contracts: bool

    @property
    def item(self) -> ServiceItem:
        return self.promise.item

    @property
    def path(self) -> Path:
        return self.promise.path

    def made(self) -> Course | None:
        parts = {part.id: part for part in self._parts()}
        waits = {
            name: [each for each in part.after if each in parts]
            for name, part in parts.items()
        }
        order = _ordered(waits)
        if order is None:
            return None
        place = {name: index for index, name in enumerate(order)}
        return Course(
            tuple(
                self._step(parts[name], tuple(place[each] for each in waits[name]))
                for name in order
            )
        )

    def _parts(self) -> Iterator[ApprovalStep | Task]:
        every: list[ApprovalStep | Task] = [*self._approvals(), *self._tasks()]
        for part in every:
            if part.when is None or not self._never(part):
                yield part

    def _approvals(self) -> list[ApprovalStep]:
        if self.promise.starts == "approved":
            return []
        return [each for each in self.item.approvals if not each.afterwards]

    def _tasks(self) -> Iterator[Task]:
        for task in self.item.fulfilment:
            if runs_on(self.item, task, self.promise.path_id):
                yield task

    def _never(self, part: ApprovalStep | Task) -> bool:
        """Whether a condition says itself that it is not for this path."""
        typed = self.planner.catalog.typed
        return _elsewhere(typed.get(id(part.when)), self.promise.path_id)

    def _step(self, part: ApprovalStep | Task, after: tuple[int, ...]) -> Step:
        if isinstance(part, ApprovalStep):
            paused = "waiting_on_approval" in self.promise.pause_on
            ways = tuple(self._approval(part))
        else:
            paused = part.state is not None and part.state in self.promise.pause_on
            ways = tuple(self._task(part))
        return Step(part, after, self.planner.shared(ways), paused)

    def _approval(self, part: ApprovalStep) -> Iterator[Way]:
        if part.within is not None:
            yield (Leg(self._clock, part.within),)
        if part.quorum < len(part.by) or part.silence == "approve":
            return
        for each in part.by:
            clock = self.planner.team(each.team, self.item)
            if clock is not None:
                yield (Leg(clock, MINUTE),)

    def _task(self, task: Task) -> Iterator[Way]:
        if task.item is not None:
            yield from self._requested(task)
        clock = self._team(task)
        legs = []
        if task.automation is not None:
            timeout = self.planner.catalog[task.automation].timeout
            if timeout is not None:
                legs.append(Leg(ALWAYS, timeout))
        legs += [Leg(clock, t) for t in (task.effort, task.wait) if t is not None]
        contract = self._contract(task)
        if contract is not None and (self.contracts or task.effort is None):
            yield (contract,)
        if legs and not (self.contracts and contract is not None):
            yield tuple(legs)

    def _contract(self, task: Task) -> Leg | None:
        """What a contract promises for the priority; for any, the longest of it."""
        if task.contract is None:
            return None
        targets = self.planner.catalog[task.contract].targets
        wanted = self.promise.priority
        found = [
            (_rough(target.fulfil), target)
            for name, target in targets.items()
            if target.fulfil is not None and wanted in {None, name}
        ]
        if not found:
            return None
        target = max(found, key=lambda pair: pair[0])[1]
        assert target.fulfil is not None  # noqa: S101 - chosen so
        calendar = target.calendar or self.promise.calendar
        return Leg(self.planner.clock(calendar), target.fulfil)

    def _requested(self, task: Task) -> Iterator[Way]:
        for each, agreed in promised_within(self.planner.catalog, self.item, task):
            clock = self.planner.clock(each.calendar)
            time = each.time.lead if isinstance(each.time, By) else each.time
            yield (*(Leg(clock, within) for within in agreed), Leg(clock, time))

    def _team(self, task: Task) -> Clock:
        ref = self.path.team if task.team is None else task.team
        ref = self.item.owner if ref is None else ref
        return self.planner.team(ref, self.item) or self._clock

    @property
    def _clock(self) -> Clock:
        return self.planner.clock(self.promise.calendar)


@lru_cache(maxsize=2)
def planner(catalog: Catalog) -> Planner:
    """The planner of a catalog; the last two are kept."""
    return Planner(catalog)


def _ordered(waits: dict[str, list[str]]) -> list[str] | None:
    """Each behind those it waits for, as written where it does not matter."""
    seen: set[str] = set()
    for name, before in waits.items():
        if not seen.issuperset(before):
            break
        seen.add(name)
    else:
        return list(waits)
    try:
        return list(TopologicalSorter(waits).static_order())
    except CycleError:
        return None


def _elsewhere(tree: Typed | None, path: str) -> bool:
    match tree:
        case Ask("request.path", Is(values)):
            return path not in values
        case And(parts):
            return any(_elsewhere(part, path) for part in parts)
    return False


def _rough(time: Duration | None) -> int:
    """Minutes of a time, to compare: a business day as eight hours."""
    if time is None:
        return 0
    minutes = time.minutes
    return time.amount * 480 if minutes is None else minutes
