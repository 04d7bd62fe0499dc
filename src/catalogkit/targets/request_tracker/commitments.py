"""Everything that a catalog promises, and where its times were written."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.promises import everywhere, phases
from catalogkit.diagnostic import Place
from catalogkit.model.base import Entity
from catalogkit.model.cases import Case
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Commitment, Target
from catalogkit.model.service_item import ServiceItem

NO_TARGET = Target()


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a promise, and who says it."""

    value: Duration | By | None = None
    owner: Entity | None = None
    steps: tuple[object, ...] = ()

    @property
    def place(self) -> Place | None:
        """Where it was written: not looked for before somebody asks."""
        return None if self.owner is None else self.owner.at(*self.steps)


@dataclass(frozen=True, slots=True)
class Said:
    """One combination of what a promise may come to."""

    promise: Commitment
    respond: Time
    fulfil: Time
    target: Target

    @property
    def times(self) -> tuple[Duration | None, Duration | By | None]:
        """To respond and to fulfil."""
        respond = self.respond.value
        return (respond if isinstance(respond, Duration) else None), self.fulfil.value


def commitments(catalog: Catalog) -> Iterator[Said]:
    """Each combination of path, day, priority and cases."""
    for item in catalog.items():
        for _, promise in everywhere(item):
            for _, phase in phases(promise):
                yield from _combined(catalog, item, phase)


def _combined(
    catalog: Catalog, item: ServiceItem, promise: Commitment
) -> Iterator[Said]:
    for priority, target in _targets(catalog, promise):
        for respond in _times(item, promise.respond):
            for fulfil in _times(item, promise.fulfil):
                yield Said(
                    promise,
                    respond or _target(catalog, promise, priority, "respond"),
                    fulfil or _target(catalog, promise, priority, "fulfil"),
                    target,
                )


def _targets(catalog: Catalog, promise: Commitment) -> Iterator[tuple[str, Target]]:
    yield "", NO_TARGET
    if promise.use is not None:
        yield from catalog[promise.use].targets.items()


def _times(
    item: ServiceItem,
    cases: tuple[Case[Duration], ...] | tuple[Case[Duration | By], ...] | None,
) -> Iterator[Time | None]:
    if not cases:
        yield None
    for each in cases or ():
        yield Time(each.is_, item, (each,))


def _target(catalog: Catalog, promise: Commitment, priority: str, part: str) -> Time:
    if promise.use is None or not priority:
        return Time()
    owner = catalog[promise.use]
    found: Duration | None = getattr(owner.targets[priority], part)
    return Time(found, owner, ("targets", priority, part))
