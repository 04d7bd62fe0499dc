"""By when, in words: what is promised on a path, with worked examples."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from catalogkit.catalog.clock import ALWAYS, clocks, moment, seconds
from catalogkit.catalog.promises import phases
from catalogkit.catalog.usual_week import usual_moments
from catalogkit.decide.promise import on_day
from catalogkit.decide.times import Times
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Commitment, Target
from catalogkit.model.ref import Ref
from catalogkit.model.time import Calendar
from catalogkit.wording.contract.hours import hours_said
from catalogkit.wording.contract.moments import day_said, moment_said, zone_said
from catalogkit.wording.printer import label_of
from catalogkit.wording.reader import Reader


@dataclass(frozen=True)
class Worked:
    """A promise at one moment: asked then, done by then."""

    asked: str
    done: str
    said: str
    at: datetime.datetime
    due: datetime.datetime


@dataclass(frozen=True)
class Level:
    """What is promised for one priority."""

    title: str
    lines: tuple[str, ...]
    examples: tuple[Worked, ...]


@dataclass(frozen=True)
class Promised:
    """A promise as its requester reads it.

    `lines` are the usual times, `cases` the exceptions from them, `levels` the times
    by priority, and `notes` how the clock runs and what is announced.
    """

    lines: tuple[str, ...]
    cases: tuple[str, ...] = ()
    examples: tuple[Worked, ...] = ()
    levels: tuple[Level, ...] = ()
    notes: tuple[str, ...] = ()


def promised_said(reader: Reader, promise: Commitment | None) -> Promised:
    """A promise in words, as it holds on the catalog's day."""
    today = reader.catalog.today
    found = () if promise is None else tuple(phases(promise))
    now = next((each for since, each in found if since <= today), None)
    coming = [(since, each) for since, each in reversed(found) if since > today]
    later = tuple(
        reader.told(
            "from_day",
            day=day_said(reader, since),
            promise=_within_a_sentence(reader, _Voice(reader, each).usual()),
        )
        for since, each in coming
    )
    if now is None:
        return Promised((reader.told("nothing_promised"),), notes=later)
    return _Voice(reader, now, later).promised()


def _within_a_sentence(reader: Reader, lines: Iterable[str]) -> str:
    """Lines that begin with a capital, as clauses of one sentence."""
    clauses = [f"{line[:1].lower()}{line[1:]}" for line in lines]
    first, *others = clauses or [reader.told("nothing_promised")]
    return reduce(lambda a, b: reader.told("and_so", first=a, then=b), others, first)


