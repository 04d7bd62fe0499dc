"""A ladder that leads back."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import ServiceItem


@check
def loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """A late request is handed to a team that has it, or had it before."""
    for item in catalog.items():
        had: list[str] = []
        for step in item.escalation:
            if step.reassign is None:
                continue
            team = str(step.reassign)
            why = _why(item, team, had)
            if why:
                message = f"a late request goes to '{team}', which {why}"
                yield loop.found(item.at(step, "reassign"), message)
            had.append(team)


def _why(item: ServiceItem, team: str, had: list[str]) -> str:
    if had and had[-1] == team:
        return "has it by then"
    if team in had:
        return "gave it away before"
    if had:
        first = any(path.team == team for path in item.paths.values())
        return "had it at first" if first else ""
    ours = all(path.team in {team, None} for path in item.paths.values())
    if ours and item.paths and all(t.team in {team, None} for t in item.fulfilment):
        return "has it already"
    return ""
