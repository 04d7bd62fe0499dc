"""Which freezes and works stand in the calendar of a team, a stream or a freeze."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows import covers_stream
from catalogkit.catalog.windows.reach import Reaches, touched
from catalogkit.model.base import Entity
from catalogkit.model.organisation import Team
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.model.stream import ValueStream


@dataclass(frozen=True)
class Shelf:
    """One calendar: whose it is, and the plans in it."""

    of: Entity
    freezes: tuple[Freeze, ...]
    works: tuple[ScheduledWork, ...]

    @property
    def file(self) -> str:
        """The name of its file: team-web-shop.ics."""
        kind = "stream" if isinstance(self.of, ValueStream) else self.of.kind_name
        return f"{kind}-{self.of.id}.ics"


def shelves(catalog: Catalog) -> Iterator[Shelf]:
    """The calendar of each team, value stream and freeze that has something to show."""
    reaches = Reaches(catalog)
    found = [
        *(_of_team(reaches, each) for each in catalog.all(Team)),
        *(_of_stream(catalog, each) for each in catalog.all(ValueStream)),
        *(Shelf(each, (each,), ()) for each in catalog.all(Freeze)),
    ]
    yield from (each for each in found if each.freezes or each.works)


def _of_team(reaches: Reaches, team: Team) -> Shelf:
    """The work of a team, and the freezes that it owns or that hold it."""
    catalog = reaches.catalog
    works = tuple(each for each in catalog.all(ScheduledWork) if each.team == team.id)
    streams = [
        stream
        for stream in catalog.all(ValueStream)
        if any(stage.team == team.id for stage in stream.stages)
    ]
    freezes = tuple(
        each
        for each in catalog.all(Freeze)
        if team.id == each.owner
        or any(covers_stream(each, stream) for stream in streams)
        or any(reaches.covered(each, work) for work in works)
        or _covers_system_of(catalog, each, team)
    )
    return Shelf(team, freezes, works)


def _covers_system_of(catalog: Catalog, freeze: Freeze, team: Team) -> bool:
    reach = freeze.applies_to
    if reach is None:
        return True
    return any(catalog[name].owner == team.id for name in reach.systems)


def _of_stream(catalog: Catalog, stream: ValueStream) -> Shelf:
    """The freezes that cover a stream, and the work on its systems."""
    systems = {str(name) for stage in stream.stages for name in stage.systems}
    return Shelf(
        stream,
        tuple(each for each in catalog.all(Freeze) if covers_stream(each, stream)),
        tuple(
            each
            for each in catalog.all(ScheduledWork)
            if systems & touched(each).keys()
        ),
    )
