"""An entitlement that rules itself out."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Edit


@check
def self_conflict(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entitlement conflicts with itself, so nobody may hold it."""
    for item in catalog.items():
        grant = item.grant
        if grant is not None and grant.entitlement in grant.conflicts:
            index = grant.conflicts.index(grant.entitlement)
            place = item.at("grant", "conflicts", index)
            message = f"'{grant.entitlement}' conflicts with itself, so nobody may hold"
            fix = Edit(place, "remove", title="take it out of 'conflicts'")
            yield self_conflict.found(place, f"{message} it", fix=fix)
