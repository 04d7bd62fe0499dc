"""All entities together, every reference resolved."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from catalogkit.catalog.events import Events
from catalogkit.model.base import Entity
from catalogkit.model.kinds import KINDS
from catalogkit.model.knowledge import Article
from catalogkit.model.manifest import Manifest
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem
from catalogkit.source.comments import Waiver

E = TypeVar("E", bound=Entity)
KIND_OF = {entity: kind for kind, entity in KINDS.items()}


@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything that is sound, and the day it is judged on.

    `entities` holds kind → id → entity; an article's translations stand beside it
    under `id.locale`. `rows` holds the rows of each list by its id, `events` those of
    iCalendar files by calendar and file name. `typed` holds each
    condition of each entity, typed against what it may read, by its identity. `absent`
    names what is declared ("kind:id") and left out: what it says is not known, so
    nobody may conclude that something is nowhere said. `waivers` holds, by file, the
    rules that its comments allow to be broken.
    """

    manifest: Manifest
    entities: Mapping[str, Mapping[str, Entity]]
    today: datetime.date
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    events: Mapping[tuple[str, str], Events] = field(default_factory=dict)
    typed: Mapping[int, Any] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    waivers: Mapping[str, Sequence[Waiver]] = field(default_factory=dict)

    def all(self, kind: type[E]) -> Iterator[E]:
        """Every entity of a kind, in order of id."""
        return cast(Iterator[E], iter(self.entities.get(KIND_OF[kind], {}).values()))

    def items(self) -> Iterator[ServiceItem]:
        """Every service item that is not retired, in order of id."""
        return iter(self._items)

    @cached_property
    def _items(self) -> tuple[ServiceItem, ...]:
        every = self.all(ServiceItem)
        return tuple(each for each in every if each.lifecycle != "retired")

    def __getitem__(self, ref: Ref[E]) -> E:
        """The entity a reference names. Raises KeyError where it is not declared."""
        return cast(E, self.entities[ref.kind][ref])

    def get(self, kind: type[E], name: str) -> E | None:
        """The entity of a kind with an id, or None."""
        return cast(E | None, self.entities.get(KIND_OF[kind], {}).get(name))

    def declared(self, kind: type[E]) -> list[str]:
        """The id of every entity of a kind, in order, with those that are left out."""
        name = KIND_OF[kind]
        keys = (key.split(":", 1) for key in self.absent)
        absent = {each for kind_name, each in keys if kind_name == name}
        return sorted(absent.union(self.entities.get(name, ())))

    def lacks(self, kind: type[Entity]) -> bool:
        """Whether something that is left out may be of a kind."""
        begin = f"{KIND_OF[kind]}:"
        return any(each.startswith(begin) for each in self.absent)

    def everything(self) -> Iterator[Entity]:
        """Every entity, by kind and id."""
        for entities in self.entities.values():
            yield from entities.values()

    def translations(self, article: Article) -> dict[str, Article]:
        """An article in each locale it exists in."""
        default = self.manifest.default_locale
        found = {article.locale or default: article}
        for locale in self.manifest.locales:
            each = self.get(Article, f"{article.id}.{locale}")
            if each is not None:
                found[locale] = each
        return found
