"""Every question of a catalog: of forms, of shared field sets, of tasks."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.base import Entity
from catalogkit.model.form import Field, FieldSet
from catalogkit.model.service_item import ServiceItem


@lru_cache(maxsize=1)
def every_field(catalog: Catalog) -> tuple[tuple[Entity, Field], ...]:
    """Every field with the entity that asks it, those of groups' lines included.

    Kept for the last catalog: many checks look at all of them.
    """
    return tuple(_every_field(catalog))


def fields_of(item: ServiceItem) -> Iterator[Field]:
    """Every field an item asks: its requester, or those who work on it."""
    yield from deep(item.form)
    for task in item.fulfilment:
        if task.asks:
            yield from deep(task.asks)


def deep(fields: Iterable[Field]) -> Iterator[Field]:
    """Some fields and the fields of their lines."""
    for field in fields:
        yield field
        if field.fields:
            yield from deep(field.fields)


def _every_field(catalog: Catalog) -> Iterator[tuple[Entity, Field]]:
    for shared in catalog.all(FieldSet):
        for field in deep(shared.fields):
            yield shared, field
    for item in catalog.items():
        for field in fields_of(item):
            yield item, field
