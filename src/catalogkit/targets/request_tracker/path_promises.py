"""What is promised on a path, as cases: every combination of what it depends on."""

import datetime
from collections.abc import Iterator, Sequence

from catalogkit.catalog.canonical import (
    TRUE,
    Ask,
    Between,
    Is,
    Json,
    Typed,
    both,
    canonical,
)
from catalogkit.catalog.moments import moment
from catalogkit.catalog.offsets import local_moment
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decide.rules import Choice, Phase, Rules, Way
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Target
from catalogkit.targets.request_tracker.commitments import NO_TARGET
from catalogkit.targets.request_tracker.levels import level_name
from catalogkit.targets.request_tracker.lifecycle import status

Case = tuple[Typed, object]


def promise_cases(book: Rulebook, rules: Rules, way: Way) -> Iterator[Json]:
    """Cases of {level, calendar, respond, fulfil, by, pauses, waits}; the first counts.

    `by` is {field, at, lead}, a day that is answered. Where none of them holds, nothing
    is promised.
    """
    for phase in way.phases:
        begun = _since(phase, rules.clock.zone)
        for known, target in _targets(book, phase):
            for asked, respond in _values(phase.respond):
                for also, fulfil in _values(phase.fulfil):
                    when = canonical(both([begun, known, asked, also]))
                    found = _promise(phase, respond, fulfil, target)
                    yield {"when": when, "is": found}


def _since(phase: Phase, zone: datetime.tzinfo) -> Typed:
    if phase.since == datetime.date.min:
        return TRUE
    midnight = datetime.datetime.combine(phase.since, datetime.time())
    begun = moment(local_moment(midnight, zone), datetime.UTC)
    return Ask("request.time", Between(f"{begun.replace(tzinfo=None).isoformat()}Z"))


def _targets(book: Rulebook, phase: Phase) -> Iterator[tuple[Typed, Target]]:
    if phase.promise.use is not None:
        for priority, target in book.catalog[phase.promise.use].targets.items():
            yield Ask("request.priority", Is((priority,))), target
    yield TRUE, NO_TARGET


def _values(choices: Sequence[Choice]) -> Iterator[Case]:
    """The cases of a time; where it has none, one that always holds, with no value."""
    if not choices:
        yield TRUE, None
    for each in choices:
        yield each.question.tree or TRUE, each.value


def _promise(phase: Phase, respond: object, fulfil: object, target: Target) -> Json:
    promise = phase.promise
    own = respond if isinstance(respond, Duration) else None
    done = fulfil if isinstance(fulfil, Duration | By) else None
    calendar = promise.calendar or target.calendar
    found: dict[str, Json] = {"level": level_name(promise, own, done, target)}
    if calendar is not None:
        found["calendar"] = str(calendar)
    times = {"respond": own or target.respond, "fulfil": done or target.fulfil}
    for name, time in times.items():
        if isinstance(time, Duration):
            found[name] = str(time)
    if isinstance(done, By):
        found["by"] = {"field": done.by, "at": done.at, "lead": str(done.lead)}
    if promise.pause_on:
        found["pauses"] = [status(each) for each in promise.pause_on]
    if promise.starts == "approved":
        found["waits"] = True
    return found
