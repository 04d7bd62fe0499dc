"""What planned work touches, what a freeze covers, and where they meet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.streams import by_system
from catalogkit.diagnostic import Place
from catalogkit.model.organisation import Site
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.model.stream import Stage, ValueStream

Kind = Literal["everything", "system", "stream", "item", "site"]


@dataclass(frozen=True)
class Meeting:
    """Something that two plans have in common, and why.

    `edges` are the places that say so, in the order of the sentence.
    """

    kind: Kind
    name: str
    why: str
    edges: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Reaches:
    """What the plans of a catalog reach."""

    catalog: Catalog

    def covered(self, freeze: Freeze, work: ScheduledWork) -> tuple[Meeting, ...]:
        """What of a work a freeze covers; nothing where it changes nothing there."""
        if is_business(work):
            return ()
        reach = freeze.applies_to
        if reach is None:
            why = f"'{freeze.id}' covers everything"
            return (Meeting("everything", freeze.id, why, (freeze.at("id"),)),)
        return (
            *self._systems(freeze, work),
            *self._stages(freeze, work),
            *self._items(freeze, work),
            *self._sites(freeze, work),
        )

    def shared(self, one: ScheduledWork, other: ScheduledWork) -> tuple[Meeting, ...]:
        """What two works touch both: systems, systems of one stream, places."""
        if one.sites and other.sites and not self._common(one.sites, other.sites):
            return ()
        ours, theirs = touched(one), touched(other)
        same = [
            Meeting("system", name, f"both touch '{name}'", (ours[name], theirs[name]))
            for name in ours
            if name in theirs
        ]
        near = self._streams(ours, theirs)
        places = (
            Meeting("site", name, f"both are at '{name}'", _sites_of(one, other))
            for name in self._common(one.sites, other.sites)
        )
        return (*same, *near, *places)

    def streams_of(self, work: ScheduledWork) -> tuple[ValueStream, ...]:
        """The value streams that run on a system which a work touches."""
        found = {s.id: s for name in touched(work) for s in self.streams.get(name, ())}
        return tuple(found[name] for name in sorted(found))

    @cached_property
    def streams(self) -> Mapping[str, tuple[ValueStream, ...]]:
        """The value streams that run on each system."""
        return by_system(self.catalog)

    @cached_property
    def _below(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for each in self.catalog.all(Site):
            if each.parent is not None:
                found.setdefault(str(each.parent), []).append(each.id)
        return {name: tuple(below) for name, below in found.items()}

    def within(self, sites: Iterable[str]) -> set[str]:
        """Sites with those below them."""
        found: set[str] = set()
        waiting = [str(each) for each in sites]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._below.get(name, ())
        return found

    def _common(self, ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
        """The sites of one list that lie in the other's, the smaller ones named."""
        left, right = self.within(ours), self.within(theirs)
        named = {*map(str, ours), *map(str, theirs)}
        return sorted(named & left & right)

    def _systems(self, freeze: Freeze, work: ScheduledWork) -> Iterator[Meeting]:
        reach = freeze.applies_to
        for each in () if reach is None else reach.systems:
            if each in (ours := touched(work)):
                why = f"'{freeze.id}' covers '{each}'"
                edges = ours[each], freeze.at(each)
                yield Meeting("system", str(each), why, edges)

    def _stages(self, freeze: Freeze, work: ScheduledWork) -> Iterator[Meeting]:
        ours = touched(work)
        for name in () if freeze.applies_to is None else freeze.applies_to.streams:
            stream = self.catalog[name]
            for stage, system in _run(stream):
                if system in ours:
                    why = f"'{system}' is run by stage '{stage.id}' of '{stream.id}'"
                    edges = ours[system], stream.at(stage, "id"), freeze.at(name)
                    why += f", which '{freeze.id}' covers"
                    yield Meeting("stream", stream.id, why, edges)

    def _items(self, freeze: Freeze, work: ScheduledWork) -> Iterator[Meeting]:
        ours = touched(work)
        for name in () if freeze.applies_to is None else freeze.applies_to.items:
            item = self.catalog[name]
            for system in item.systems:
                if system in ours:
                    why = f"'{item.id}', which '{freeze.id}' covers, needs '{system}'"
                    edges = ours[system], item.at(system), freeze.at(name)
                    yield Meeting("item", item.id, why, edges)

    def _sites(self, freeze: Freeze, work: ScheduledWork) -> Iterator[Meeting]:
        reach = freeze.applies_to
        if reach is None or not reach.sites:
            return
        if not work.sites:
            names = [str(each) for each in reach.sites]
            why = f"it is done everywhere, and '{freeze.id}' covers '{names[0]}'"
            yield Meeting("site", names[0], why, (freeze.at(reach.sites[0]),))
            return
        for name in self._common(work.sites, reach.sites):
            why = f"'{freeze.id}' covers '{name}'"
            yield Meeting("site", name, why, (freeze.at("applies_to", "sites"),))

    def _streams(
        self, ours: Mapping[str, Place], theirs: Mapping[str, Place]
    ) -> Iterator[Meeting]:
        """The streams of which the two touch systems that are not the same."""
        both = {s.id: s for name in ours for s in self.streams.get(name, ())}
        for stream in both.values():
            run = {system: stage for stage, system in reversed(list(_run(stream)))}
            one = next(
                (each for each in run if each in ours and each not in theirs), ""
            )
            two = next(
                (each for each in run if each in theirs and each not in ours), ""
            )
            if one and two:
                why = f"'{one}' and '{two}' are both run by stages of '{stream.id}'"
                places = (stream.at(run[each], "id") for each in (one, two))
                edges = ours[one], theirs[two], *dict.fromkeys(places)
                yield Meeting("stream", stream.id, why, edges)


def is_business(work: ScheduledWork) -> bool:
    """Whether a work is a campaign that changes nothing and is nowhere out.

    Changes rest for its sake, so it may be done in a freeze.
    """
    return work.work == "campaign" and not work.changes and work.outage is None


def touched(work: ScheduledWork) -> Mapping[str, Place]:
    """The systems that a work touches, and where it says so."""
    found = {str(each): work.at(each) for each in work.systems}
    for each in work.changes:
        found.setdefault(each.interface.who, work.at(each, "interface"))
    return found


def _sites_of(*works: ScheduledWork) -> tuple[Place, ...]:
    return tuple(each.at("sites") for each in works)


def covers_stream(freeze: Freeze, stream: ValueStream) -> bool:
    """Whether a freeze covers a value stream, or a system that it runs on."""
    reach = freeze.applies_to
    if reach is None or stream.id in reach.streams:
        return True
    return any(system in reach.systems for _, system in _run(stream))


def _run(stream: ValueStream) -> Iterator[tuple[Stage, str]]:
    """Each stage with each system it runs on."""
    for stage in stream.stages:
        for system in stage.systems:
            yield stage, str(system)
