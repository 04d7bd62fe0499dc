"""A result without a time."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.promises import promised
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import ServiceItem, leads_to

WORKED = frozenset({"standard", "expert"})


@check
def no_time(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing says by when a result is there."""
    for item in catalog.items():
        waiting = [each for each in item.deliverables if each.within is None]
        where = _unpromised(item) if waiting else None
        if where is None:
            continue
        for each in waiting:
            message = f"'{each.id}' has no time: it says no 'within', and {where}"
            yield softened(no_time.found(item.at(each, "id"), message), item)


def _unpromised(item: ServiceItem) -> str | None:
    """Why nothing covers a result for it, or None."""
    if not item.paths and item.promise is None:
        return "the item promises nothing"
    for name, path in item.paths.items():
        if leads_to(name, path) in WORKED and promised(item, path) is None:
            return f"nothing is promised on the path '{name}'"
    return None
