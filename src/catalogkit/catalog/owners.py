"""Who must agree when a definition is changed, and why."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.base import Entity, Written
from catalogkit.model.examples import ItemTest
from catalogkit.model.knowledge import Article, Automation
from catalogkit.model.landscape import Category, ValueList
from catalogkit.model.manifest import Manifest
from catalogkit.model.organisation import Site, Team
from catalogkit.model.plan import ScheduledWork
from catalogkit.model.promise import Promise
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream
from catalogkit.model.time import Calendar

WAIVERS = "waivers.yaml"
Part = Literal["owner", "lead", "stream", "security"]
"""As what somebody is asked: as owner; as the team that a definition describes; for a
value stream that an item serves; for security there."""


@dataclass(frozen=True)
class Owner:
    """A team that must agree, as what, and the reason as a part of a sentence."""

    team: Team
    part: Part
    because: str


def owners_of(catalog: Catalog, entity: Written) -> tuple[Owner, ...]:
    """Who must agree when one definition, or the manifest, is changed.

    Who asks about many keeps an `Owners`.
    """
    return Owners(catalog).of(entity)


@dataclass(frozen=True)
class Owners:
    """Who must agree to what, for a whole catalog."""

    catalog: Catalog

    def of(self, entity: Written) -> tuple[Owner, ...]:
        """Each team that must agree, once, the owner first; empty where nobody is."""
        found: dict[str, Owner] = {}
        for each in self._asked(entity):
            found.setdefault(each.team.id, each)
        return tuple(found.values())

    def default(self) -> tuple[Owner, ...]:
        """Who answers for what has no owner of its own: the owner of the catalog."""
        because = "it answers for the catalog as a whole"
        return tuple(self._team(self.catalog.manifest.owner, because))

    def _asked(self, entity: Written) -> Iterator[Owner]:
        found = list(self._owner(entity)) if isinstance(entity, Entity) else []
        yield from found or self.default()
        if isinstance(entity, Team):
            yield Owner(entity, "lead", "it is the team itself")
        if isinstance(entity, ServiceItem):
            yield from self._of_streams(entity)

    def _owner(self, entity: Entity, below: tuple[str, ...] = ()) -> Iterator[Owner]:
        if entity.owner is not None:
            yield from self._team(entity.owner, f"it owns '{entity.id}'")
            return
        for above, because in self._above(entity):
            if isinstance(above, Ref):
                yield from self._team(above, because)
            elif above.key not in below:
                for each in self._owner(above, (*below, entity.key)):
                    yield Owner(each.team, "owner", because)

    def _above(self, entity: Entity) -> Iterator[tuple[Entity | Ref[Team], str]]:
        """What something belongs to, whose owner answers for it, too."""
        match entity:
            case ServiceItem(service=name) if name is not None:
                yield from self._entity(self.catalog[name])
            case ItemTest(item=name):
                yield from self._entity(self.catalog[name])
            case Category(parent=shelf) if shelf is not None:
                yield from self._entity(self.catalog[shelf])
            case Site(parent=site) if site is not None:
                yield from self._entity(self.catalog[site])
            case Article():
                yield from self._of_article(entity)
            case Promise(between=teams):
                for team in teams:
                    yield team, "it is one of those who made this agreement"
            case Automation(on_failure=failing) if failing is not None:
                yield failing.team, "it is told when this fails"
            case ScheduledWork(team=team):
                yield team, "it does this work"

    def _of_article(self, article: Article) -> Iterator[tuple[Entity, str]]:
        original = self.catalog.get(Article, article.id)
        if original is not None and original is not article:
            yield from self._entity(original)
            return
        for name in article.items:
            item = self.catalog.get(ServiceItem, name)
            if item is not None:
                yield from self._entity(item)

    def _entity(self, above: Entity) -> Iterator[tuple[Entity, str]]:
        yield above, f"it answers for '{above.id}', to which this belongs"

    def _of_streams(self, item: ServiceItem) -> Iterator[Owner]:
        streams = self._streams.get(item.id, ())
        for each in streams:
            because = f"it owns the value stream '{each.id}', which this serves"
            for owner in self._team(each.owner, because):
                yield Owner(owner.team, "stream", because)
        for each in streams:
            speaks = each.participants.get("security")
            if each.sensitivity == "high" and speaks is not None:
                because = f"it speaks for security in '{each.id}', which this serves"
                for owner in self._team(speaks, because):
                    yield Owner(owner.team, "security", because)

    def _team(self, name: Ref[Team] | None, because: str) -> Iterator[Owner]:
        team = None if name is None else self.catalog.get(Team, name)
        if team is not None:
            yield Owner(team, "owner", because)

    @cached_property
    def _streams(self) -> dict[str, tuple[ValueStream, ...]]:
        """Each item, and the value streams that it serves."""
        found: dict[str, dict[str, ValueStream]] = {}
        for stream in self.catalog.all(ValueStream):
            for stage in stream.stages:
                for name in stage.items:
                    found.setdefault(name, {})[stream.id] = stream
        for item in self.catalog.all(ServiceItem):
            service = None if item.service is None else self.catalog[item.service]
            for ref in (*item.supports, *(service.supports if service else ())):
                found.setdefault(item.id, {})[ref] = self.catalog[ref]
        return {name: tuple(each.values()) for name, each in found.items()}


def by_file(catalog: Catalog) -> dict[str, tuple[Owner, ...]]:
    """Each file of what is sound, and who must agree when it is changed.

    A file of rows or events goes with the lists and calendars that read it, that of
    waivers with the manifest.
    """
    owners = Owners(catalog)
    found: dict[str, dict[tuple[str, str], Owner]] = {}
    for entity in (catalog.manifest, *catalog.everything()):
        asked = owners.of(entity)
        for file in _files(entity):
            these = found.setdefault(file, {})
            for each in asked:
                these.setdefault((each.team.id, each.part), each)
    return {file: tuple(these.values()) for file, these in found.items()}


def _files(entity: Written) -> Iterator[str]:
    yield entity.node.file
    beside: list[str | None] = [WAIVERS] if isinstance(entity, Manifest) else []
    if isinstance(entity, ValueList) and isinstance(entity.rows, str):
        beside.append(entity.rows)
    if isinstance(entity, Calendar):
        beside.append(entity.ics)
        beside.append(entity.holidays.ics if entity.holidays else None)
    folder = posixpath.dirname(entity.node.file)
    for each in filter(None, beside):
        yield posixpath.normpath(posixpath.join(folder, each))
