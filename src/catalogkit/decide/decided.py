"""One request through the rules of its item, in the order of a decision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.clock import seconds
from catalogkit.catalog.world import WEEKDAYS, CalendarWorld
from catalogkit.decide.ending import closed, given
from catalogkit.decide.facts import people_of
from catalogkit.decide.flow import Tasks, approvals, consents, works
from catalogkit.decide.ladder import alarms
from catalogkit.decide.objections import Objections, gone
from catalogkit.decide.people import People
from catalogkit.decide.promise import Promised, phase_on
from catalogkit.decide.questions import Course
from catalogkit.decide.refused import Refused
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decide.rules import Rules, Way
from catalogkit.decide.times import Times, agreed
from catalogkit.decide.worth import cost, first, major, priority
from catalogkit.decision import (
    Commitments,
    Decision,
    Message,
    Request,
    Result,
)
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.service_item import ServiceItem

NO_MOMENT = "a request is decided at a moment with a time zone, in the years 2 to 9998"
YEARS = range(2, 9999)


def decided(
    book: Rulebook,
    item: ServiceItem,
    request: Request,
    *,
    traced: bool = True,
    anybody: bool = False,
    approved: bool = False,
) -> Decision:
    """What happens to a request; without its trace where nobody asks why.

    `anybody`: its audience is not judged. `approved`: nobody is asked to agree again.
    Raises Refused, and ValueError for a request without a moment.
    """
    if request.at is None or request.at.tzinfo is None or request.at.year not in YEARS:
        raise ValueError(NO_MOMENT)
    if item.lifecycle == "retired":
        raise Refused(item.id, gone(book, item, request))
    rules, at = book.rules(item), seconds(request.at)
    world = CalendarWorld(book.clocks, at, rules.clock)
    course = Course({}, world, [] if traced else None)
    people = people_of(request)
    if isinstance(request.answers, Mapping):
        course.facts.update(book.records.known(item.form, request.answers))
    course.facts.update(people)
    refusals = tuple(Objections(book, rules, course, request, anybody).all(people))
    if refusals:
        raise Refused(item.id, refusals)
    if course.trace is not None:
        for limit in rules.limits:
            if limit.given <= course.facts.keys():
                course.holds(limit.question)
    return _Deciding(book, rules, course, request, at, approved).decision()


@dataclass(slots=True)
class _Deciding:
    """One request that is taken."""

    book: Rulebook
    rules: Rules
    course: Course
    request: Request
    at: int
    approved: bool

    def decision(self) -> Decision:
        course, rules, book, item = self.course, self.rules, self.book, self.rules.item
        price = cost(course, rules, book.catalog.manifest.currency)
        level, impact, urgency = priority(course, rules)
        way = self.way()
        identify = first(course, rules.identify)
        steps = [] if self.approved else approvals(course, rules)
        tasks = Tasks(course, rules, way).all()
        times, promise = self.promise(way, level, steps)
        people = People(book.catalog, book.records, item, course.facts)
        open_ = {task.id for task, _ in tasks}
        dues = agreed(steps, open_, times, self.at)
        return Decision(
            item=item.id,
            version=item.version,
            record=item.record,
            request=self.request,
            path=way.id or None,
            leads_to=way.leads_to or None,
            team=way.team,
            change_model=way.model,
            because=way.because,
            told=way.told,
            cost=price,
            priority=level,
            impact=impact,
            urgency=urgency,
            major=major(course, rules),
            identify=None if identify is None else str(identify),
            approvals=consents(book, people, steps, open_, dues),
            tasks=works(book, rules, people, (steps, tasks, way.team)),
            promise=promise,
            escalation=() if promise is None else alarms(rules.ladder, times),
            deliverables=tuple(self.results(times)),
            notifications=tuple(self.messages()),
            knowledge=rules.articles,
            grant=given(item, people),
            closing=closed(item),
            trace=tuple(course.trace or ()),
        )

    def way(self) -> Way:
        for each in self.rules.ways:
            if self.course.holds(each.question):
                self.course.facts["request.path"] = each.id
                return each
        return self.rules.nowhere

    def promise(
        self, way: Way, level: str | None, steps: Sequence[ApprovalStep]
    ) -> tuple[Times, Commitments | None]:
        usual = self.rules.clock
        known = None if usual is WEEKDAYS else usual
        at = self.request.at
        assert at is not None and at.tzinfo is not None  # noqa: S101, PT018 - asked above
        phase = phase_on(way, at, usual.zone)
        if phase is None:
            return Times(known, known.zone if known else at.tzinfo, self.at), None
        promised = Promised(self.book, self.course, phase, level)
        calendar = promised.calendar()
        clock = self.book.clock(calendar)
        zone = at.tzinfo if clock is None else clock.zone
        times = promised.times(clock, zone, self.at)
        waits = any(not each.afterwards for each in steps)
        return times, promised.commitments(times, calendar, waits=waits)

    def results(self, times: Times) -> Iterator[Result]:
        for each in self.rules.results:
            if self.course.holds(each.question):
                within = each.within
                due = times.due if within is None else times.after(times.start, within)
                result = each.result
                yield Result(
                    result.id,
                    result.result,
                    result.within,
                    times.shown(due),
                    result.notify,
                    result.evidence,
                )

    def messages(self) -> Iterator[Message]:
        for each in self.rules.messages:
            if self.course.holds(each.question):
                yield each.message
