"""Teams that own more than anybody can look after."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.organisation import Team

MOST = 50


@check(severity=Severity.WARNING)
def overloaded(catalog: Catalog) -> Iterator[Diagnostic]:
    """One team owns more than 50 service items."""
    owned: dict[str, int] = {}
    for item in catalog.items():
        if item.owner is not None:
            owned[item.owner] = owned.get(item.owner, 0) + 1
    for team in catalog.all(Team):
        count = owned.get(team.id, 0)
        if count > MOST:
            message = f"'{team.id}' owns {count} items, more than a team looks after"
            yield overloaded.found(team.at("id"), message)
