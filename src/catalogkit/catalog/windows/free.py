"""The next time at which planned work meets nothing."""

import datetime
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.moments import moment
from catalogkit.catalog.offsets import DAY
from catalogkit.catalog.spans import Span, merged, without
from catalogkit.catalog.windows.collisions import agreed
from catalogkit.catalog.windows.occurrences import freezes, works
from catalogkit.catalog.windows.reach import Reaches
from catalogkit.catalog.windows.zones import exact, midnight, zone_of
from catalogkit.model.plan import Freeze, ScheduledWork

HORIZON = 180
"""So many days are looked at."""


def next_free(
    catalog: Catalog,
    work: ScheduledWork,
    *,
    at: int | None = None,
    until: int | None = None,
    same_hour: bool = False,
) -> Span | None:
    """The first time, as long as its window, at which a work meets nothing.

    It begins at a moment or later, at its planned beginning unless given; never before
    today, nor before it can. It ends by `until`, and within half a year. What others
    agreed to is no obstacle. With `same_hour` it begins at the hour that was planned.
    """
    zone = zone_of(catalog, work)
    start, end = (exact(each, zone) for each in (work.window.from_, work.window.to))
    begin = max(start if at is None else at, earliest(catalog, work))
    limit = begin + HORIZON * DAY
    limit = limit if until is None else min(limit, until)
    if end <= start or limit <= begin:
        return None
    taken = list(_taken(catalog, work, (begin, limit)))
    for low, high in without([(begin, limit)], merged(taken)):
        first = _hour(low, moment(start, zone).time(), zone) if same_hour else low
        if high - first >= end - start:
            return first, first + end - start
    return None


def earliest(catalog: Catalog, work: ScheduledWork) -> int:
    """The first moment at which a work can begin: today, or what it says."""
    zone = zone_of(catalog, work)
    today = midnight(catalog.today, zone)
    return today if work.earliest is None else max(today, exact(work.earliest, zone))


def _taken(catalog: Catalog, work: ScheduledWork, between: Span) -> Iterator[Span]:
    """The times at which a freeze, or the work of another team, stands in the way."""
    reaches, zone = Reaches(catalog), zone_of(catalog, work)
    for freeze in catalog.all(Freeze):
        allowed = freeze.level == "soft" and agreed(work, freeze)
        if not allowed and reaches.covered(freeze, work):
            yield from freezes(catalog, freeze, between, zone)
    for other in catalog.all(ScheduledWork):
        if other.team != work.team and not agreed(work, other):
            times = works(catalog, other, between)
            if times and reaches.shared(work, other):
                yield from times


def _hour(low: int, hour: datetime.time, zone: datetime.tzinfo) -> int:
    """The first moment from another on at which the clock of a zone shows an hour."""
    day = moment(low, zone).date()
    while True:
        found = exact(datetime.datetime.combine(day, hour), zone)
        if found >= low:
            return found
        day += datetime.timedelta(days=1)
