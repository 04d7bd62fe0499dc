"""The edges of a catalog: where an effect goes, and where that is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.catalog.canonical import calendars
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.graph.references import Reference, references
from catalogkit.catalog.graph.relation import ENDS, NONE, Relation
from catalogkit.catalog.graph.relations import (
    ASKS_CLOCK,
    HANDS_ON,
    NAMED_CONDITION,
    OFFERS,
    STAGE_OF,
    TAKES_OVER,
    relation,
)
from catalogkit.catalog.needs import target
from catalogkit.diagnostic import Place
from catalogkit.model import condition as shapes
from catalogkit.model.base import Entity
from catalogkit.model.landscape import System
from catalogkit.model.plan import ScheduledWork, VersionChange
from catalogkit.model.references import Dotted
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream

MANIFEST = "manifest"


@dataclass(frozen=True, slots=True)
class Edge:
    """An effect at `start` arrives at `end`; both are addresses.

    An address is "kind:id", or "kind:id/part" for an interface or a stage. `says` reads
    between the two: "crm *is needed by* pos-sync". `ends`: it goes no further from
    there, which is then no step away: people and plans. `old`: it stands only in the
    old one of two catalogs that are compared.
    """

    start: str
    end: str
    says: str
    place: Place
    ends: bool = False
    steps: int = 1
    old: bool = False


def address(entity: Entity, part: str = "") -> str:
    """The address of an entity, or of a part of it; translations share theirs."""
    whole = f"{entity.kind_name}:{entity.id}"
    return f"{whole}/{part}" if part else whole


def whole(name: str) -> str:
    """The address of the entity in which an address lies."""
    return name.partition("/")[0]


def edges(catalog: Catalog, beside: Catalog | None = None) -> Iterator[Edge]:
    """Every way that an effect can go in a catalog.

    With another `beside` it, only those written in entities that are not the same.
    """
    files = {each.node.file: address(each) for each in catalog.everything()}
    files[catalog.manifest.node.file] = MANIFEST
    same = set() if beside is None else {*map(id, beside.everything())}
    for entity in catalog.everything():
        retired = isinstance(entity, ServiceItem) and entity.lifecycle == "retired"
        if retired or id(entity) in same:
            continue
        for each in references(entity):
            yield from _along(catalog, entity, each)
        yield from _inside(entity)
        yield from _taken_over(entity, files)
        yield from _conditions(catalog, entity)


def _along(catalog: Catalog, entity: Entity, found: Reference) -> Iterator[Edge]:
    if not found.ref.kind:
        return
    says = relation(found.holder, found.field)
    if _is_over(catalog, entity):
        says = Relation(says.says, says.heard, NONE, says.to_named)
    writer, named = address(entity, found.part), _named(found)
    if says.to_writer is not NONE or says.to_named is not NONE:
        yield from _both(says, writer, named, entity.at(*found.route))


def _both(says: Relation, writer: str, named: str, place: Place) -> Iterator[Edge]:
    for start, end, phrase, effect in (
        (named, writer, says.heard, says.to_writer),
        (writer, named, says.says, says.to_named),
    ):
        if effect is not NONE:
            ends = effect is ENDS
            yield Edge(start, end, phrase, place, ends, 0 if ends else says.steps)


def _named(found: Reference) -> str:
    name = f"{found.ref.kind}:{target(found.ref)}"
    if found.holder is VersionChange and isinstance(found.ref, Dotted):
        return f"{name}/{found.ref.rest}" if found.ref.rest else name
    return name


def _is_over(catalog: Catalog, entity: Entity) -> bool:
    """Whether it is work that nobody plans any more: it was."""
    if not isinstance(entity, ScheduledWork):
        return False
    return entity.window.to.date() < catalog.today


def _inside(entity: Entity) -> Iterator[Edge]:
    """Between an entity and its parts."""
    own = address(entity)
    match entity:
        case System():
            for way in entity.interfaces:
                place = entity.at(way, "id")
                yield from _both(OFFERS, own, address(entity, way.id), place)
        case ValueStream():
            for stage in entity.stages:
                here, place = address(entity, stage.id), entity.at(stage, "id")
                yield from _both(STAGE_OF, here, own, place)
                for each in stage.hand_off:
                    there, place = address(entity, each.to), entity.at(each, "to")
                    yield from _both(HANDS_ON, here, there, place)


def _taken_over(entity: Entity, files: Mapping[str, str]) -> Iterator[Edge]:
    """From what an entity took parts of: by like, use, or for an environment."""
    own, seen = entity.node.file, set()
    for route, origin in entity.node.origins.items():
        giver = files.get(origin.file)
        if giver is None or giver == address(entity) or giver in seen:
            continue
        seen.add(giver)
        like = origin.why.startswith("like:")
        place = Place(own, ("like",) if like else route[:1], entity=entity.key)
        yield from _both(TAKES_OVER, address(entity), giver, place)


def _conditions(catalog: Catalog, entity: Entity) -> Iterator[Edge]:
    """From the calendars and the manifest's conditions that decide in an entity."""
    own = entity.conditions if isinstance(entity, ServiceItem) else {}
    for when in entity.parts("when"):
        tree = catalog.typed.get(id(when))
        for name in () if tree is None else calendars(tree):
            place, named = entity.at(when), f"calendar:{name}"
            yield from _both(ASKS_CLOCK, address(entity), named, place)
        for name in _uses(when):
            if name in catalog.manifest.conditions and name not in own:
                place = entity.at(when)
                yield from _both(NAMED_CONDITION, address(entity), MANIFEST, place)


def _uses(when: shapes.Condition) -> Iterator[str]:
    match when:
        case shapes.All(parts) | shapes.Any(parts):
            for part in parts:
                yield from _uses(part)
        case shapes.Not(part):
            yield from _uses(part)
        case shapes.Use(name):
            yield name
