"""The rules of one item as the program in Request Tracker reads them: plain data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from catalogkit.catalog.answered import answered
from catalogkit.catalog.canonical import Json, canonical
from catalogkit.catalog.plain import number
from catalogkit.catalog.world import WEEKDAYS
from catalogkit.decide.questions import Question
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decide.rules import Choice, Priced, Rules, Rung, Step, Way, Works
from catalogkit.decision import Texts
from catalogkit.model.organisation import Audience
from catalogkit.model.priority import PriorityMatrix
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text
from catalogkit.targets.request_tracker.deciders import Deciders
from catalogkit.targets.request_tracker.item_inputs import ItemInputs
from catalogkit.targets.request_tracker.path_promises import promise_cases
from catalogkit.targets.request_tracker.priorities import numbers
from catalogkit.targets.request_tracker.shared import Shared
from catalogkit.wording import sentence

FORMAT = "catalogkit.request-tracker/1"
SENTENCES = ("late", "late_respond", "missing", "pass_on", "silent")
"""What people are told by the program; no catalog says it."""
Body = dict[str, Json]


@dataclass(frozen=True)
class ItemRules:
    """Writes the rules of an item."""

    book: Rulebook
    item: ServiceItem

    @cached_property
    def rules(self) -> Rules:
        """Its questions."""
        return self.book.rules(self.item)

    @cached_property
    def deciders(self) -> Deciders:
        """Who is meant by a party."""
        return Deciders(self.book, self.item)

    def body(self) -> Body:
        """All of them, in the order in which they are asked."""
        rules, item = self.rules, self.item
        head: Body = {"format": FORMAT, "item": item.id}
        found = _given("owner", None if item.owner is None else str(item.owner))
        if rules.clock is not WEEKDAYS:
            found["calendar"] = rules.clock.name
        found["audience"] = [_when(each) for each in rules.audience]
        if rules.audience:
            found["not_for_you"] = self._not_for_you()
        found["limits"] = [
            {"given": [*sorted(each.given)], "require": _when(each.question),
             "otherwise": self.texts(limit.otherwise)}
            for each, limit in zip(rules.limits, item.constraints, strict=True)
        ]  # fmt: skip
        found["cost"] = [_price(each) for each in rules.prices]
        found["priority"] = self._priority(rules.matrix)
        found["paths"] = [self._path(each) for each in rules.ways]
        found["approvals"] = [self._approval(each) for each in rules.approvals]
        found["tasks"] = [self._task(each) for each in rules.works]
        found["ladder"] = [self._rung(each) for each in rules.ladder]
        if item.recipient is not None:
            found["recipient"] = item.recipient.from_
        found |= self._known()
        inputs = ItemInputs(self.book, frozenset(strings(found)))
        homes = Shared.of(self.book.catalog).homes(item)
        asked = [*inputs.of(item.form, f"{item.id}.", homes)]
        return {**head, "inputs": asked, **found}

    def _known(self) -> Body:
        """What is known of people and channels, and in which words people are told."""
        manifest, catalog = self.book.catalog.manifest, self.book.catalog
        channels: Body = {
            str(catalog[each].type): str(each) for each in self.item.channels
        }
        return {
            "people": {name: each.type for name, each in manifest.requester.items()},
            "channels": channels,
            "locale": manifest.default_locale,
            "sentences": {
                name: {
                    each: sentence(each, f"rt_{name}", at="{at}")
                    for each in manifest.locales
                }
                for name in SENTENCES
            },
        }

    def texts(self, text: Text) -> Json:
        """A text in every locale."""
        return _texts(self.book.texts(text))

    def _not_for_you(self) -> Json:
        known = [self.book.catalog[each] for each in self.item.audience]
        manifest = self.book.catalog.manifest
        return {
            locale: sentence(
                locale,
                "not_for_you",
                audiences=", ".join(
                    _title(each, locale, manifest.default_locale) for each in known
                ),
            )
            for locale in manifest.locales
        }

    def _priority(self, matrix: PriorityMatrix | None) -> Json:
        if matrix is None:
            return None
        rules = self.rules
        found: Body = {
            "impact": [*_cases(rules.impact)],
            "urgency": [*_cases(rules.urgency)],
            "matrix": {
                str(impact): {str(key): str(value) for key, value in row.items()}
                for impact, row in matrix.impact.items()
            },
            "numbers": {**numbers(matrix)},
        }
        if rules.major is not None and matrix.major is not None:
            commander = str(matrix.major.commander)
            found["major"] = {"when": _when(rules.major), "commander": commander}
        return found

    def _path(self, way: Way) -> Json:
        found: Body = {"id": way.id, "when": _when(way.question)}
        found |= _given("team", way.team)
        for name, text in (("because", way.because), ("told", way.told)):
            found |= _given(name, None if text is None else _texts(text))
        return {**found, "promise": [*promise_cases(self.book, self.rules, way)]}

    def _approval(self, each: Step) -> Json:
        step = each.step
        found: Body = {"id": step.id, "when": _when(each.question)}
        if step.title is not None:
            found["title"] = self.texts(step.title)
        found["by"] = [self.deciders.approver(by) for by in step.by]
        found |= {"quorum": step.quorum, "after": [*step.after]}
        found |= _given("within", None if step.within is None else str(step.within))
        found |= {"silence": step.silence, "never": [*step.never]}
        if step.delegate is not None:
            found["delegate"] = self.deciders.party(str(step.delegate))
        return {**found, "afterwards": True} if step.afterwards else found

    def _task(self, each: Works) -> Json:
        task = each.task
        found: Body = {"id": task.id, "when": _when(each.question)}
        found |= {"paths": [*sorted(each.paths)], "reads": [*sorted(each.reads)]}
        for name, text in (("title", task.title), ("public", task.public)):
            if text is not None:
                found[name] = self.texts(text)
        found |= _given("team", None if task.team is None else str(task.team))
        found["after"] = [*task.after]
        for name in ("effort", "wait", "automation", "contract", "item"):
            value = getattr(task, name)
            found |= _given(name, None if value is None else str(value))
        if task.answers:
            found["answers"] = self._handed(each)
        if task.approved_by:
            found["approved_by"] = [*task.approved_by]
        if task.outcomes:
            found["outcomes"] = [*task.outcomes]
        if task.asks:
            prefix = f"{self.item.id}.{task.id}."
            found["asks"] = [*ItemInputs(self.book).of(task.asks, prefix)]
        return found

    def _handed(self, works: Works) -> Body:
        """The answers that a task hands on: values, and {"field": name}."""
        task, catalog = works.task, self.book.catalog
        assert task.item is not None  # noqa: S101 - answers need an item
        fields = {each.id: each for each in catalog[task.item].form}
        tasks = {each.id for each in self.item.fulfilment}
        found: Body = {}
        for name, answer in task.answers.items():
            text = answer.raw if isinstance(answer.raw, str) else ""
            base = text.partition(".")[0]
            if text.startswith("answers."):
                found[name] = {"field": text.removeprefix("answers.")}
            elif base in {"requester", "recipient", "request"} or (
                base in tasks and "." in text
            ):
                found[name] = {"field": text}
            elif name in fields:
                currency = catalog.manifest.currency
                found[name] = answered(fields[name], answer.raw, currency)
        return found

    def _rung(self, rung: Rung) -> Json:
        found: Body = {"at": rung.at, "of": rung.of}
        found["notify"] = [self.deciders.party(each) for each in rung.notify]
        found |= _given("reassign", rung.reassign)
        if rung.raise_priority:
            found["raise_priority"] = True
        if rung.share is not None:
            found["share"] = [*rung.share]
        return {
            **found,
            **_given("time", None if rung.time is None else str(rung.time)),
        }


def _when(question: Question) -> Json:
    return True if question.tree is None else canonical(question.tree)


def _cases(choices: Iterable[Choice]) -> Iterator[Json]:
    for each in choices:
        yield {"when": _when(each.question), "is": str(each.value)}


def _price(priced: Priced) -> Json:
    amounts = [priced.price.once, priced.price.monthly]
    sums = sum((each.amount for each in amounts if each is not None), start=Decimal(0))
    found: Body = {"when": _when(priced.question), "amount": number(sums)}
    found |= _given("times", priced.price.times)
    return {**found, **({"group": priced.group} if priced.group else {})}


def _given(name: str, value: Json) -> Body:
    return {} if value is None else {name: value}


def _texts(texts: Texts) -> Json:
    return dict(texts)


def _title(audience: Audience, locale: str, default: str) -> str:
    return (
        audience.id if audience.title is None else audience.title.get(locale, default)
    )


def strings(value: Json) -> Iterator[str]:
    """Every text in some rules that is a value, not a key."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from strings(each)
        case list():
            for each in value:
                yield from strings(each)
