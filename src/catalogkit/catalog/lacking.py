"""Items of which nothing can be concluded while a definition is left out."""

from catalogkit.catalog.canonical import calendars
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import deep
from catalogkit.model.service_item import ServiceItem

PICKED = frozenset({"site", "system", "team"})
"""Types of field that answer with any entity of a kind, which is named alike."""


def is_lacking(catalog: Catalog, item: ServiceItem) -> bool:
    """Whether an answer may name, or a condition asks, what is declared and left out.

    Then a request may be decided otherwise than it seems: by an attribute that is not
    known, or in hours that are not.
    """
    if not catalog.absent:
        return False
    kinds = {key.partition(":")[0] for key in catalog.absent}
    if any(each.type in PICKED & kinds for each in deep(item.form)):
        return True
    trees = (catalog.typed.get(id(each)) for each in item.parts("when"))
    asked = (name for tree in trees if tree is not None for name in calendars(tree))
    return any(f"calendar:{name}" in catalog.absent for name in asked)
