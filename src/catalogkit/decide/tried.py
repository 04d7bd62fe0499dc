"""An item's own tests tried out: what becomes of a request, and what was expected.

An example without a moment is asked at the first working moment, by the calendar of
the item's promise, from the beginning of the catalog's day on; one that does not say
who asks is asked by somebody who may.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from catalogkit.catalog.answered import answered
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, NeverOpen, moment, seconds
from catalogkit.catalog.lacking import is_lacking
from catalogkit.catalog.literals import Misfit, literal
from catalogkit.catalog.scope import FieldType
from catalogkit.catalog.world import CalendarWorld
from catalogkit.decide.decided import decided
from catalogkit.decide.refused import Refused
from catalogkit.decide.rulebook import Rulebook, rulebook
from catalogkit.decision import Asked, Decision, Moment, Objection, Request
from catalogkit.model.answers import Answer, Raw
from catalogkit.model.comparison import Word
from catalogkit.model.examples import Example, Expected
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that came out otherwise than an example expects.

    `part` is the key of `expect`: path, team, approvals, tasks, priority, respond, due,
    refused; "" where nothing is said of a request that is refused. `reason` is what
    was asked that made the difference.
    """

    part: str
    expected: str
    got: str
    reason: Asked | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an example: a decision, or all objections of the form."""

    example: Example
    request: Request
    decision: Decision | None
    refusals: tuple[Objection, ...]
    mismatches: tuple[Mismatch, ...]

    @property
    def holds(self) -> bool:
        """Whether everything came out as expected."""
        return not self.mismatches


def tried(
    catalog: Catalog, item: ServiceItem, example: Example, *, traced: bool = False
) -> Outcome:
    """An example of an item tried out; with `traced` its decision has its trace."""
    book = rulebook(catalog)
    request = requested(catalog, item, example)
    try:
        anybody = not example.requester
        decision = decided(book, item, request, traced=traced, anybody=anybody)
    except Refused as refused:
        found = tuple(_of_refusal(catalog, example.expect, refused.refusals))
        return Outcome(example, request, None, refused.refusals, found)
    wrong = tuple(_of_decision(catalog, item, example.expect, decision))
    if wrong:
        full = decision if traced else decided(book, item, request, anybody=anybody)
        wrong = tuple(replace(each, reason=_reason(each.part, full)) for each in wrong)
    return Outcome(example, request, decision, (), wrong)


@lru_cache(maxsize=1)
def each_tried(catalog: Catalog) -> tuple[tuple[ServiceItem, Outcome], ...]:
    """Every example of every item that is sound; kept for the last catalog."""
    return tuple(
        (item, tried(catalog, item, example))
        for item in catalog.items()
        if item.examples and _is_sound(catalog, item)
        for example in item.examples
    )


def _is_sound(catalog: Catalog, item: ServiceItem) -> bool:
    """Whether everything that decides about an item could be read."""
    if is_lacking(catalog, item):
        return False
    shared = [catalog[name].when for name in item.audience]
    if item.priority is not None:
        major = catalog[item.priority.matrix].major
        shared += [] if major is None else [major.when]
    return all(id(each) in catalog.typed for each in (*shared, *item.parts("when")))


def requested(catalog: Catalog, item: ServiceItem, example: Example) -> Request:
    """The request that an example describes."""
    book = rulebook(catalog)
    clock = book.rules(item).clock
    at = _asked_at(catalog, clock, example)
    world = CalendarWorld(book.clocks, seconds(at), clock)
    return Request(
        item=item.id,
        answers=_answers(catalog, item, example.answers, world.day),
        requester=_person(catalog, example.requester),
        recipient=_person(catalog, example.recipient) if example.recipient else None,
        channel=example.channel,
        at=at,
    )


def _asked_at(catalog: Catalog, clock: Clock, example: Example) -> Moment:
    if example.at is not None:
        return _zoned(example.at, clock)
    start = datetime.datetime.combine(catalog.today, datetime.time(), clock.zone)
    try:
        return moment(clock.opens(seconds(start)), clock.zone)
    except NeverOpen:
        return start


def _zoned(at: Moment, clock: Clock) -> Moment:
    return at if at.tzinfo is not None else at.replace(tzinfo=clock.zone)


def _answers(
    catalog: Catalog,
    item: ServiceItem,
    answers: Mapping[str, Answer],
    day: Callable[[str], str],
) -> dict[str, object]:
    fields = {each.id: each for each in item.form}
    currency = catalog.manifest.currency
    return {
        name: _typed(fields.get(name), answer.raw, currency, day)
        for name, answer in answers.items()
    }


def _typed(
    asked: Field | None, raw: Raw, currency: str, day: Callable[[str], str]
) -> object:
    """The value of an answer; as it was written where it is none of its type."""
    found = None if asked is None else answered(asked, raw, currency)
    if isinstance(found, dict) and found.keys() == {"today"}:
        return day(str(found["today"]))
    return raw if found is None else found


def _person(catalog: Catalog, given: Mapping[str, Answer]) -> dict[str, object]:
    types = catalog.manifest.requester
    found: dict[str, object] = {}
    for name, answer in given.items():
        kind = types[name].type if name in types else "text"
        try:
            found[name] = literal(name, FieldType(kind), Word(str(answer.raw)), "")
        except Misfit:
            found[name] = str(answer.raw)
    return found


def _of_refusal(
    catalog: Catalog, expect: Expected, refusals: tuple[Objection, ...]
) -> Iterator[Mismatch]:
    said = [_sentence(catalog, each) for each in refusals]
    got = "; ".join(dict.fromkeys(said))
    if expect.refused is None:
        yield Mismatch("", "a decision", got)
    elif not any(_same(catalog, expect.refused, each) for each in refusals):
        yield Mismatch("refused", _words(catalog, expect.refused), got)


def _sentence(catalog: Catalog, objection: Objection) -> str:
    said = objection.said.get(catalog.manifest.default_locale, "")
    route = ".".join(str(step) for step in objection.route)
    return f"{route}: {said}" if route else said


def _words(catalog: Catalog, text: Text) -> str:
    default = catalog.manifest.default_locale
    return text.get(default, default)


def _same(catalog: Catalog, expected: Text, objection: Objection) -> bool:
    default = catalog.manifest.default_locale
    said = objection.said
    words = expected.by_locale.items()
    return all(said.get(locale or default) == each for locale, each in words)


def _of_decision(
    catalog: Catalog, item: ServiceItem, expect: Expected, got: Decision
) -> Iterator[Mismatch]:
    if expect.refused is not None:
        path = f"it takes the path {got.path}"
        yield Mismatch("refused", _words(catalog, expect.refused), path)
    for part, found in (
        ("path", got.path),
        ("team", got.team),
        ("priority", got.priority),
    ):
        wanted = getattr(expect, part)
        if wanted is not None and str(wanted) != found:
            yield Mismatch(part, str(wanted), found or "none")
    started = tuple(each.id for each in got.tasks if not each.maybe)
    agreed = tuple(each.id for each in got.approvals)
    for part, each in (("approvals", agreed), ("tasks", started)):
        named = getattr(expect, part)
        if named is not None and named != each:
            yield Mismatch(part, _listed(named), _listed(each))
    yield from _times(rulebook(catalog), item, expect, got)


def _times(
    book: Rulebook, item: ServiceItem, expect: Expected, got: Decision
) -> Iterator[Mismatch]:
    clock = book.rules(item).clock
    for part, found in (("respond", got.respond), ("due", got.due)):
        wanted: Moment | None = getattr(expect, part)
        if wanted is None:
            continue
        zoned = _zoned(wanted, clock)
        if found is None:
            yield Mismatch(part, _shown(zoned), "none")
        elif seconds(zoned) != seconds(found):
            yield Mismatch(part, _shown(zoned), _shown(found.astimezone(zoned.tzinfo)))


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"


def _shown(at: Moment) -> str:
    text = at.isoformat(timespec="seconds")
    return text.replace(":00+", "+").replace(":00-", "-") if at.second == 0 else text


STAGES = {
    "path": "path",
    "team": "path",
    "priority": "priority",
    "approvals": "approval",
    "tasks": "task",
    "respond": "promise",
    "due": "promise",
    "refused": "path",
}


def _reason(part: str, full: Decision) -> Asked | None:
    """What was asked last at the stage that a part belongs to, and held."""
    at_stage = [each for each in full.trace if each.stage == STAGES.get(part)]
    if part in {"respond", "due"}:
        name = "respond" if part == "respond" else "fulfil"
        at_stage = [each for each in at_stage if each.name.startswith(name)]
    asked = [each for each in at_stage if each.said and each.holds]
    return asked[-1] if asked else next(iter(at_stage), None)
