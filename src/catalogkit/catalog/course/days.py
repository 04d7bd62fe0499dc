"""Days that look alike to some clocks, so that one of them speaks for all."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from zoneinfo import ZoneInfo

from catalogkit.catalog.clock import Clock, moment
from catalogkit.catalog.offsets import DAY

WEEK = 8
LONGEST = 1024
"""Days ahead beyond which no two days are thought alike."""

Shape = tuple[object, ...]


@dataclass
class Shapes:
    """What each day from `first` on looks like to each clock, made as far as asked."""

    first: int
    _of: dict[Clock, list[Shape]] = field(default_factory=dict)
    _together: dict[tuple[Clock, ...], list[int]] = field(default_factory=dict)
    _numbers: dict[Shape, int] = field(default_factory=dict)

    def together(self, clocks: tuple[Clock, ...], count: int) -> Sequence[int]:
        """For each of so many days a number: equal for days that look the same."""
        found = self._together.setdefault(clocks, [])
        if len(found) < count:
            every = [self._days(clock, count) for clock in clocks]
            for day in range(len(found), count):
                shape = tuple(days[day] for days in every)
                found.append(self._numbers.setdefault(shape, len(self._numbers)))
        return found

    def _days(self, clock: Clock, count: int) -> list[Shape]:
        found = self._of.setdefault(clock, [])
        if len(found) < count:
            begin = self.first + len(found) * DAY
            end = self.first + count * DAY
            spans = clock.spans(begin, end)
            ends = [high for _, high in spans]
            for start in range(begin, end, DAY):
                found.append(_shape(clock, start, spans, bisect_left(ends, start + 1)))
        return found


def unlike(
    shapes: Shapes,
    clocks: tuple[Clock, ...],
    days: Sequence[int],
    reach: Callable[[int], int],
) -> Iterator[int]:
    """One day for each kind of day: the beginnings, in seconds.

    Days are of one kind when all clocks look the same until everything that begins on
    them is over; `reach` says of a moment when that is.
    """
    left, width = list(days), WEEK
    while left:
        marks = shapes.together(clocks, left[-1] + 1 + width)
        kinds: dict[tuple[int, ...], list[int]] = {}
        for day in left:
            kinds.setdefault(tuple(marks[day : day + width]), []).append(day)
        left = []
        for alike in kinds.values():
            begin = shapes.first + alike[0] * DAY
            far = reach(begin + DAY - 1) > begin + width * DAY
            if len(alike) > 1 and far and width < LONGEST:
                left += alike
            elif far and len(alike) > 1:
                yield from (shapes.first + day * DAY for day in alike)
            else:
                yield begin
        left.sort()
        width *= 2


def _shape(
    clock: Clock, start: int, spans: Sequence[tuple[int, int]], index: int
) -> Shape:
    """The open time of a day, from its beginning on, and its distance from UTC."""
    end = start + DAY
    found = []
    while index < len(spans) and spans[index][0] < end:
        low, high = spans[index]
        found.append((max(low - start, 0), min(high - start, DAY)))
        index += 1
    return (tuple(found), _shift(clock.zone, start), _shift(clock.zone, end))


@lru_cache(maxsize=8192)
def _shift(zone: ZoneInfo, at: int) -> object:
    return moment(at, zone).utcoffset()
