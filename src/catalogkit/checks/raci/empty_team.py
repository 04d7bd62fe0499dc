"""A part for a team in which nobody is."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.people import people
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.change_model import ChangeModel


@check(severity=Severity.WARNING)
def empty_team(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team with nobody in it does, or answers for, an activity."""
    for model in catalog.all(ChangeModel):
        for name, raci in model.raci.items():
            for ref in (*raci.responsible, *raci.accountable):
                team = catalog[ref]
                if people(team) == frozenset():
                    message = f"'{name}' falls to '{ref}', in which nobody is"
                    note = Note(team.at("id"), "no members, no lead, no group")
                    place = model.at("raci", name)
                    yield empty_team.found(place, message, notes=[note])
