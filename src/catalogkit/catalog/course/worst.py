"""The worst moment to ask: found by proof, not by trying moments.

When work is done and when it is due both never fall as the moment of asking rises, so
over a stretch of moments nothing is later than the last of them is done, less the time
at which the first is due. A stretch for which that is in time is proven by it; others
are halved. What is left is cut where any clock opens or closes on the way (found
backwards by `Clock.latest`): between two cuts both moments move evenly, so that the
worst lies at a cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from catalogkit.catalog.clock import Clock
from catalogkit.catalog.course.days import Shapes, unlike
from catalogkit.catalog.course.steps import Course, Leg, Span, Spans, end_of
from catalogkit.catalog.offsets import DAY

SHORT = 7200
"""Seconds of a stretch that is not halved further."""
BLOCKS, HOPELESS = (16, 4), 5
"""Days that are proven at once, and how often that may fail before it is given up."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A request sent at `asked`: when it is due, and from when to when each step runs.

    `late` are the seconds from due to done; below 0 it is early.
    """

    asked: int
    due: int
    done: int
    spans: tuple[Span, ...]

    @property
    def late(self) -> int:
        """Seconds by which it is late."""
        return self.done - self.due


@dataclass(frozen=True)
class Race:
    """Some work against a promise."""

    course: Course
    promise: Leg

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Every clock that matters, each once."""
        steps = self.course.steps
        legs = [leg for step in steps for way in step.ways for leg in way]
        return tuple(dict.fromkeys(leg.clock for leg in (*legs, self.promise)))

    @cached_property
    def pauses(self) -> bool:
        """Whether the promise's clock stands still meanwhile."""
        return self.course.pauses

    def at(self, asked: int) -> Moment:
        """What becomes of a request that is sent then."""
        spans = self.course.spans(asked)
        due = self._due(asked, self._paused(spans))
        return Moment(asked, due, end_of(spans, asked), tuple(spans))

    def most(self, low: int, high: int) -> int:
        """Seconds by which requests from a moment to another are late at most."""
        last = self.course.spans(high)
        sure = []
        if self.pauses:
            first = self.course.spans(low)
            sure = [
                (begin, max(begin, end))
                for step, (begin, _), (_, end) in zip(
                    self.course.steps, last, first, strict=True
                )
                if step.paused
            ]
        due = self._due(low, sure)
        return end_of(last, high) - due

    def reach(self, asked: int) -> int:
        """By when everything about a request is over."""
        found = self.at(asked)
        return max(found.due, found.done)

    def cuts(self, low: int, high: int) -> list[int]:
        """Moments of a stretch between which due and done move evenly."""
        found = {low, high}
        for cut in self._cuts(low, high):
            found.update(at for at in (cut - 1, cut, cut + 1) if low <= at <= high)
        return sorted(found)

    def _due(self, asked: int, pauses: Spans) -> int:
        if not pauses:
            return self.promise.end(asked)
        return self.promise.clock.add(asked, self.promise.time, pauses)

    def _paused(self, spans: Spans) -> Spans:
        if not self.pauses:
            return []
        every = zip(self.course.steps, spans, strict=True)
        return [span for step, span in every if step.paused]

    def _cuts(self, low: int, high: int) -> Iterator[int]:
        yield from _leg_cuts(self.promise, low, high)
        course, promise = self.course, self.promise.clock
        every = zip(course.steps, course.spans(low), course.spans(high), strict=True)
        for index, (step, first, last) in enumerate(every):
            begins = set(_way_cuts(step.ways, first[0], last[0]))
            if step.paused:
                begins.update(promise.edges(first[0], last[0]))
            yield from (course.start_for(index, begin) for begin in begins)
            if step.paused:
                for end in promise.edges(first[1], last[1]):
                    yield course.end_for(index, end)


