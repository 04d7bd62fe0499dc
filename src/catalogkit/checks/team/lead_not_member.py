"""Heads who stand outside their team."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.near import near
from catalogkit.model.organisation import Team


@check
def lead_not_member(catalog: Catalog) -> Iterator[Diagnostic]:
    """The lead or the deputy of a team is not one of its members."""
    for team in catalog.all(Team):
        for key, login in (("lead", team.lead), ("deputy", team.deputy)):
            if login and team.members and login not in team.members:
                message = f"the {key} '{login}' is no member of '{team.id}'"
                note = Note(team.at("members"), "its members")
                place = team.at(key)
                message += near(login, team.members)
                yield lead_not_member.found(place, message, notes=[note])
