"""The open time of a calendar in some years, as a table to bisect."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from zoneinfo import ZoneInfo

from catalogkit.catalog.offsets import DAY, Offsets, offsets, start_of
from catalogkit.catalog.spans import Span


@dataclass(frozen=True)
class Table:
    """Open intervals from the beginning of year `first` to that of year `end`.

    They are sorted and do not touch; what is open across an edge is cut there. `sums`
    holds the open seconds before each interval, counted from any fixed moment.
    """

    zone: ZoneInfo
    first: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sums: tuple[int, ...]

    @cached_property
    def low(self) -> int:
        """The first moment in the table."""
        return start_of(self.first)

    @cached_property
    def high(self) -> int:
        """The end of the table."""
        return start_of(self.end)

    def passed(self, moment: int) -> int:
        """Open seconds before a moment in the table."""
        index = bisect_right(self.starts, moment) - 1
        if index < 0:
            return self.sums[0] if self.sums else 0
        start, end = self.starts[index], self.ends[index]
        return self.sums[index] + min(end, moment) - start

    def after(self, moment: int, count: int) -> int | None:
        """The first moment by which so many open seconds have passed; None: later."""
        starts, ends, sums = self.starts, self.ends, self.sums
        index = bisect_right(starts, moment) - 1
        if index >= 0:
            start, end = starts[index], ends[index]
            count += sums[index] + min(end, moment) - start
            if moment < end and count <= sums[index] + end - start:
                return start + count - sums[index]
        elif starts:
            count += sums[0]
        index = bisect_left(sums, count, max(index, 0)) - 1
        if index < 0:
            return None
        due = starts[index] + count - sums[index]
        return due if due <= ends[index] else None

    def left(self, sum_: int) -> int | None:
        """The last moment before which that many open seconds lie; None: not here."""
        index = bisect_right(self.sums, sum_) - 1
        if index < 0:
            return None
        moment = self.starts[index] + sum_ - self.sums[index]
        return moment if moment < self.ends[index] else None

    def opens(self, moment: int) -> int | None:
        """The first open moment at or after one; None: not in the table."""
        index = bisect_right(self.ends, moment)
        if index == len(self.ends):
            return None
        start = self.starts[index]
        return max(moment, start)

    def closes(self, moment: int) -> int:
        """The end of the interval that holds a moment; the moment where it is closed.

        Ends at the end of the table may lie later.
        """
        index = bisect_right(self.ends, moment)
        is_open = index < len(self.ends) and self.starts[index] <= moment
        return self.ends[index] if is_open else moment

    def within(self, start: int, end: int) -> list[Span]:
        """The intervals between two moments in the table, cut at them."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        found = zip(self.starts[first:last], self.ends[first:last], strict=True)
        return [(max(low, start), min(high, end)) for low, high in found]

    @cached_property
    def offsets(self) -> Offsets:
        """The clocks of the zone in these years."""
        return offsets(self.zone, self.first, self.end)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The working days: local days, wholly in the table, with open time."""
        local = self.offsets.local
        first = -(-local(self.low) // DAY)
        last = local(self.high) // DAY - 1
        found: list[int] = []
        for start, end in zip(self.starts, self.ends, strict=True):
            begin = max(local(start) // DAY, first, found[-1] + 1 if found else first)
            found.extend(range(begin, min(local(end - 1) // DAY, last) + 1))
        return tuple(found)

    @cached_property
    def whole_days(self) -> Span:
        """The first local day wholly in the table, and the one after the last."""
        local = self.offsets.local
        return -(-local(self.low) // DAY), local(self.high) // DAY

    @cached_property
    def day_ends(self) -> tuple[int, ...]:
        """The end of each working day."""
        return tuple(self.offsets.utc((day + 1) * DAY) for day in self.days)

    def on_day(self, index: int, clock: int) -> int:
        """The moment of a working day with a local time: see `Clock.add`."""
        at = self.offsets.utc(self.days[index] * DAY + clock)
        end = self.day_ends[index]
        index = bisect_right(self.ends, at)
        if index < len(self.starts) and self.starts[index] < end:
            return max(at, self.starts[index])
        return min(self.ends[index - 1], end)


def table(zone: ZoneInfo, first: int, end: int, spans: Sequence[Span]) -> Table:
    """A table of sorted spans."""
    return _joined(zone, first, end, spans, 0)


def later(table: Table, end: int, spans: Sequence[Span]) -> Table:
    """The table with the spans of the years after it, up to the year `end`."""
    old = list(zip(table.starts, table.ends, strict=True))
    base = table.sums[0] if table.sums else 0
    return _joined(table.zone, table.first, end, _met(old, spans), base)


def earlier(table: Table, first: int, spans: Sequence[Span]) -> Table:
    """The table with the spans of the years before it, from the year `first`."""
    old = list(zip(table.starts, table.ends, strict=True))
    base = (table.sums[0] if table.sums else 0) - sum(
        end - start for start, end in spans
    )
    return _joined(table.zone, first, table.end, _met(spans, old), base)


def _met(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    if left and right and left[-1][1] == right[0][0]:
        return [*left[:-1], (left[-1][0], right[0][1]), *right[1:]]
    return [*left, *right]


def _joined(
    zone: ZoneInfo, first: int, end: int, spans: Sequence[Span], base: int
) -> Table:
    starts = tuple(start for start, _ in spans)
    ends = tuple(end for _, end in spans)
    lengths = (end - start for start, end in spans)
    sums = tuple(accumulate(lengths, initial=base))[: len(spans)]
    return Table(zone, first, end, starts, ends, sums)