@dataclass(frozen=True)
class _Voice:
    reader: Reader
    promise: Commitment
    later: tuple[str, ...] = ()

    def promised(self) -> Promised:
        promise = self.promise
        return Promised(
            tuple(self.usual()),
            tuple(self.cases()),
            tuple(self.examples(promise.calendar, self.usual_fulfil())),
            tuple(self.levels()),
            (*self.notes(), *self.later),
        )

    def usual_fulfil(self) -> Duration | By | None:
        """The time of the last case: what holds unless something is said."""
        return None if self.promise.fulfil is None else self.promise.fulfil[-1].is_

    def usual(self) -> Iterator[str]:
        """The times that hold where no case does."""
        for cases, usually, always in (
            (self.promise.fulfil, "usually_done", "done"),
            (self.promise.respond, "usually_reply", "reply"),
        ):
            if cases is not None:
                yield self.time(cases[-1].is_, usually if len(cases) > 1 else always)
        by_class = self.promise.use is not None
        if by_class and not (self.promise.fulfil and self.promise.respond):
            yield self.reader.told("by_priority")

    def cases(self) -> Iterator[str]:
        """The exceptions, in the order in which they are looked at."""
        for cases, key in (
            (self.promise.fulfil, "case_done"),
            (self.promise.respond, "case_reply"),
        ):
            for case in (cases or ())[:-1]:
                assert case.when is not None  # noqa: S101 - only the last has none
                when = self.reader.when(case.when)
                yield self.time(case.is_, key, when=when)

    def time(self, time: Duration | By, key: str, **values: str) -> str:
        if isinstance(time, Duration):
            return self.reader.told(key, time=self.reader.time(time), **values)
        return self.ready(time, **values)

    def ready(self, by: By, **values: str) -> str:
        """Ready on a day, if it is asked for in time."""
        reader = self.reader
        field = label_of(by.by, reader.names, reader.locale)
        ready = reader.told(
            "ready" if by.at is None else "ready_at",
            day=reader.wording.in_quotes(field),
            time=by.at or "",
            lead=reader.time(by.lead),
        )
        return reader.told("case_ready", ready=ready, **values) if values else ready

    def examples(
        self, calendar: Ref[Calendar] | None, fulfil: Duration | By | None
    ) -> Iterator[Worked]:
        """What the promise means at two moments of an ordinary week."""
        catalog = self.reader.catalog
        clock = None if calendar is None else clocks(catalog)[calendar]
        for at in usual_moments(clock or ALWAYS, catalog.today):
            times = Times(clock, (clock or ALWAYS).zone, seconds(at))
            if isinstance(fulfil, By):
                due, key = _first_ready(fulfil, times), "example_ready"
            else:
                due, key = times.shown(times.after(times.start, fulfil)), self.begun
            if due is not None:
                yield self.worked(key, at, due)

    @property
    def begun(self) -> str:
        """The sentence of an example: from when the clock runs."""
        approved = self.promise.starts == "approved"
        return "example_approved" if approved else "example"

    def worked(self, key: str, at: datetime.datetime, due: datetime.datetime) -> Worked:
        asked = moment_said(self.reader, at, at)
        done = moment_said(self.reader, due, at)
        said = self.reader.told(key, asked=asked, done=done)
        return Worked(asked, done, said, at, due)

    def levels(self) -> Iterator[Level]:
        """The times of a class by priority, the promise's own words first."""
        promise, reader = self.promise, self.reader
        for name, target in self.targets():
            fulfil = None if promise.fulfil else target.fulfil
            respond = None if promise.respond else target.respond
            lines = tuple(
                reader.told(key, time=reader.time(time))
                for key, time in (("done", fulfil), ("reply", respond))
                if time is not None
            )
            calendar = promise.calendar or target.calendar
            if lines:
                hours = () if self.calendar() or calendar is None else (calendar,)
                yield Level(
                    reader.told("priority", priority=name.upper()),
                    (*lines, *map(self.hours, hours)),
                    tuple(self.examples(calendar, fulfil)),
                )

    def notes(self) -> Iterator[str]:
        """How the clock runs."""
        promise, reader = self.promise, self.reader
        calendar = self.calendar()
        if calendar is not None:
            yield self.hours(calendar)
        if promise.starts == "approved":
            yield reader.told("counted_from_approval")
        if promise.pause_on:
            states = [reader.told(f"pause_{each}") for each in promise.pause_on]
            yield reader.told("clock_stops", states=reader.any_of(states))

    def targets(self) -> Iterable[tuple[str, Target]]:
        use = self.promise.use
        return () if use is None else self.reader.catalog[use].targets.items()

    def calendar(self) -> Ref[Calendar] | None:
        """The clock of every time, where there is one."""
        if self.promise.calendar is not None:
            return self.promise.calendar
        used = {each.calendar for _, each in self.targets()}
        return used.pop() if len(used) == 1 else None

    def hours(self, calendar: Ref[Calendar]) -> str:
        reader, found = self.reader, self.reader.catalog[calendar]
        hours = hours_said(reader, found)
        if hours == reader.told("around_the_clock"):
            return reader.told("counted_always")
        counted = reader.told("counted_in", hours=hours)
        if not (found.any_of or found.all_of):
            return counted
        zone = zone_said(reader, clocks(reader.catalog)[calendar].zone.key)
        return reader.sentences(counted, reader.told("shown_in", zone=zone))


def _first_ready(by: By, times: Times) -> datetime.datetime | None:
    """The first working day that a request now is in time for, and its time."""
    earliest = times.after(times.start, by.lead)
    if earliest is None:
        return None
    clock = times.clock or ALWAYS
    day = clock.working_day(moment(earliest, times.zone).date(), 0)
    ready = on_day(day, by.at, times)
    if ready is not None and ready < earliest and by.lead.unit != "bd":
        ready = on_day(clock.working_day(day, 1), by.at, times)
    return times.shown(ready)
