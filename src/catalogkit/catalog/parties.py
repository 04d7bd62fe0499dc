"""Who is meant by `owner.lead` or `security`: the teams and people of a party."""

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.organisation import Team
from catalogkit.model.references import Party
from catalogkit.model.service_item import ServiceItem


def reached(catalog: Catalog, item: ServiceItem, party: Party) -> tuple[str, ...]:
    """Whom a party reaches: logins, teams as a whole, or a word such as requester."""
    teams = teams_of(catalog, item, party)
    if teams is None:
        return (str(party),)
    return tuple(name for team in teams for name in _names(team, party.rest))


def nobody(catalog: Catalog, item: ServiceItem, party: Party) -> str:
    """Why a party reaches nobody, or "" where it does."""
    if party.who == "approver" and not item.approvals:
        return "nothing of this item is approved"
    teams = teams_of(catalog, item, party)
    if teams is None or any(_names(team, party.rest) for team in teams):
        return ""
    if not teams:
        return "the item has no owner" if party.who == "owner" else "no path has a team"
    name = teams[0].id
    return f"'{name}' has no {party.rest.replace('_', ' ') or 'members and no contact'}"


def teams_of(catalog: Catalog, item: ServiceItem, party: Party) -> list[Team] | None:
    """The teams a party speaks of; None where it speaks of people only."""
    if party.who == "owner":
        return [] if item.owner is None else [catalog[item.owner]]
    if party.who == "team":
        names = dict.fromkeys(p.team for p in item.paths.values() if p.team is not None)
        return [catalog[name] for name in names]
    team = catalog.get(Team, party.who) if party.kind else None
    return None if team is None else [team]


def _names(team: Team, role: str) -> tuple[str, ...]:
    match role:
        case "lead":
            return (team.lead,) if team.lead else ()
        case "deputy":
            return (team.deputy,) if team.deputy else ()
        case "members":
            known = (f"members of {team.id}",) if team.directory_group else ()
            return team.members or known
        case "on_call":
            return (f"on call of {team.id}",) if team.on_call is not None else ()
    heard = team.members or team.lead or team.directory_group or team.contact
    return (team.id,) if heard else ()
