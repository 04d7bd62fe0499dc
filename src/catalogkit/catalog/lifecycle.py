"""Drafts and retired items: who is judged, and how strictly."""

from collections.abc import Iterator
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.base import Entity, Written
from catalogkit.model.service_item import ServiceItem


def in_use(catalog: Catalog) -> Iterator[Entity]:
    """Every entity but retired items; what items share comes before the items."""
    for each in catalog.everything():
        if not isinstance(each, ServiceItem):
            yield each
    yield from catalog.items()


def written(catalog: Catalog) -> Iterator[Written]:
    """Everything in use that holds texts: the manifest, too."""
    yield catalog.manifest
    yield from in_use(catalog)


def is_draft(entity: Written) -> bool:
    """Whether it is a service item that nobody can ask for yet."""
    return isinstance(entity, ServiceItem) and entity.lifecycle == "draft"


def softened(found: Diagnostic, entity: Written) -> Diagnostic:
    """The finding, as a warning where its entity is a draft."""
    return replace(found, severity=Severity.WARNING) if is_draft(entity) else found
