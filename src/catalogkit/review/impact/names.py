"""What addresses are called: their kind, a short name, and a title for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.graph.edges import MANIFEST, whole
from catalogkit.model.base import Entity
from catalogkit.model.landscape import Interface, System
from catalogkit.model.stream import Stage, ValueStream

PARTS = {"system": "interface", "value_stream": "stage"}
GROUPS = {
    "value_stream": "value streams",
    "stage": "stages",
    "system": "systems",
    "interface": "interfaces",
    "service": "services",
    "service_item": "service items",
    "promise": "promises",
    "scheduled_work": "scheduled work",
    "freeze": "freezes",
    "team": "teams",
    "change_model": "change models",
    "calendar": "calendars",
    "metric": "metrics",
    "loop": "loops",
    "roadmap": "roadmaps",
    "automation": "automations",
    "approval": "approvals",
    "escalation": "escalations",
    "priority_matrix": "priority matrices",
    "cost_model": "cost models",
    "audience": "audiences",
    "channel": "channels",
    "site": "sites",
    "category": "categories",
    "list": "lists",
    "field_set": "field sets",
    "article": "articles",
    "notification": "notifications",
    "survey": "surveys",
    "test": "tests",
    MANIFEST: "manifest",
}
"""Kinds of what is reached, in the order in which people ask for them."""


def kind_of(name: str) -> str:
    """The kind of an address; an interface and a stage are kinds of their own."""
    kind = name.partition(":")[0]
    return PARTS.get(kind, kind) if "/" in name else kind


def short(name: str) -> str:
    """An address without its kind: "crm", "crm.customer-api", "stock/shelve"."""
    bare = name.partition(":")[2] or name
    return bare.replace("/", ".") if kind_of(name) == "interface" else bare


@dataclass(frozen=True)
class Names:
    """What people call things; of what is in no catalog any more, in those before."""

    catalogs: Sequence[Catalog]
    locale: str = ""

    def entity(self, name: str) -> Entity | None:
        """The entity in which an address lies."""
        kind, _, each = whole(name).partition(":")
        found = (catalog.entities.get(kind, {}).get(each) for catalog in self.catalogs)
        return next((entity for entity in found if entity is not None), None)

    def is_old(self, name: str) -> bool:
        """Whether an entity is only in the catalog before."""
        kind, _, each = whole(name).partition(":")
        return each not in self.catalogs[0].entities.get(kind, {})

    def title(self, name: str) -> str:
        """What people call it, or "" where nobody gave it a title."""
        default = self.catalogs[0].manifest.default_locale
        text = getattr(self.part(name), "title", None)
        return "" if text is None else str(text.get(self.locale or default, default))

    def part(self, name: str) -> Entity | Interface | Stage | None:
        """The entity, or the part of it, that an address names."""
        entity, part = self.entity(name), name.partition("/")[2]
        if not part or entity is None:
            return entity
        ways: Sequence[Interface | Stage] = ()
        if isinstance(entity, System):
            ways = entity.interfaces
        elif isinstance(entity, ValueStream):
            ways = entity.stages
        return next((each for each in ways if each.id == part), None)

    def called(self, name: str) -> str:
        """A title and where it is from: for people who do not know the ids."""
        return self.title(name) or short(name)
