"""Whether a promise can be kept: the worst request at the worst moment, if it cannot.

The steps of a path rarely all apply to one request. Where all together are in time,
nothing else needs to be asked. Where they are late, some request must take the steps
that make it so: if none does, the worst of the courses without one of them is tried.
"""

import datetime
import heapq
from dataclasses import dataclass, field
from functools import lru_cache

from catalogkit.catalog.canonical import Typed, both
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, NeverOpen
from catalogkit.catalog.course.days import Shapes
from catalogkit.catalog.course.needs import needs
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.ready import worst_ready
from catalogkit.catalog.course.steps import Course, Leg, Span, Step
from catalogkit.catalog.course.terms import Promise
from catalogkit.catalog.course.worst import Moment, Race, worst
from catalogkit.catalog.offsets import DAY, EPOCH
from catalogkit.catalog.regions import Unproven, requests
from catalogkit.decision import Request
from catalogkit.model.promise import By

TRIES = 64
"""Courses that are tried before a promise is called not proven."""


@dataclass(frozen=True, slots=True)
class Late:
    """A request that is late: the steps that make it so, and when they run.

    `request` is None where nothing depends on what is answered, and where it is not
    `proven` that some request takes all these steps; then `proven` says why.
    """

    promise: Promise
    moment: Moment
    chain: tuple[tuple[Step, Span], ...]
    request: Request | None = None
    unproven: str = ""


@dataclass
class Judge:
    """Judges courses against promises; those that take the same time only once."""

    catalog: Catalog
    _shapes: dict[int, Shapes] = field(default_factory=dict)
    _found: dict[object, Moment | None] = field(default_factory=dict)

    def late(self, promise: Promise, course: Course | None) -> Late | None:
        """The worst of all requests under a promise, None where each is in time."""
        if course is None or not course.steps:
            return None
        try:
            return self._late(promise, course)
        except NeverOpen:
            return None

    def worst(
        self, promise: Promise, course: Course, *, any_: bool = False
    ) -> Moment | None:
        """The worst moment to ask, if all of a course applies. Raises NeverOpen.

        With `any_` some moment is enough at which it is late.
        """
        first, end = promise.days(self.catalog.today)
        clock = planner(self.catalog).clock(promise.calendar)
        key = (course.signature, promise.time, clock, first, end)
        if key in self._found:
            return self._found[key]
        if isinstance(promise.time, By):
            found = worst_ready(course, clock, promise.time, (first, end))
        else:
            race = Race(course, Leg(clock, promise.time))
            if any_ and (*key, any_) in self._found:
                return self._found[*key, any_]
            found = None
            if not (
                self._surely(race)
                or self._barely(promise, race)
                or self._coarsely(promise, course)
            ):
                days = range((end - first).days)
                found = worst(race, self._days(first), days, any_=any_)
                if any_ and found is not None:
                    self._found[*key, any_] = found
                    return found
        self._found[key] = found
        return found

    def _barely(self, promise: Promise, race: Race) -> bool:
        """Whether it is in time without steps that take just what is promised."""
        course, equal = race.course, (race.promise,)
        waited = {n for step in course.steps for n in step.after}
        gone = frozenset(
            n
            for n, step in enumerate(course.steps)
            if n not in waited and not step.after and step.ways == (equal,)
        )
        if not gone or course.pauses:
            return False
        return self.worst(promise, course.without(gone), any_=True) is None

    def _coarsely(self, promise: Promise, course: Course) -> bool:
        """Whether it is in time even if all takes longer, as for many items at once."""
        coarse = course.coarse
        if course.pauses or coarse.signature == course.signature:
            return False
        return self.worst(promise, coarse, any_=True) is None

    def _surely(self, race: Race) -> bool:
        """Whether it is in time by the sum of its minutes alone.

        True of clocks that run whenever the promise's does: on them no time takes
        longer than on that.
        """
        promised = race.promise.time
        if promised.minutes is None or promised.elapsed:
            return False
        ends: list[int] = []
        for step in race.course.steps:
            took = 0
            for way in step.ways:
                if not all(self._within(leg, race.promise.clock) for leg in way):
                    return False
                took = max(took, sum(leg.time.minutes or 0 for leg in way))
            ends.append(max((ends[n] for n in step.after), default=0) + took)
        return max(ends, default=0) <= promised.minutes

    def _within(self, leg: Leg, clock: Clock) -> bool:
        if leg.time.minutes is None:
            return False
        return leg.time.elapsed or planner(self.catalog).covers(leg.clock, clock)

    def _days(self, first: datetime.date) -> Shapes:
        begin = (first.toordinal() - EPOCH) * DAY
        return self._shapes.setdefault(begin, Shapes(begin))

    def _late(self, promise: Promise, course: Course) -> Late | None:
        if self.worst(promise, course, any_=True) is None:
            return None
        if _Search(self, promise, course, any_=True).run() is None:
            return None
        return _Search(self, promise, course).run()


@dataclass
class _Search:
    """Looks for the worst course that some request takes."""

    judge: Judge
    promise: Promise
    course: Course
    any_: bool = False

    def run(self) -> Late | None:
        nothing: frozenset[int] = frozenset()
        found = self._worst(nothing)
        if found is None:
            return None
        left = [(-found.late, 0, nothing, found)]
        seen = {nothing}
        for _ in range(TRIES):
            if not left:
                return None
            _, _, gone, found = heapq.heappop(left)
            course = self.course.without(gone)
            late = self._taken(course, found)
            if late is not None:
                return late
            for name in self._conditional(course, found):
                fewer = gone | {name}
                if fewer in seen:
                    continue
                seen.add(fewer)
                next_ = self._worst(fewer)
                if next_ is not None:
                    heapq.heappush(left, (-next_.late, len(seen), fewer, next_))
        return self._made(course, found, None, f"more than {TRIES} courses were tried")

    def _worst(self, gone: frozenset[int]) -> Moment | None:
        course = self.course.without(gone)
        return self.judge.worst(self.promise, course, any_=self.any_)

    def _taken(self, course: Course, found: Moment) -> Late | None:
        """The request that takes the steps that make a course late."""
        chain = [course.steps[n] for n in course.chain(list(found.spans))]
        trees = [*self.promise.whens, *self._trees(chain)]
        if not trees:
            return self._made(course, found, None)
        try:
            request = requests(self.judge.catalog, self.promise.item).some(both(trees))
        except Unproven as reason:
            return self._made(course, found, None, str(reason))
        return None if request is None else self._made(course, found, request)

    def _conditional(self, course: Course, found: Moment) -> list[int]:
        """The places of the steps that make it late and that may not apply."""
        place = {id(step.part): n for n, step in enumerate(self.course.steps)}
        chain = [course.steps[n] for n in course.chain(list(found.spans))]
        return [place[id(each.part)] for each in chain if list(self._trees([each]))]

    def _trees(self, steps: list[Step]) -> list[Typed]:
        catalog, promise = self.judge.catalog, self.promise
        every = [
            needs(catalog, promise.item, promise.path_id, step.part) for step in steps
        ]
        return [tree for trees in every for tree in trees]

    def _made(
        self,
        course: Course,
        found: Moment,
        request: Request | None,
        unproven: str = "",
    ) -> Late:
        chain = course.chain(list(found.spans))
        steps = tuple((course.steps[n], found.spans[n]) for n in chain)
        return Late(self.promise, found, steps, request, unproven)


@lru_cache(maxsize=2)
def judge(catalog: Catalog) -> Judge:
    """The judge of a catalog; the last two are kept."""
    return Judge(catalog)
