"""A table for each team: what comes to it, when, and what is promised then."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.promises import promised
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import Path, ServiceItem, leads_to
from catalogkit.report.routes.sheet import Reading, Sheet
from catalogkit.wording import say
from catalogkit.wording.promised import promise_said


@dataclass(frozen=True)
class Route:
    """A path of an item, and the team that gets what takes it; "" for nobody."""

    team: str
    item: ServiceItem
    name: str
    path: Path

    @property
    def leads_to(self) -> str:
        """Standard, expert, change or problem."""
        return leads_to(self.name, self.path)


def routes(catalog: Catalog) -> Iterator[Route]:
    """Every path of every item that is not retired, in the order they are tried."""
    for item in catalog.items():
        for name, path in in_order(item):
            yield Route(str(path.team or item.owner or ""), item, name, path)


def idle_teams(catalog: Catalog) -> list[str]:
    """Teams to which no path leads."""
    busy = {each.team for each in routes(catalog)}
    return [each.id for each in catalog.all(Team) if each.id not in busy]


def team_sheets(reading: Reading, only: str = "") -> Iterator[Sheet]:
    """A sheet for each team that gets something, in order of id."""
    by_team: dict[str, list[Route]] = {}
    for each in routes(reading.catalog):
        by_team.setdefault(each.team, []).append(each)
    heads = tuple(reading.heads[key] for key in ("item", "path", "when", "promise"))
    for name in sorted(by_team):
        if only in ("", name):
            rows = tuple(_row(reading, each) for each in by_team[name])
            yield Sheet(_title(reading, name), heads, rows, 3)


def idle_sheet(reading: Reading, only: str = "") -> Iterator[Sheet]:
    """A line that names the teams to which no path leads."""
    teams = [each for each in idle_teams(reading.catalog) if only in ("", each)]
    if teams:
        said = ", ".join(_title(reading, each) for each in teams)
        yield Sheet(reading.heads["idle"].format(teams=said), (), ())


def when_said(reading: Reading, route: Route) -> str:
    """When a path is taken, read aloud."""
    when = route.path.when
    if when is None:
        return reading.heads["always" if len(route.item.paths) == 1 else "rest"]
    tree = reading.catalog.typed[id(when)]
    return say(tree, reading.names(route.item), reading.tongue)


def _row(reading: Reading, route: Route) -> tuple[str, ...]:
    names = reading.names(route.item)
    promise = promised(route.item, route.path)
    return (
        reading.said(route.item.title, route.item.id),
        reading.path(route.name, route.path),
        when_said(reading, route),
        promise_said(reading.catalog, promise, names, reading.tongue),
    )


def _title(reading: Reading, name: str) -> str:
    team = reading.catalog.get(Team, name)
    return (
        reading.said(None if team is None else team.title, name)
        or (reading.heads["nobody"])
    )