def worst(
    race: Race, shapes: Shapes, days: range, *, any_: bool = False
) -> Moment | None:
    """The worst moment of some days to ask, or None where all is always in time.

    The earliest of several that are equally bad. With `any_` some late moment is
    enough. Raises NeverOpen.
    """
    found = _Worst(race)
    left = list(_doubtful(race, shapes.first, days))
    for begin in sorted(unlike(shapes, race.clocks, left, race.reach)):
        found.look(begin, begin + DAY - 1)
        if any_ and found.best is not None:
            return found.best
    found.look_at(shapes.first + days.stop * DAY - 1)  # opening comes behind the last
    return found.best


def _doubtful(race: Race, first: int, days: range) -> Iterator[int]:
    """The days that are not proven several at once; all, once that does not help."""
    left = [days]
    for size in BLOCKS:
        failed: list[range] = []
        for part in left:
            for start in range(part.start, part.stop, size):
                block = range(start, min(start + size, part.stop))
                low, high = first + block.start * DAY, first + block.stop * DAY
                hopeless = len(failed) >= HOPELESS and len(failed) * size > start / 2
                if hopeless or race.most(low, high - 1) > 0:
                    failed.append(block)
        left = failed
    for block in left:
        yield from block


class _Worst:
    """The worst moment so far."""

    def __init__(self, race: Race) -> None:
        self.race = race
        self.best: Moment | None = None

    @property
    def late(self) -> int:
        return 0 if self.best is None else self.best.late

    def look_at(self, asked: int) -> None:
        """Look at one moment."""
        found = self.race.at(asked)
        if found.late > self.late:
            self.best = found

    def look(self, low: int, high: int) -> None:
        """Look into one day: where the promise's clock runs, between all edges.

        Who asks while it does not run is never worse off than who asks when it starts.
        """
        promise = self.race.promise
        spans = [(low, high + 1)]
        if not (promise.time.elapsed or self.race.pauses):
            spans = promise.clock.spans(low, high + 1)
            if spans and self.race.most(spans[0][0], spans[-1][1] - 1) <= self.late:
                return
        for start, end in spans:
            self._look(start, end - 1)

    def _look(self, low: int, high: int) -> None:
        if self.race.most(low, high) <= self.late:
            return
        edges = {at for clock in self.race.clocks for at in clock.edges(low, high)}
        inner = sorted(edge for edge in edges if low < edge <= high)
        ends = [*(each - 1 for each in inner), high]
        for start, end in zip([low, *inner], ends, strict=True):
            self._halve(start, end)

    def _halve(self, low: int, high: int) -> None:
        if self.race.most(low, high) <= self.late:
            return
        if high - low > SHORT:
            middle = (low + high) // 2
            self._halve(low, middle)
            self._halve(middle + 1, high)
            return
        cuts = self.race.cuts(low, high)
        for cut in cuts:
            self.look_at(cut)
        if self.race.pauses:
            for start, end in pairwise(cuts):
                self._bent(start, end)

    def _bent(self, low: int, high: int) -> None:
        """Look where pauses bend what would move evenly."""
        if high - low < 2 or self.race.most(low, high) <= self.late:  # noqa: PLR2004 - none between
            return
        middle = (low + high) // 2
        first, between, last = (self.race.at(at) for at in (low, middle, high))
        share = (middle - low) / (high - low)
        even = first.late + (last.late - first.late) * share
        self.look_at(middle)
        if abs(between.late - even) > 1:
            self._bent(low, middle)
            self._bent(middle, high)


def _way_cuts(ways: tuple[tuple[Leg, ...], ...], low: int, high: int) -> Iterator[int]:
    """Where the legs of some ways that begin from a moment to another bend."""
    for way in ways:
        first, last = low, high
        before: list[Leg] = []
        for leg in way:
            for cut in _leg_cuts(leg, first, last):
                at = cut
                for each in reversed(before):
                    at = each.latest(at)
                yield at
            first, last = leg.end(first), leg.end(last)
            before.append(leg)


def _leg_cuts(leg: Leg, low: int, high: int) -> Iterator[int]:
    if leg.time.elapsed:
        return
    yield from leg.clock.edges(low, high)
    for edge in leg.clock.edges(leg.end(low), leg.end(high)):
        yield leg.latest(edge)
