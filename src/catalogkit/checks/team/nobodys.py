"""Teams without a duty."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.organisation import Team
from catalogkit.model.references import Dotted


@check(severity=Severity.WARNING)
def nobodys(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team owns nothing and does nothing."""
    if catalog.absent:
        return  # one of those may name it
    idle = {team.id: team for team in catalog.all(Team)}
    idle.pop(catalog.manifest.owner or "", None)
    for entity in catalog.everything():
        if not idle:
            return
        for ref in entity.parts("ref"):
            if ref.kind == "team":
                name = ref.who if isinstance(ref, Dotted) else str(ref)
                if idle.get(name) is not entity:
                    idle.pop(name, None)
    for team in idle.values():
        message = f"no item, task or approval names '{team.id}': it has nothing to do"
        yield nobodys.found(team.at("id"), message)
