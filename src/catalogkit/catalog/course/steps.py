"""Steps that wait for one another, each on its own clocks, and when all are done."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from catalogkit.catalog.clock import Clock
from catalogkit.model.duration import Duration
from catalogkit.model.flow import ApprovalStep, Task
from catalogkit.model.service_item import Path

Part = ApprovalStep | Task | Path
Span = tuple[int, int]
Spans = list[Span]


@dataclass(frozen=True, slots=True)
class Leg:
    """A time that runs on one clock; it remembers when it was over.

    Promises share clocks and times: most of what is asked was asked before.
    """

    clock: Clock
    time: Duration
    _ends: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Equal legs share what they remember."""
        ends = _ENDS.setdefault(self.clock, {}).setdefault(self.time, {})
        object.__setattr__(self, "_ends", ends)

    def end(self, start: int) -> int:
        """When it is over."""
        found = self._ends.get(start)
        if found is None:
            if len(self._ends) >= REMEMBERED:
                self._ends.clear()
            found = self._ends[start] = self.clock.add(start, self.time)
        return found

    def latest(self, end: int) -> int:
        """The latest start from which it is over by then."""
        return self.clock.latest(end, self.time)


REMEMBERED = 16384
"""Moments that a leg remembers before it begins anew."""
_ENDS: WeakKeyDictionary[Clock, dict[Duration, dict[int, int]]] = WeakKeyDictionary()
"""By clock, time and the moment at which it began to run: when it was over."""
COARSE = 60
"""Minutes to which times are rounded up for a quick proof."""

Way = tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One approval, task or answer: done when each of its ways is.

    A way is a row of legs, one after another. `after` are the places, in the course,
    of the steps that come first. While a `paused` step runs, the promise's clock
    stands still.
    """

    part: Part
    after: tuple[int, ...]
    ways: tuple[Way, ...]
    paused: bool = False

    def end(self, start: int) -> int:
        """When it is done."""
        done = start
        for way in self.ways:
            at = start
            for leg in way:
                at = leg.end(at)
            if at > done:  # noqa: PLR1730 - a call is too much
                done = at
        return done


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of a request; each comes behind those it waits for."""

    steps: tuple[Step, ...]

    @property
    def signature(self) -> tuple[object, ...]:
        """What courses that take the same time share."""
        return tuple((step.after, step.ways, step.paused) for step in self.steps)

    @property
    def pauses(self) -> bool:
        """Whether the promise's clock stands still meanwhile."""
        return any(step.paused for step in self.steps)

    @property
    def coarse(self) -> "Course":
        """The same with each time in minutes rounded up: it never takes less."""
        return Course(
            tuple(
                replace(
                    step, ways=tuple(tuple(map(_rounded, way)) for way in step.ways)
                )
                for step in self.steps
            )
        )

    def spans(self, start: int) -> Spans:
        """From when to when each step runs, in order."""
        found: Spans = []
        for step in self.steps:
            begin = start
            for index in step.after:
                if found[index][1] > begin:  # noqa: PLR1730 - a call is too much
                    begin = found[index][1]
            found.append((begin, step.end(begin)))
        return found

    def without(self, gone: frozenset[int]) -> "Course":
        """The course where some steps do not apply: they count as done."""
        kept = [n for n in range(len(self.steps)) if n not in gone]
        place = {old: new for new, old in enumerate(kept)}
        steps = (self.steps[n] for n in kept)
        return Course(
            tuple(
                Step(
                    each.part,
                    tuple(place[n] for n in each.after if n in place),
                    each.ways,
                    each.paused,
                )
                for each in steps
            )
        )

    def start_for(self, index: int, begin: int) -> int:
        """The latest start from which a step begins by a moment."""
        return min(
            (self.end_for(n, begin) for n in self.steps[index].after),
            default=begin,
        )

    def end_for(self, index: int, end: int) -> int:
        """The latest start from which a step is done by a moment."""
        begins = [_begin(way, end) for way in self.steps[index].ways]
        return self.start_for(index, min(begins, default=end))

    def chain(self, spans: Spans) -> list[int]:
        """The steps that make the last one late, from the first to the last."""
        if not spans:
            return []
        here = max(range(len(spans)), key=lambda n: (spans[n][1], -n))
        found = [here]
        while self.steps[here].after:
            here = max(self.steps[here].after, key=lambda n: (spans[n][1], -n))
            found.append(here)
        return found[::-1]


def end_of(spans: Sequence[Span], start: int) -> int:
    """When the last step is done; at once where there is none."""
    return max((end for _, end in spans), default=start)


def _rounded(leg: Leg) -> Leg:
    minutes = leg.time.minutes
    if minutes is None or minutes % COARSE == 0:
        return leg
    up = Duration(minutes + -minutes % COARSE, "m", leg.time.elapsed)
    return Leg(leg.clock, up)


def _begin(way: Way, end: int) -> int:
    for leg in reversed(way):
        end = leg.latest(end)
    return end
