"""What teams and people are called where the catalog is kept: GitHub, GitLab."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic import Field as Key

from catalogkit.model.base import Model
from catalogkit.model.fault import Fault, refuse
from catalogkit.model.scalars import Integer, Line

_BLANK = re.compile(r"\{([^{}]*)\}")
Blanks = frozenset[str]
OF_TEAM: Blanks = frozenset({"team", "directory_group"})
OF_PERSON: Blanks = frozenset({"login"})


class _Template:
    """Lets a name have certain blanks, and no others."""

    def __init__(self, blanks: Blanks) -> None:
        self.blanks = blanks

    def __call__(self, text: str) -> str:
        """The text. Raises a fault for a blank that nothing fills."""
        for name in _BLANK.findall(text):
            if name not in self.blanks:
                known = " or ".join(f"{{{each}}}" for each in sorted(self.blanks))
                raise refuse(Fault(f"nothing fills '{{{name}}}': write {known}"))
        return text


def _count(number: int) -> int:
    if number < 0:
        raise refuse(Fault(f"{number} people cannot agree: write 0, 1 or more"))
    return number


Count = Annotated[Integer, AfterValidator(_count)]
TeamName = Annotated[Line, AfterValidator(_Template(OF_TEAM))]
PersonName = Annotated[Line, AfterValidator(_Template(OF_PERSON))]


class GitHub(Model):
    """What teams and people are called on GitHub."""

    team: TeamName | None = None
    """The name of every team: "@example/{team}", or with its {directory_group}."""
    person: PersonName | None = None
    """The name of every person: "@{login}", or "{login}@example.com"."""


class Agreements(Model):
    """How many of those who are asked must agree; 0: they are asked, and need not."""

    owners: Count = 1
    """Of those who answer for a definition."""
    streams: Count = 1
    """Of those who answer for the value streams it serves."""
    security: Count = 1
    """Of those who speak for security there."""


class GitLab(Model):
    """What teams and people are called on GitLab, and how many must agree."""

    team: TeamName | None = None
    """The name of every team: "@example/it/{team}", or with its {directory_group}."""
    person: PersonName | None = None
    """The name of every person: "@{login}", or "{login}@example.com"."""
    approvals: Agreements = Key(default_factory=Agreements)
    """How many must agree."""


class CodeOwners(Model):
    """Where the catalog is kept, and what those who must agree are called there."""

    github: GitHub | None = None
    """On GitHub."""
    gitlab: GitLab | None = None
    """On GitLab."""
