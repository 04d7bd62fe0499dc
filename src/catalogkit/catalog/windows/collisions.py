"""Planned work in freezes, and works of different teams at one time on one thing."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.offsets import DAY
from catalogkit.catalog.spans import Span
from catalogkit.catalog.windows.occurrences import freezes, works
from catalogkit.catalog.windows.reach import Meeting, Reaches
from catalogkit.catalog.windows.zones import midnight, zone_of
from catalogkit.model.plan import Agreement, Freeze, ScheduledWork

AHEAD = 2 * 366
"""Checks look so many days ahead."""
Level = Literal["hard", "soft", "same", "near"]
"""In a hard or a soft freeze; on the same system; on one stream or at one place."""


@dataclass(frozen=True)
class Collision:
    """A work that meets a freeze, or the work of another team, from then to then.

    Of two works, `work` is the one that begins later. `begin` is the beginning of the
    window of `work` that is meant, where it comes back.
    """

    work: ScheduledWork
    other: Freeze | ScheduledWork
    start: int
    end: int
    on: tuple[Meeting, ...]
    level: Level
    begin: int
    agreement: Agreement | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether those who must agree have done so."""
        return self.agreement is not None and self.level != "hard"


def collisions(
    catalog: Catalog, since: datetime.date, until: datetime.date
) -> tuple[Collision, ...]:
    """Every collision between two days, the earliest first; agreed ones, too."""
    return _sorted(catalog, (_second(since), _second(until)))


@lru_cache(maxsize=4)
def ahead(catalog: Catalog) -> tuple[Collision, ...]:
    """The collisions that checks speak of: from today on, as far as they look."""
    begin = _second(catalog.today)
    return _sorted(catalog, (begin, begin + AHEAD * DAY))


def agreed(one: ScheduledWork, other: Freeze | ScheduledWork) -> Agreement | None:
    """The agreement of two plans to meet, whichever of them says it."""
    for each in one.agreed:
        if (each.freeze if isinstance(other, Freeze) else each.work) == other.id:
            return each
    if isinstance(other, ScheduledWork):
        return next((each for each in other.agreed if each.work == one.id), None)
    return None


def about(catalog: Catalog, agreement: Agreement) -> Freeze | ScheduledWork | None:
    """The one freeze or work that an agreement is about."""
    if agreement.freeze is not None:
        return catalog[agreement.freeze] if agreement.work is None else None
    return None if agreement.work is None else catalog[agreement.work]


def level_of(on: tuple[Meeting, ...]) -> Level:
    """How near two works come to each other."""
    return "same" if any(each.kind == "system" for each in on) else "near"


def _sorted(catalog: Catalog, between: Span) -> tuple[Collision, ...]:
    return tuple(sorted(_found(catalog, between), key=_order))


def _found(catalog: Catalog, between: Span) -> Iterator[Collision]:
    reaches = Reaches(catalog)
    planned = [
        (start, end, work)
        for work in catalog.all(ScheduledWork)
        for start, end in works(catalog, work, between)
    ]
    planned.sort(key=lambda each: (each[0], each[2].id))
    yield from _in_freezes(catalog, reaches, planned, between)
    running: list[tuple[int, int, ScheduledWork]] = []
    for start, end, work in planned:
        running = [each for each in running if each[1] > start]
        for _, other_end, other in running:
            on = () if other.team == work.team else reaches.shared(work, other)
            if on:
                span = max(start, between[0]), min(end, other_end, between[1])
                agreement = agreed(work, other)
                yield Collision(work, other, *span, on, level_of(on), start, agreement)
        running.append((start, end, work))


def _in_freezes(
    catalog: Catalog,
    reaches: Reaches,
    planned: list[tuple[int, int, ScheduledWork]],
    between: Span,
) -> Iterator[Collision]:
    met: dict[tuple[str, str], tuple[Meeting, ...]] = {}
    times: dict[tuple[str, datetime.tzinfo], list[Span]] = {}
    for freeze in catalog.all(Freeze):
        for start, end, work in planned:
            pair, zone = (freeze.id, work.id), zone_of(catalog, work)
            if pair not in met:
                met[pair] = reaches.covered(freeze, work)
            if not met[pair]:
                continue
            if (freeze.id, zone) not in times:
                times[freeze.id, zone] = freezes(catalog, freeze, between, zone)
            for low, high in times[freeze.id, zone]:
                first, last = max(start, low, between[0]), min(end, high, between[1])
                if first < last:
                    agreement = agreed(work, freeze)
                    on, level = met[pair], freeze.level
                    yield Collision(
                        work, freeze, first, last, on, level, start, agreement
                    )


def _second(day: datetime.date) -> int:
    return midnight(day, datetime.UTC)


def _order(each: Collision) -> tuple[int, str, str, int]:
    return each.start, each.work.id, each.other.key, each.end
