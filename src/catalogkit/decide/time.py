"""By when: the promise that holds, the last moments to agree, the ladder."""

import datetime
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from catalogkit.catalog.clock import ALWAYS, Clock, NeverOpen, moment, seconds
from catalogkit.decide.questions import Course
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decide.rules import Choice, Phase, Rung, Way
from catalogkit.decide.worth import first
from catalogkit.decision import Alarm, Commitments, Moment
from catalogkit.model.duration import Duration
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.promise import By, Target

NO_TARGET = Target()


@dataclass(frozen=True, slots=True)
class Times:
    """The clock of a request: it starts at `start`, in seconds as all its moments.

    Without a calendar only elapsed time can be counted; `zone` shows moments.
    """

    clock: Clock | None
    zone: datetime.tzinfo
    start: int
    respond: Duration | None = None
    respond_due: int | None = None
    fulfil: Duration | By | None = None
    due: int | None = None

    def after(self, start: int | None, time: Duration | None) -> int | None:
        """When a time is over; None without a start, a time or a clock for it."""
        if start is None or time is None:
            return None
        clock = self.clock
        if clock is None:
            if not time.elapsed and time.unit not in {"d", "w"}:
                return None
            clock = ALWAYS
        with suppress(NeverOpen, OverflowError):
            return clock.add(start, time)
        return None

    def shown(self, found: int | None) -> Moment | None:
        """A moment in the time zone of the clock."""
        if found is None:
            return None
        with suppress(OverflowError, ValueError):
            return moment(found, self.zone)
        return None


def phase_on(way: Way | None, at: Moment, zone: datetime.tzinfo) -> Phase | None:
    """The promise of a path that holds on a day; None where nothing is promised."""
    if way is None or not way.phases:
        return None
    day = at.astimezone(zone).date()
    return next((each for each in way.phases if each.since <= day), None)


@dataclass(frozen=True, slots=True)
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
        respond = self._case(self.phase.respond) or self.target.respond
        fulfil = self._case(self.phase.fulfil) or self.target.fulfil
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

    def _case(self, cases: Sequence[Choice]) -> object:
        return first(self.course, cases)

    def _day(self, by: By) -> datetime.date | None:
        answer = self.course.facts.get(by.by)
        if not isinstance(answer, str):
            return None
        with suppress(ValueError):
            return datetime.date.fromisoformat(answer[:10])
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
        ready = _on(day, by.at, times)
        if ready is None:
            return None
        if by.lead.unit == "bd":
            return ready if moment(earliest, times.zone).date() <= day else None
        return ready if earliest <= ready else None


def agreed(
    steps: Sequence[ApprovalStep], times: Times, at: int
) -> dict[str, int | None]:
    """The last moment of each approval, if those before it take all their time."""
    found: dict[str, int | None] = {}
    named = {each.id: each for each in steps}

    def last(step: ApprovalStep) -> int | None:
        if step.id not in found:
            found[step.id] = None  # a circle of approvals has no last moment
            starts = [last(named[name]) for name in step.after if name in named]
            known = [each for each in starts if each is not None]
            start = max([at, *known]) if len(known) == len(starts) else None
            found[step.id] = times.after(start, step.within)
        return found[step.id]

    for each in steps:
        if not each.afterwards:
            last(each)
    return found


def alarms(ladder: Sequence[Rung], times: Times) -> tuple[Alarm, ...]:
    """The ladder in time; steps whose moment nobody knows come last."""
    found = [(_moment(each, times), each) for each in ladder]
    found.sort(key=lambda pair: (pair[0] is None, pair[0] or 0))
    return tuple(
        Alarm(
            each.step.at,
            each.of,
            times.shown(when),
            tuple(map(str, each.step.notify)),
            None if each.step.reassign is None else str(each.step.reassign),
            each.step.raise_priority,
        )
        for when, each in found
    )


def _moment(rung: Rung, times: Times) -> int | None:
    """A percentage is of the working minutes between start and due."""
    due = times.respond_due if rung.of == "respond" else times.due
    if rung.time is not None:
        return times.after(times.start, rung.time)
    if rung.share is None or due is None:
        return due
    promised = times.respond if rung.of == "respond" else times.fulfil
    clock = times.clock
    if clock is None or (isinstance(promised, Duration) and promised.elapsed):
        clock = ALWAYS
    with suppress(NeverOpen, OverflowError):
        minutes = clock.worked(times.start, due) // 60
        part = int(minutes * rung.share / 100)
        return clock.add(times.start, Duration(part, "m"))
    return None


def _on(day: datetime.date, at: str | None, times: Times) -> int | None:
    """The time of a day, or its opening."""
    clock = datetime.time() if at is None else datetime.time.fromisoformat(at)
    with suppress(NeverOpen, OverflowError, ValueError):
        when = seconds(datetime.datetime.combine(day, clock, times.zone))
        return when if at or times.clock is None else times.clock.opens(when)
    return None
