"""A request that goes two ways."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Overlap
from catalogkit.catalog.regions import said
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.service_item import ServiceItem, leads_to

FIRST = ("problem", "change", "expert", "standard")
"""What usually goes first: what leaves the standard path furthest."""


@check
def overlap(catalog: Catalog) -> Iterator[Diagnostic]:
    """Two paths take the same request, and neither says that it goes first."""
    for found in proven(catalog, Overlap):
        item, names = found.item, (found.first, found.second)
        first, later = sorted(names, key=lambda name: _rank(item, name))
        message = f"'{names[0]}' and '{names[1]}' both take this request:"
        message += f" {said(catalog, found.request)}; say which goes first, such as"
        message += f" 'before: [{later}]' in '{first}'"
        notes = [Note(item.at("paths", found.first, "when"), "the other condition")]
        place = item.at("paths", found.second, "when")
        yield softened(overlap.found(place, message, notes=notes), item)


def _rank(item: ServiceItem, name: str) -> int:
    return FIRST.index(leads_to(name, item.paths[name]))
