"""Pages of parameters → questions, each with when it is asked and when it is required.

Branches are followed as the form of the source draws them (dependencies, if/then/else,
oneOf, allOf) and become conditions. Where no condition can say what a branch asks, its
questions are asked always and never required, and the report says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.conditions import (
    ALWAYS,
    NEVER,
    Condition,
    Given,
    Name,
    OneOf,
    both,
    either,
    same,
    unless,
)
from catalogkit.drafting.decisions import Asked, InexpressibleError
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.rules import APPROXIMATED
from catalogkit.drafting.schema import Schema
from catalogkit.drafting.written import Json

_DEPENDENT = ("dependencies", "dependentSchemas", "dependentRequired")


@dataclass(frozen=True)
class Ask:
    """One place that declares a question, and when that place counts."""

    schema: Schema
    when: Condition


@dataclass
class Question:
    """A property: every place that declares it, and when it must be answered."""

    name: Name
    page: int
    asks: list[Ask] = field(default_factory=list)
    required: list[Condition] = field(default_factory=list)
    refused: list[Json] = field(default_factory=list)
    locked: Condition = NEVER

    @property
    def when(self) -> Condition:
        """When it is asked."""
        return either(*(each.when for each in self.asks))

    @property
    def required_when(self) -> Condition:
        """When it must be answered; no alternative at all means never."""
        return either(*self.required)


@dataclass(frozen=True)
class _Need:
    name: Name
    when: Condition
    route: Route
    sure: bool


@dataclass
class Walk:
    """Goes through pages and collects their questions, in order."""

    ledger: Ledger
    questions: dict[Name, Question] = field(default_factory=dict)
    needs: list[_Need] = field(default_factory=list)
    number: int = 0
    failed: int = 0

    def page(self, schema: Schema) -> None:
        """Adds the questions of one page."""
        self.object(schema, (), ALWAYS)
        self.number += 1

    def done(self) -> list[Question]:
        """Every question, with what is required of it."""
        for need in self.needs:
            self._settle(need)
        return list(self.questions.values())

    def object(
        self,
        schema: Schema,
        prefix: Name,
        when: Condition,
        *,
        sure: bool = True,
        known: Name | None = None,
    ) -> None:
        """The questions and branches of an object; `known` is told apart already."""
        self.ledger.carry(*schema.routes("ui:order"))
        if schema.get("type") == "object":
            self.ledger.carry(*schema.routes("type"))
        for name, sub in _ordered(schema):
            if (*prefix, name) != known:
                self.property(sub, (*prefix, name), when)
        for name, route in schema.names("required"):
            self.needs.append(_Need((*prefix, name), when, route, sure))
        for key in _DEPENDENT:
            self._dependent(schema, key, prefix, when, sure=sure)
        for each in schema.listed("allOf"):
            self.object(each, prefix, when, sure=sure)
        if "if" in schema.keys:
            self._conditional(schema, prefix, when, sure=sure)
        if "oneOf" in schema.keys:
            self._one_of(schema, prefix, when, sure=sure)
        if "anyOf" in schema.keys:
            self._any_of(schema, prefix, when)

    def property(self, schema: Schema, name: Name, when: Condition) -> None:
        """A question, or the questions of an object inside."""
        if "properties" in schema.keys and schema.get("type") in (None, "object"):
            self.object(schema, name, when)
            return
        question = self.questions.setdefault(name, Question(name, self.number))
        question.asks.append(Ask(schema, when))

    def _dependent(
        self, schema: Schema, key: str, prefix: Name, when: Condition, *, sure: bool
    ) -> None:
        for name, sub in schema.named(key):
            given = both(when, Given((*prefix, name)))
            failed = self.failed
            self.object(sub, prefix, given, sure=sure)
            if self.failed == failed:
                self.ledger.understood.add(sub.route)
        value = schema.get(key)
        for name, each in value.items() if isinstance(value, dict) else ():
            here = (*schema.where(key), name)
            if isinstance(each, list):
                self.ledger.understood.add(here)
            for index, other in enumerate(each if isinstance(each, list) else []):
                given = both(when, Given((*prefix, name)))
                need = _Need((*prefix, str(other)), given, (*here, index), sure)
                self.needs.append(need)

    def _conditional(
        self, schema: Schema, prefix: Name, when: Condition, *, sure: bool
    ) -> None:
        asked, question = Asked(), schema.sub("if")
        branches = schema.sub("then"), schema.sub("else")
        try:
            holds = ALWAYS if question is None else asked.whole(question, prefix)
        except InexpressibleError as error:
            self._fail(schema.where("if"), str(error))
            for branch in branches:
                if branch is not None:
                    self.object(branch, prefix, when, sure=False)
            return
        self.ledger.carry(*asked.used)
        self.ledger.understood.add(schema.where("if"))
        for branch, test in zip(branches, (holds, unless(holds)), strict=True):
            if branch is not None:
                self.object(branch, prefix, both(when, test), sure=sure)

    def _one_of(
        self, schema: Schema, prefix: Name, when: Condition, *, sure: bool
    ) -> None:
        branches = list(schema.listed("oneOf"))
        told = self._told_apart(branches, prefix)
        if told is None:
            self._fail(schema.where("oneOf"), "no one answer tells its branches apart")
            for branch in branches:
                self.object(branch, prefix, when, sure=False)
            return
        name, tests, used = told
        self.ledger.carry(*used)
        self._refuse_others(name, tests, schema.where("oneOf"))
        if when == ALWAYS:
            route = schema.where("oneOf")
            self.needs.append(_Need(name, when, route, sure))
        for branch, test in zip(branches, tests, strict=True):
            inner = both(when, test)
            self.ledger.understood.add(branch.route)
            self.object(branch, prefix, inner, sure=sure, known=name)

    def _told_apart(
        self, branches: list[Schema], prefix: Name
    ) -> tuple[Name, list[OneOf], list[Route]] | None:
        """The one question whose answer says which branch holds, and its values."""
        names = [
            (*prefix, each) for s in branches[:1] for each, _ in s.named("properties")
        ]
        for name in names:
            tests, used = _tests(branches, name)
            known = name in self.questions
            if known and len(tests) == len(branches) and _apart(tests):
                return name, tests, used
        return None

    def _refuse_others(self, name: Name, tests: list[OneOf], route: Route) -> None:
        """Options that fit no branch can never be submitted."""
        question = self.questions.get(name)
        if question is None:
            return
        allowed = [value for test in tests for value in test.values]
        for value in values_of(question.asks[0].schema):
            if not any(same(value, each) for each in allowed):
                question.refused.append(value)
                message = f"'{value}' fits no branch, so it can never be submitted"
                self.ledger.report(APPROXIMATED, route, f"{message} and is not offered")

    def _any_of(self, schema: Schema, prefix: Name, when: Condition) -> None:
        """One of several answers is required."""
        branches = list(schema.listed("anyOf"))
        lists = [list(each.names("required")) for each in branches]
        if any(b.keys.keys() != {"required"} for b in branches) or any(
            len(names) != 1 for names in lists
        ):
            message = "only 'one of these is required' is understood of it"
            self._fail(schema.where("anyOf"), message)
            for branch in branches:
                self.object(branch, prefix, when, sure=False)
            return
        entries = [names[0] for names in lists]
        for name, route in entries:
            others = [unless(Given((*prefix, o))) for o, _ in entries if o != name]
            need = _Need((*prefix, name), both(when, *others), route, sure=True)
            self.needs.append(need)

    def _fail(self, route: Route, reason: str) -> None:
        self.failed += 1
        outcome = "what depends on it is asked always and never required"
        self.ledger.drop(route, f"{reason}, so {outcome}")

    def _settle(self, need: _Need) -> None:
        below = [n for n in self.questions if n[: len(need.name)] == need.name]
        if need.name not in self.questions and below:
            self.ledger.carry(need.route)
        elif need.name not in self.questions:
            message = f"'{'.'.join(need.name)}' is required, but nothing asks for it"
            self.ledger.drop(need.route, message)
        elif not need.sure:
            message = "it is required in a branch that no condition here can tell"
            self.ledger.drop(need.route, message)
        else:
            self.ledger.carry(need.route)
            self.questions[need.name].required.append(need.when)


def values_of(schema: Schema) -> list[Json]:
    """Every answer a schema lists: enum, const, or oneOf with a const each."""
    if "const" in schema.keys:
        return [schema.get("const")]
    for key in ("oneOf", "anyOf"):
        if key in schema.keys:
            return [value for s in schema.listed(key) for value in values_of(s)]
    values = schema.get("enum")
    if isinstance(values, list):
        return values
    return [True, False] if schema.get("type") == "boolean" else []


def _tests(branches: list[Schema], name: Name) -> tuple[list[OneOf], list[Route]]:
    asked = Asked()
    tests: list[OneOf] = []
    for branch in branches:
        sub = dict(branch.named("properties")).get(name[-1])
        try:
            test = None if sub is None else asked.test(sub, name)
        except InexpressibleError:
            return [], []
        if isinstance(test, OneOf):
            tests.append(test)
    return tests, asked.used


def _apart(tests: list[OneOf]) -> bool:
    values = [value for test in tests for value in test.values]
    return not any(
        same(one, other)
        for index, one in enumerate(values)
        for other in values[index + 1 :]
    )


def _ordered(schema: Schema) -> Iterable[tuple[str, Schema]]:
    found = dict(schema.named("properties"))
    order = [each for each, _ in schema.names("ui:order")]
    first = order[: order.index("*")] if "*" in order else order
    last = order[order.index("*") + 1 :] if "*" in order else []
    middle = [each for each in found if each not in {*first, *last}]
    return [(name, found[name]) for name in (*first, *middle, *last) if name in found]
