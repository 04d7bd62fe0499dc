"""A boundary that leads in a circle of one."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def own_item(catalog: Catalog) -> Iterator[Diagnostic]:
    """A boundary sends people to the very item they are reading."""
    for item in catalog.items():
        limits = item.boundary
        if limits is None:
            continue
        for each in (*limits.excludes, *limits.prerequisites):
            if each.see == item.id:
                message = f"'{item.id}' sends people to itself: name another item"
                yield own_item.found(item.at(each, "see"), message)
