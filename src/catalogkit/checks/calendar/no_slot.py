"""Planned work for which no time is left."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.collisions import ahead
from catalogkit.catalog.windows.free import earliest, next_free
from catalogkit.catalog.windows.said import free_told, moment_told
from catalogkit.catalog.windows.zones import exact, zone_of
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def no_slot(catalog: Catalog) -> Iterator[Diagnostic]:
    """Work collides with others, and no time is free before its deadline."""
    works = {each.work.id: each.work for each in ahead(catalog) if not each.is_agreed}
    for work in works.values():
        if work.deadline is None:
            continue
        zone, begin = zone_of(catalog, work), earliest(catalog, work)
        until = exact(work.deadline, zone)
        if next_free(catalog, work, at=begin, until=until) is None:
            message = "it meets other plans, and no time as long as its window is free "
            message += f"from {moment_told(begin, zone)} to its deadline; "
            message += free_told(catalog, work, begin)
            yield no_slot.found(work.at("deadline"), message)
