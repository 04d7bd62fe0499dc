"""Which value streams a system or a service item belongs to."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream

Streams = Mapping[str, tuple[ValueStream, ...]]


def by_system(catalog: Catalog) -> Streams:
    """Each system that a stage runs on, and the value streams of those stages."""
    found: dict[str, tuple[ValueStream, ...]] = {}
    for stream in catalog.all(ValueStream):
        for name in dict.fromkeys(each for s in stream.stages for each in s.systems):
            found[name] = (*found.get(name, ()), stream)
    return found


def touched(
    catalog: Catalog, item: ServiceItem, systems: Streams
) -> tuple[ValueStream, ...]:
    """The value streams that run on a system which an item touches."""
    found = {each.id: each for name in item.systems for each in systems.get(name, ())}
    found |= {name: catalog[name] for name in item.supports}
    return tuple(found[name] for name in sorted(found))


def served(catalog: Catalog) -> Iterator[str]:
    """The items that serve some value stream: by themselves, their service, a stage."""
    named = {
        name for s in catalog.all(ValueStream) for g in s.stages for name in g.items
    }
    for item in catalog.items():
        service = None if item.service is None else catalog[item.service]
        if item.supports or item.id in named or (service and service.supports):
            yield item.id
