"""Teams that never work, as far as anybody knows."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Place, Severity
from catalogkit.model.organisation import Team
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def no_calendar(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team does work and nothing says when."""
    timeless = {team.id: team for team in catalog.all(Team) if team.calendar is None}
    if not timeless:
        return
    for item in catalog.items():
        for ref in _working(item):
            team = timeless.pop(ref, None)
            if team is not None:
                message = f"'{team.id}' works for '{item.id}', and nothing says when:"
                message = f"{message} no promise can be checked without its calendar"
                yield _found(team, message, item.at(ref))


def _working(item: ServiceItem) -> Iterator[Ref[Team]]:
    """The teams that take requests or do tasks."""
    for path in item.paths.values():
        if path.team is not None:
            yield path.team
    for task in item.fulfilment:
        if task.team is not None:
            yield task.team


def _found(team: Team, message: str, where: Place) -> Diagnostic:
    notes = [Note(where, "works here")]
    return no_calendar.found(team.at("id"), message, notes=notes)
