"""Who has agreed, as a forge or a person writes it: logins, team ids, handles."""

import re
from collections.abc import Collection, Iterable, Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.handles import every_host
from catalogkit.catalog.owners import Owner, Part
from catalogkit.model.organisation import Team
from catalogkit.review.impact.asked import Asked, How

PARTS: tuple[Part, ...] = ("owner", "lead")
"""As the team itself, and as its people."""
BETWEEN = re.compile(r"[\s,;]+")


def approvers(text: str) -> frozenset[str]:
    """The names in a list: `a.lee, @acme/security`; what follows a # is a comment."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    names = (each for line in lines for each in BETWEEN.split(line) if each)
    return frozenset(_plain(each) for each in names)


def gave(catalog: Catalog, name: str, given: Collection[str]) -> bool:
    """Whether a team, or somebody of it, is among those who agreed."""
    team = catalog.get(Team, name)
    names = {name} if team is None else set(_names_of(catalog, team))
    return any(_plain(each) in given for each in names)


def missing(
    catalog: Catalog, everybody: Iterable[Asked], given: Collection[str]
) -> list[Asked]:
    """Those who must agree and have not."""
    return [
        each
        for each in everybody
        if each.how is How.AGREES and not gave(catalog, each.name, given)
    ]


def _names_of(catalog: Catalog, team: Team) -> Iterator[str]:
    """What a team and its people are called, here and where the catalog is kept."""
    yield team.id
    yield from team.members
    yield from (each for each in (team.lead, team.deputy) if each)
    if team.directory_group:
        yield team.directory_group
    for host in every_host(catalog):
        for part in PARTS:
            yield from (each.text for each in host.of(Owner(team, part, "")))


def _plain(name: str) -> str:
    """A handle without its organisation: "@acme/security" is "security"."""
    return name.removeprefix("@").rpartition("/")[2].casefold()
