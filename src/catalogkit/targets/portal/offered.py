"""What people can ask for, and the shelf on which each thing stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.landscape import Category
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition

OFFERED = {"live", "deprecated"}
OTHER = "_other"
"""The shelf of what has no category; no category can have that id."""
LAST = 10**6


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category, or none for what has no category, with what stands on it itself."""

    id: str
    category: Category | None
    parent: str | None
    items: Sequence[ServiceItem]
    inside: Sequence[str]
    """The shelves on it that are not empty."""

    def title(self, edition: Edition) -> str:
        """What people call it."""
        if self.category is None:
            return edition.say("other_services")
        return edition.title(self.category)


def offered(catalog: Catalog) -> Iterator[ServiceItem]:
    """Every item that people can ask for today, in order of id."""
    return (each for each in catalog.items() if is_offered(catalog, each))


def is_offered(catalog: Catalog, item: ServiceItem) -> bool:
    """Whether people can ask for it: no draft, and not over."""
    over = item.sunset is not None and item.sunset < catalog.today
    return item.lifecycle in OFFERED and not over


def shelf_of(item: ServiceItem) -> str:
    """The id of the shelf on which an item stands."""
    return OTHER if item.category is None else item.category


@lru_cache(maxsize=1)
def shelves(catalog: Catalog) -> dict[str, Shelf]:
    """Every shelf with something to ask for on or in it, in the order of reading."""
    items: dict[str, list[ServiceItem]] = {}
    for item in offered(catalog):
        items.setdefault(shelf_of(item), []).append(item)
    children: dict[str | None, list[Category]] = {}
    for each in sorted(catalog.all(Category), key=_place):
        children.setdefault(each.parent, []).append(each)
    found: dict[str, Shelf] = {}
    for each in children.get(None, ()):
        found.update(_filled(each, children, items))
    if OTHER in items:
        found[OTHER] = Shelf(OTHER, None, None, items[OTHER], ())
    return found


def _place(category: Category) -> tuple[int, str]:
    return LAST if category.order is None else category.order, category.id


def _filled(
    category: Category,
    children: dict[str | None, list[Category]],
    items: dict[str, list[ServiceItem]],
) -> dict[str, Shelf]:
    """A shelf and those in it; nothing where all are empty."""
    inner: dict[str, Shelf] = {}
    inside = []
    for each in children.get(category.id, ()):
        more = _filled(each, children, items)
        inside += [each.id] if more else []
        inner |= more
    own = items.get(category.id, [])
    if not own and not inner:
        return {}
    shelf = Shelf(category.id, category, category.parent, own, inside)
    return {shelf.id: shelf, **inner}
