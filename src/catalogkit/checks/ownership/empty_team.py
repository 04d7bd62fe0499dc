"""Owners in which nobody is."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.catalog.people import people
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.base import Entity
from catalogkit.model.organisation import Team


@check
def empty_team(catalog: Catalog) -> Iterator[Diagnostic]:
    """The owner of something is a team in which nobody is."""
    owned: dict[str, list[Entity]] = {}
    for entity in in_use(catalog):
        if entity.owner is not None:
            owned.setdefault(entity.owner, []).append(entity)
    for first, *others in owned.values():
        team = None if first.owner is None else catalog.get(Team, first.owner)
        if team is not None and people(team) == frozenset():
            more = f", nor for {len(others)} more" if others else ""
            message = f"nobody is in '{team.id}', so nobody answers for '{first.id}'"
            note = Note(team.at("id"), "no members, no lead, no group")
            place = first.at("owner")
            yield empty_team.found(place, f"{message}{more}", notes=[note])
