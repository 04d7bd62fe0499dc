"""Who stands behind a team: the people it is known to have."""

from catalogkit.model.organisation import Team


def people(team: Team) -> frozenset[str] | None:
    """The logins of a team; None where only the company's directory knows them."""
    known = {*team.members, *(each for each in (team.lead, team.deputy) if each)}
    return frozenset(known) if known or team.directory_group is None else None
