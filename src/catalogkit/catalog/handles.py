"""What teams and people are called where the catalog is kept: GitHub, GitLab."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.owners import Owner
from catalogkit.diagnostic import Place
from catalogkit.model.code_owners import GitHub, GitLab
from catalogkit.model.organisation import Team

Host = Literal["github", "gitlab"]
NAMES = {"github": "GitHub", "gitlab": "GitLab"}

_MAIL = r"[A-Za-z0-9_.+%'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_TAKEN = {
    "github": re.compile(
        rf"@[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)?|{_MAIL}",
    ),
    "gitlab": re.compile(
        r"@[A-Za-z0-9_.][A-Za-z0-9_.-]*(/[A-Za-z0-9_.][A-Za-z0-9_.-]*)*"
        rf"|@@(developer|maintainer|owner)s?|{_MAIL}",
    ),
}


@dataclass(frozen=True)
class Handle:
    """A name on a code host, and where its author wrote it."""

    text: str
    place: Place
    host: Host

    @property
    def taken(self) -> bool:
        """Whether the host takes it for the name of a person or a team."""
        return _TAKEN[self.host].fullmatch(self.text) is not None


@dataclass(frozen=True)
class Handles:
    """What everybody is called on one host."""

    catalog: Catalog
    host: Host
    said: GitHub | GitLab

    def of(self, owner: Owner) -> tuple[Handle, ...]:
        """The names of one that must agree; empty where nothing says them.

        A team that is asked about its own definition is its lead and deputy, where
        people have names; a team that has no name is them, too.
        """
        people = tuple(self._people(owner.team))
        team = self._team(owner.team)
        if team is None or (owner.part == "lead" and people):
            return people
        return (team,)

    def _team(self, team: Team) -> Handle | None:
        own = team.handles.get(self.host)
        if own is not None:
            return Handle(own, team.at("handles", self.host), self.host)
        blanks = {"team": team.id, "directory_group": team.directory_group}
        return self._filled("team", blanks)

    def _people(self, team: Team) -> Iterator[Handle]:
        for login in dict.fromkeys(filter(None, (team.lead, team.deputy))):
            name = self._filled("person", {"login": login})
            if name is not None:
                yield name

    def _filled(
        self, key: Literal["team", "person"], blanks: dict[str, str | None]
    ) -> Handle | None:
        text = self.said.team if key == "team" else self.said.person
        if text is None:
            return None
        for blank, value in blanks.items():
            if f"{{{blank}}}" in text and value is None:
                return None
            text = text.replace(f"{{{blank}}}", value or "")
        place = self.catalog.manifest.at("code_owners", self.host, key)
        return Handle(text, place, self.host)


def handles_on(catalog: Catalog, host: Host) -> Handles | None:
    """What everybody is called on a host, if the manifest says something of it."""
    said = catalog.manifest.code_owners
    found = None if said is None else said.github if host == "github" else said.gitlab
    return None if found is None else Handles(catalog, host, found)


def every_host(catalog: Catalog) -> Iterator[Handles]:
    """Each host of which the manifest says something."""
    hosts: tuple[Host, ...] = ("github", "gitlab")
    for host in hosts:
        found = handles_on(catalog, host)
        if found is not None:
            yield found
