"""Which of two times is over sooner, on the clocks they run on."""

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from catalogkit.catalog.clock import Clock, NeverOpen, seconds
from catalogkit.model.duration import MINUTES, Duration

DAY = 24 * 3600
AROUND = (-60, 0, 60)
"""Beside each opening and closing something may be otherwise."""
Clocks = tuple[Clock | None, Clock | None]


class Way(StrEnum):
    """What became of a time."""

    SOONER = "sooner"
    LATER = "later"
    SAME = "same"
    UNSURE = "sooner or later"


def way(old: Duration, new: Duration, clocks: Clocks, today: datetime.date) -> Way:
    """Whether the new time is over sooner, whenever it begins to run.

    Times of unlike units are tried at every opening and closing of the coming year.
    """
    one, other = _amount(old), _amount(new)
    same_clock = clocks[0] is clocks[1] or (_by_the_wall(old) and _by_the_wall(new))
    if same_clock and one[0] == other[0]:
        return _of(other[1] - one[1])
    if clocks[0] is None or clocks[1] is None:
        return Way.UNSURE
    return _tried(old, new, clocks[0], clocks[1], today)


def together(ways: Iterable[Way]) -> Way:
    """What became of several times as a whole."""
    found = {*ways} - {Way.SAME}
    if not found:
        return Way.SAME
    return found.pop() if len(found) == 1 else Way.UNSURE


def _of(difference: int) -> Way:
    return Way.SAME if not difference else Way.LATER if difference > 0 else Way.SOONER


def _amount(time: Duration) -> tuple[str, int]:
    """The measure of a time, and how much of it."""
    if time.minutes is not None:
        return ("elapsed" if _by_the_wall(time) else "working"), time.minutes
    if time.unit in {"mo", "y"}:
        return "months", time.amount * (12 if time.unit == "y" else 1)
    return time.unit, time.amount


def _by_the_wall(time: Duration) -> bool:
    return time.elapsed or time.unit in {"d", "w"}


@lru_cache(maxsize=256)
def _tried(
    old: Duration, new: Duration, one: Clock, other: Clock, today: datetime.date
) -> Way:
    found: set[Way] = set()
    try:
        for start in _starts({one, other}, today):
            found.add(_of(other.add(start, new) - one.add(start, old)))
            if {Way.SOONER, Way.LATER} <= found:
                return Way.UNSURE
    except NeverOpen:
        return Way.UNSURE
    return together(found)


def _starts(clocks: set[Clock], today: datetime.date) -> Iterator[int]:
    low = seconds(datetime.datetime.combine(today, datetime.time(), datetime.UTC))
    for each in clocks:
        for edge in each.edges(low, low + 365 * DAY):
            yield from (edge + beside for beside in AROUND)
    yield from range(low, low + 14 * DAY, MINUTES["h"] * 60)
