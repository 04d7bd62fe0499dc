"""Planned outages against the availability of systems and services, month by month."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import ALWAYS, Clock, NeverOpen, clocks
from catalogkit.catalog.moments import moment
from catalogkit.catalog.offsets import DAY
from catalogkit.catalog.spans import Span
from catalogkit.catalog.windows.collisions import AHEAD
from catalogkit.catalog.windows.occurrences import works
from catalogkit.catalog.windows.reach import Reaches, touched
from catalogkit.catalog.windows.zones import midnight
from catalogkit.model.landscape import Service, System
from catalogkit.model.plan import ScheduledWork

MINUTE = 60


@dataclass(frozen=True)
class Overdrawn:
    """A month in which works are out for longer than an availability leaves.

    `works` are those that count, in order; the last one is too much. Minutes.
    """

    what: System | Service
    month: str
    works: tuple[ScheduledWork, ...]
    planned: int
    left: int


def overdrawn(catalog: Catalog) -> Iterator[Overdrawn]:
    """Every month, from this one on, with more planned outage than may be."""
    reaches = Reaches(catalog)
    begin = midnight(catalog.today.replace(day=1), datetime.UTC)
    times = [
        (span, work)
        for work in catalog.all(ScheduledWork)
        if work.outage is not None and work.outage.minutes
        for span in works(catalog, work, (begin, begin + AHEAD * DAY))
    ]
    times.sort(key=lambda each: (each[0], each[1].id))
    promised: list[System | Service] = [*catalog.all(System), *catalog.all(Service)]
    for what in promised:
        if what.availability is not None:
            yield from _Budget(catalog, reaches, what).overdrawn(times)


@dataclass(frozen=True)
class _Budget:
    catalog: Catalog
    reaches: Reaches
    what: System | Service

    def overdrawn(self, times: list[tuple[Span, ScheduledWork]]) -> Iterator[Overdrawn]:
        systems = self._systems()
        months: dict[str, list[tuple[int, ScheduledWork]]] = {}
        for span, work in times:
            minutes = self._out(span, work) if systems & touched(work).keys() else 0
            if minutes:
                month = f"{moment(span[0], self._clock.zone):%Y-%m}"
                months.setdefault(month, []).append((minutes, work))
        for month, several in months.items():
            found = self._first(month, several)
            if found is not None:
                yield found

    @property
    def _clock(self) -> Clock:
        hours = self.what.hours if isinstance(self.what, Service) else None
        return ALWAYS if hours is None else clocks(self.catalog)[str(hours)]

    def _systems(self) -> set[str]:
        if isinstance(self.what, System):
            return {self.what.id}
        return {str(each) for each in self.what.systems}

    def _out(self, span: Span, work: ScheduledWork) -> int:
        """The minutes that count: at worst, all that lie in the hours of a service."""
        minutes = 0 if work.outage is None else work.outage.minutes or 0
        try:
            return min(minutes, self._clock.worked(*span) // MINUTE)
        except NeverOpen:
            return 0

    def _first(
        self, month: str, several: list[tuple[int, ScheduledWork]]
    ) -> Overdrawn | None:
        """Where the budget of a month is overdrawn at some place."""
        left = self._left(month)
        for count in range(1, len(several) + 1):
            for met in self._places(several[:count]):
                planned = sum(minutes for minutes, _ in met)
                if planned > left:
                    works_met = tuple(work for _, work in met)
                    return Overdrawn(self.what, month, works_met, planned, int(left))
        return None

    def _places(
        self, several: list[tuple[int, ScheduledWork]]
    ) -> Iterator[list[tuple[int, ScheduledWork]]]:
        """The outages that one place sees, for each place that they name."""
        named = dict.fromkeys(site for _, work in several for site in work.sites)
        if not named:
            yield several
        for site in named:
            yield [
                (minutes, work)
                for minutes, work in several
                if not work.sites or self._at(site, work)
            ]

    def _at(self, site: str, work: ScheduledWork) -> bool:
        return bool(self.reaches.within([site]) & self.reaches.within(work.sites))

    def _left(self, month: str) -> float:
        """The minutes of a month in which it may be out."""
        first = datetime.date.fromisoformat(f"{month}-01")
        end = (first + datetime.timedelta(days=31)).replace(day=1)
        clock = self._clock
        span = midnight(first, clock.zone), midnight(end, clock.zone)
        share = 1 - float(self.what.availability or 100) / 100
        return round(share * clock.worked(*span) / MINUTE, 6)
