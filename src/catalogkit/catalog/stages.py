"""Names inside value streams, roadmaps and planned work: stages and interfaces."""

from collections.abc import Iterator, Mapping, Sequence

from catalogkit.catalog.inside import PART, TWICE
from catalogkit.diagnostic import Diagnostic, Note, Place
from catalogkit.model.base import Entity
from catalogkit.model.fault import mended
from catalogkit.model.landscape import System
from catalogkit.model.near import certain, near
from catalogkit.model.plan import ScheduledWork
from catalogkit.model.roadmap import Roadmap, RoadmapStage
from catalogkit.model.stream import Stage, ValueStream


def unknown_stages(
    entity: Entity, systems: Mapping[str, Entity]
) -> Iterator[Diagnostic]:
    """Names of stages and interfaces that are not, and stages of the same name."""
    match entity:
        case ValueStream():
            yield from _twice(entity, entity.stages)
            for stage in entity.stages:
                for each in stage.hand_off:
                    place = entity.at(each, "to")
                    yield from _unknown(place, each.to, entity.stages)
        case Roadmap():
            yield from _twice(entity, entity.stages)
            for planned in entity.stages:
                for index, name in enumerate(planned.after):
                    place = entity.at(planned, "after", index)
                    yield from _unknown(place, name, entity.stages)
        case ScheduledWork():
            yield from _interfaces(entity, systems)


def _unknown(
    place: Place, name: str, stages: Sequence[Stage | RoadmapStage]
) -> Iterator[Diagnostic]:
    known = [each.id for each in stages]
    if name not in known:
        message = f"no stage here is called '{name}'{near(name, known)}"
        fix = mended(place, None, certain(name, known))
        yield PART.found(place, message, fix=fix)


def _twice(
    entity: Entity, stages: Sequence[Stage | RoadmapStage]
) -> Iterator[Diagnostic]:
    seen: dict[str, Stage | RoadmapStage] = {}
    for each in stages:
        first = seen.setdefault(each.id, each)
        if first is not each:
            note = Note(entity.at(first, "id"), "the other one")
            message = f"two stages are called '{each.id}'"
            yield TWICE.found(entity.at(each, "id"), message, notes=[note])


def _interfaces(
    work: ScheduledWork, systems: Mapping[str, Entity]
) -> Iterator[Diagnostic]:
    for each in work.changes:
        system = systems.get(each.interface.who)
        if isinstance(system, System):
            known = [one.id for one in system.interfaces]
            if each.interface.rest not in known:
                message = f"'{system.id}' has no interface '{each.interface.rest}'"
                place = work.at(each, "interface")
                yield PART.found(place, f"{message}{near(each.interface.rest, known)}")
