"""A conflict with something that nobody gives."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def unknown_conflict(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entitlement conflicts with one that no item gives."""
    if catalog.lacks(ServiceItem):
        return  # one of those may give it
    every = (each.grant for each in catalog.all(ServiceItem))
    given = {each.entitlement for each in every if each is not None}
    for item in catalog.items():
        for index, name in enumerate(item.grant.conflicts if item.grant else ()):
            if name not in given:
                message = f"no item gives '{name}', so this keeps nobody from anything"
                place = item.at("grant", "conflicts", index)
                yield unknown_conflict.found(place, f"{message}{near(name, given)}")
