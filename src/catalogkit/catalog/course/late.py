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
from catalogkit.catalog.clock import NeverOpen
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

    def worst(self, promise: Promise, course: Course) -> Moment | None:
        """The worst moment to ask, if all of a course applies. Raises NeverOpen."""
        first, end = promise.days(self.catalog.today)
        clock = planner(self.catalog).clock(promise.calendar)
        key = (course.signature, promise.time, clock, first, end)
        if key not in self._found:
            if isinstance(promise.time, By):
                found = worst_ready(course, clock, promise.time, (first, end))
            else:
                race = Race(course, Leg(clock, promise.time))
                found = worst(race, self._days(first), range((end - first).days))
            self._found[key] = found
        return self._found[key]

    def _days(self, first: datetime.date) -> Shapes:
        begin = (first.toordinal() - EPOCH) * DAY
        return self._shapes.setdefault(begin, Shapes(begin))

    def _late(self, promise: Promise, course: Course) -> Late | None:
        found = self.worst(promise, course)
        if found is None:
            return None
        return _Search(self, promise, course).run(found)


@dataclass
class _Search:
    """Looks for the worst course that some request takes."""

    judge: Judge
    promise: Promise
    course: Course

    def run(self, found: Moment) -> Late | None:
        nothing: frozenset[int] = frozenset()
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
                next_ = self.judge.worst(self.promise, self.course.without(fewer))
                if next_ is not None:
                    heapq.heappush(left, (-next_.late, len(seen), fewer, next_))
        return self._made(course, found, None, f"more than {TRIES} courses were tried")

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
