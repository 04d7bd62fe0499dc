"""Clocks in JavaScript: one fixed program, and the open time of a calendar as data."""

import datetime
from collections.abc import Sequence
from importlib.resources import files

from catalogkit.catalog.canonical import Json
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, clocks, moment
from catalogkit.catalog.offsets import DAY, EPOCH, months_later, offsets, year_of

MINUTE = 60
LONGEST = 21
"""Intervals of a pattern that is looked for: three a day, for a week."""
Pair = tuple[int, int]


def clock_program() -> str:
    """The source: `calendarClock(table)`, for browsers and Node."""
    package = files("catalogkit.languages")
    return package.joinpath("clock.js").read_text(encoding="utf-8")


def table(clock: Clock, start: int, end: int) -> dict[str, Json]:
    """The open time of a calendar between two moments, as the program reads it.

    `from` and `to` are moments, `unit` the seconds of which all numbers are whole
    multiples: 60, or 1 where a minute is too coarse. `first` is the closed time before
    the first opening. Each of `runs` is how often it is repeated, and lengths that are
    open and closed in turn. `shifts` are the moments from which the local time is so
    many seconds ahead of UTC, counted after `from` as all the others.
    """
    spans = clock.spans(start, end)
    shifts = _shifts(clock, start, end)
    edges = [edge for span in spans for edge in span]
    unit = _unit([*edges, *(at for at, _ in shifts), start, end])
    first = edges[0] - start if edges else end - start
    closings = [*edges[2::2], end]
    pairs = [
        ((high - low) // unit, (opening - high) // unit)
        for (low, high), opening in zip(spans, closings, strict=False)
    ]
    return {
        "from": _written(start),
        "to": _written(end),
        "unit": unit,
        "first": first // unit,
        "runs": list(_runs(pairs)),
        "shifts": [[(at - start) // unit, shift] for at, shift in shifts],
    }


def open_time(catalog: Catalog, calendar: str) -> dict[str, Json]:
    """The open time of a calendar around the day of a build, holidays resolved.

    From the month before to two years after: it begins with a month, so that builds of
    one month are the same.
    """
    month = (catalog.today.replace(day=1).toordinal() - EPOCH) * DAY
    start, end = months_later(month, -1), months_later(month, 25)
    return table(clocks(catalog)[calendar], start, end)


def _shifts(clock: Clock, start: int, end: int) -> list[Pair]:
    known = offsets(clock.zone, year_of(start), year_of(end))
    changes = list(zip(known.moments, known.shifts, strict=True))
    before = [shift for at, shift in changes if at <= start]
    after = [(at, shift) for at, shift in changes if start < at < end]
    return [(start, before[-1]), *after]


def _unit(moments: Sequence[int]) -> int:
    return 1 if any(each % MINUTE for each in moments) else MINUTE


def _written(at: int) -> str:
    return moment(at, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _runs(pairs: Sequence[Pair]) -> list[Json]:
    """The pairs, with what repeats said once: most of a year is one week."""
    found: list[list[int]] = []
    at = 0
    while at < len(pairs):
        length, times = _pattern(pairs, at)
        lengths = [each for pair in pairs[at : at + length] for each in pair]
        if times == 1 and found and found[-1][0] == 1:
            found[-1] += lengths
        else:
            found.append([times, *lengths])
        at += length * times
    return [[*each] for each in found]


def _pattern(pairs: Sequence[Pair], at: int) -> Pair:
    """The length and the times of the repeat at a place that saves most."""
    best = (0, -1, 1)
    for length in range(1, LONGEST + 1):
        pattern, times = pairs[at : at + length], 1
        while pairs[at + times * length : at + (times + 1) * length] == pattern:
            times += 1
        best = max(best, ((times - 1) * length, -length, times))
    return -best[1], best[2]
