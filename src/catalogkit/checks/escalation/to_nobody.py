"""A step of the ladder that nobody hears."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.parties import nobody
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.references import Party
from catalogkit.model.service_item import ServiceItem


@check
def to_nobody(catalog: Catalog) -> Iterator[Diagnostic]:
    """An escalation reaches nobody."""
    known: dict[tuple[str, str | None], str] = {}
    for item in catalog.items():
        for step in item.escalation:
            if not (step.notify or step.reassign or step.raise_priority):
                message = "this step tells nobody and changes nothing"
                yield to_nobody.found(item.at(step), message)
            for index, party in enumerate(step.notify):
                why = _why(catalog, item, party, known)
                if why:
                    message = f"'{party}' is nobody: {why}"
                    yield to_nobody.found(item.at(step, "notify", index), message)


def _why(
    catalog: Catalog,
    item: ServiceItem,
    party: Party,
    known: dict[tuple[str, str | None], str],
) -> str:
    """Why a party reaches nobody; asked once where only the owner matters."""
    if party.who in {"team", "approver"}:
        return nobody(catalog, item, party)
    key = (party, item.owner)
    if key not in known:
        known[key] = nobody(catalog, item, party)
    return known[key]
