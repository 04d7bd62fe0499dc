"""Teams of nobody."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.organisation import Team


@check
def empty(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team has nobody in it."""
    for team in catalog.all(Team):
        if team.role == "supplier" or team.members or team.directory_group:
            continue
        message = f"nobody is in '{team.id}': name its members or its directory_group"
        yield empty.found(team.at("id"), message)
