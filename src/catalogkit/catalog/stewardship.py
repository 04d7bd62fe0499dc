"""Who answers for what, and what has to be looked at again, and when."""

import datetime
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Article
from catalogkit.model.landscape import Service, System

SOON = datetime.timedelta(days=60)
"""A review so near has to be planned."""


def must_be_owned(catalog: Catalog) -> Iterator[Entity]:
    """What needs a team that answers for it."""
    yield from catalog.items()
    yield from catalog.all(Service)
    yield from catalog.all(System)


def reviewed(catalog: Catalog) -> Iterator[Entity]:
    """Everything that has a day of review, an article once for all its locales."""
    for each in in_use(catalog):
        translated = isinstance(each, Article) and each.locale is not None
        if each.review_by is not None and not translated:
            yield each


def overdue(catalog: Catalog) -> list[Entity]:
    """What should have been looked at, the longest ago first."""
    return [each for each in _by_day(catalog) if _day(each) < catalog.today]


def due_soon(catalog: Catalog) -> list[Entity]:
    """What has to be looked at soon, the next first."""
    days = catalog.today, catalog.today + SOON
    return [each for each in _by_day(catalog) if days[0] <= _day(each) <= days[1]]


def _by_day(catalog: Catalog) -> list[Entity]:
    return sorted(reviewed(catalog), key=lambda each: (_day(each), each.key))


def _day(entity: Entity) -> datetime.date:
    return entity.review_by or datetime.date.max
