"""How much work a week comes to each team, by the demand that items state.

Counted are the hours of effort of each request of an item with `demand`, along its
usual path: the one without a condition, else the first that leads to standard. Tasks
that only some requests need come on top: nobody states how many do, so they are summed
up apart, as if all did. Approvals take no time that anybody has stated. A business day
is eight hours.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.needs import runs_on
from catalogkit.model.duration import Duration
from catalogkit.model.flow import Task
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem, leads_to

HOUR = 60
BUSINESS_DAY = 8 * HOUR
BUSY = 0.85
"""The share of its time from which on work piles up in a team."""


@dataclass(frozen=True, slots=True)
class Work:
    """The work that one task brings to a team each week."""

    item: ServiceItem
    task: Task
    requests: int
    hours_each: float

    @property
    def hours(self) -> float:
        """Hours of work a week."""
        return self.requests * self.hours_each

    @property
    def growth(self) -> float:
        """By how much it grows a year: 0.05 are 5 %."""
        demand = self.item.demand
        grows = None if demand is None else demand.growth_per_year
        return 0.0 if grows is None else float(grows) / 100


@dataclass(frozen=True)
class Load:
    """All that is asked of one team with a stated capacity, in hours a week.

    `usual` is what every request brings, `rest` what only some do.
    """

    team: Team
    capacity: float
    usual: list[Work] = field(default_factory=list)
    rest: list[Work] = field(default_factory=list)

    @property
    def hours(self) -> float:
        """Hours of work that every request brings."""
        return sum(each.hours for each in self.usual)

    @property
    def more(self) -> float:
        """Hours on top, if all requests needed what only some do."""
        return sum(each.hours for each in self.rest)

    @property
    def pieces(self) -> int:
        """Pieces of work a week that every request brings."""
        return sum(each.requests for each in self.usual)


@lru_cache(maxsize=2)
def loads(catalog: Catalog) -> tuple[Load, ...]:
    """The work of every team that states its capacity, in order of id."""
    found = {
        team.id: Load(team, float(team.capacity.hours))
        for team in catalog.all(Team)
        if team.capacity is not None
    }
    for item in catalog.items() if found else ():
        if item.demand is not None and item.demand.per_week:
            _add(found, item, item.demand.per_week)
    return tuple(found.values())


def _add(found: dict[str, Load], item: ServiceItem, requests: int) -> None:
    usual = _usual(item)
    for task in item.fulfilment:
        if task.effort is None:
            continue
        work = Work(item, task, requests, _hours(task.effort))
        for name, paths in _teams(item, task).items():
            if name in found:
                always = task.when is None and usual in paths
                where = found[name].usual if always else found[name].rest
                where.append(work)


def _usual(item: ServiceItem) -> str:
    """The path that requests take unless something sends them elsewhere."""
    paths = item.paths
    rest = (name for name, path in paths.items() if path.when is None)
    standard = (name for name, p in paths.items() if leads_to(name, p) == "standard")
    return next(rest, "") or next(standard, "")


def _teams(item: ServiceItem, task: Task) -> dict[str, list[str]]:
    """The teams that do a task, and on which paths."""
    found: dict[str, list[str]] = {}
    for path_id, path in item.paths.items():
        ref = task.team or path.team or item.owner
        if ref is not None and runs_on(item, task, path_id):
            found.setdefault(str(ref), []).append(path_id)
    return found


def _hours(effort: Duration) -> float:
    minutes = effort.minutes
    return (effort.amount * BUSINESS_DAY if minutes is None else minutes) / HOUR
