"""A conflict of which only one side speaks."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.ending import Grant
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def one_sided(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entitlement conflicts with another that does not say so."""
    given: dict[str, list[tuple[ServiceItem, Grant]]] = {}
    for item in catalog.items():
        if item.grant is not None:
            given.setdefault(item.grant.entitlement, []).append((item, item.grant))
    for item in catalog.items():
        grant = item.grant
        for index, name in enumerate(grant.conflicts if grant else ()):
            for other, theirs in given.get(name, []):
                if grant is None or grant.entitlement in (*theirs.conflicts, name):
                    continue
                message = f"'{other.id}' gives '{name}', and does not say that it"
                message += f" conflicts with '{grant.entitlement}'"
                note = Note(other.at("grant", "conflicts"), "not named here")
                place = item.at("grant", "conflicts", index)
                yield one_sided.found(place, message, notes=[note])
