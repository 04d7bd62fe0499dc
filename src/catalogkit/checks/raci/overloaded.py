"""Teams on which every change waits."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.organisation import Team

MOST = 20


@check(severity=Severity.WARNING)
def overloaded(catalog: Catalog) -> Iterator[Diagnostic]:
    """One team is responsible for more than 20 activities of changes."""
    does: dict[str, int] = {}
    for model in catalog.all(ChangeModel):
        for raci in model.raci.values():
            for name in raci.responsible:
                does[name] = does.get(name, 0) + 1
    for team in catalog.all(Team):
        count = does.get(team.id, 0)
        if count > MOST:
            message = f"'{team.id}' is responsible for {count} activities of changes,"
            yield overloaded.found(team.at("id"), f"{message} so each waits for it")
