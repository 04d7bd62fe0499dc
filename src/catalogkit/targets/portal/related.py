"""What an item is near to: its parts, what it is a part of, and what is beside it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.offered import offered, shelf_of, shelves

FEW = 5
"""So many others of its shelf stand on an item's page."""


def parts_of(item: ServiceItem) -> list[str]:
    """The items of a bundle, each once."""
    return list(dict.fromkeys(each.item for each in item.fulfilment if each.item))


@lru_cache(maxsize=1)
def wholes_of(catalog: Catalog) -> Mapping[str, list[str]]:
    """Item → the bundles it is a part of."""
    found: dict[str, list[str]] = {}
    for item in offered(catalog):
        for part in parts_of(item):
            found.setdefault(part, []).append(item.id)
    return found


def neighbours(edition: Edition, item: ServiceItem) -> Iterator[str]:
    """A few items of the same shelf: those that follow it in the list there."""
    listed, places = _lists(edition)[shelf_of(item)]
    place = places[item.id]
    for step in range(1, min(FEW, len(listed) - 1) + 1):
        yield listed[(place + step) % len(listed)]


@lru_cache(maxsize=2)
def _lists(edition: Edition) -> Mapping[str, tuple[list[str], dict[str, int]]]:
    """The items of each shelf in order, and the place of each."""
    found = {}
    for name, shelf in shelves(edition.catalog).items():
        listed = [each.id for each in sorted(shelf.items, key=edition.order)]
        found[name] = listed, {each: place for place, each in enumerate(listed)}
    return found
