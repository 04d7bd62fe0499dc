"""What is promised to one request: which words hold, and by when."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from catalogkit.catalog.clock import Clock, NeverOpen, moment
from catalogkit.catalog.offsets import local_moment
from catalogkit.decide.questions import Course
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decide.rules import Choice, Phase, Way
from catalogkit.decide.times import Times
from catalogkit.decide.worth import first
from catalogkit.decision import Commitments, Moment
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Target

NO_TARGET = Target()


def phase_on(way: Way, at: Moment, zone: datetime.tzinfo) -> Phase | None:
    """The promise of a path that holds on a day; None where nothing is promised."""
    day = at.astimezone(zone).date()
    return next((each for each in way.phases if each.since <= day), None)


@dataclass(slots=True)
class Promised:
    """Finds what is promised to one request."""

    book: Rulebook
    course: Course
    phase: Phase
    priority: str | None

    def calendar(self) -> str | None:
        """The calendar by which the promise counts: its own, or that of its target."""
        own = self.phase.promise.calendar
        found = self.target.calendar if own is None else own
        return None if found is None else str(found)

    @property
    def target(self) -> Target:
        """The target of the promise's class for the priority."""
        use = self.phase.promise.use
        if use is None or self.priority is None:
            return NO_TARGET
        return self.book.catalog[use].targets.get(self.priority, NO_TARGET)

    def times(self, clock: Clock | None, zone: datetime.tzinfo, start: int) -> Times:
        """When the promised times are over."""
        respond = self._time("respond", self.phase.respond)
        fulfil = self._time("fulfil", self.phase.fulfil)
        soon = respond if isinstance(respond, Duration) else None
        bare = Times(clock, zone, start)
        if isinstance(fulfil, By):
            due = self._ready(fulfil, bare)
        else:
            due = bare.after(start, fulfil if isinstance(fulfil, Duration) else None)
        known = fulfil if isinstance(fulfil, By | Duration) else None
        answered = bare.after(start, soon)
        return Times(clock, zone, start, soon, answered, known, due)

    def commitments(
        self, times: Times, calendar: str | None, *, waits: bool
    ) -> Commitments:
        """The promise as it is told."""
        promise, fulfil = self.phase.promise, times.fulfil
        by = fulfil if isinstance(fulfil, By) else None
        late = by is not None and times.due is None and self._day(by) is not None
        return Commitments(
            calendar=calendar,
            promise_class=None if promise.use is None else str(promise.use),
            starts=promise.starts,
            start=moment(times.start, times.zone),
            after_approval=waits and promise.starts == "approved",
            respond=None if times.respond is None else str(times.respond),
            respond_due=times.shown(times.respond_due),
            fulfil=str(fulfil) if isinstance(fulfil, Duration) else None,
            by=None if by is None else by.by,
            lead=None if by is None else str(by.lead),
            due=times.shown(times.due),
            late=late,
            pause_on=promise.pause_on,
        )

    def _time(self, part: str, cases: Sequence[Choice]) -> object:
        """The promise's own words, else those of its class."""
        if cases:
            return first(self.course, cases)
        found = self.phase.targets.get((self.priority or "", part))
        if found is None:
            return None
        self.course.tell(found.question, found=True)
        return found.value

    def _day(self, by: By) -> datetime.date | None:
        answer = self.course.facts.get(by.by)
        if not isinstance(answer, str):
            return None
        try:
            return datetime.date.fromisoformat(answer[:10])
        except ValueError:
            return None

    def _ready(self, by: By, times: Times) -> int | None:
        """The moment on the named day; None where the request comes too late for it.

        A lead in business days is counted in days: what is asked in the afternoon, so
        many days before, is in time for a morning.
        """
        day = self._day(by)
        earliest = times.after(times.start, by.lead)
        if day is None or earliest is None:
            return None
        ready = on_day(day, by.at, times)
        if ready is None:
            return None
        if by.lead.unit == "bd":
            return ready if moment(earliest, times.zone).date() <= day else None
        return ready if earliest <= ready else None


def on_day(day: datetime.date, at: str | None, times: Times) -> int | None:
    """The time of a day, or its opening."""
    clock = datetime.time() if at is None else datetime.time.fromisoformat(at)
    try:
        when = local_moment(datetime.datetime.combine(day, clock), times.zone)
        return when if at or times.clock is None else times.clock.opens(when)
    except (NeverOpen, OverflowError, ValueError):
        return None
