"""Conditions over the source's names → conditions as authors write them."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogkit.drafting.conditions import (
    NEVER,
    Between,
    Both,
    Condition,
    Contains,
    Either,
    Given,
    Name,
    OneOf,
    Unless,
    both,
    either,
    unless,
)
from catalogkit.drafting.options import Choices, said
from catalogkit.drafting.written import Json
from catalogkit.source.node import Value

Block = dict[str, Value]
_WORDS = frozenset({"present", "absent"})
_PLAIN = frozenset({"text", "paragraph", "choice", "boolean", "integer", "number"})
_SIGNS = "<>=≤≥"


class UnsayableError(Exception):
    """A condition that no line of ours can say, and why."""


@dataclass(frozen=True)
class Known:
    """A question as conditions see it: its id and type here, its options."""

    id: str
    type: str
    choices: Choices | None = None


@dataclass(frozen=True)
class Sayer:
    """Writes conditions about the questions of one form, or of one row."""

    known: Mapping[Name, Known]
    required: frozenset[Name] = frozenset()

    def possible(self, condition: Condition) -> Condition:
        """What is left of a condition where required answers are given.

        Raises UnsayableError when no line of ours can say it.
        """
        match condition:
            case Both(parts):
                return both(*(self.possible(each) for each in parts))
            case Either(parts):
                return either(*(self.possible(each) for each in parts))
            case Unless(Given(name)) if name in self.required:
                return NEVER
            case Unless(part):
                return unless(self.possible(part))
            case Given(name) if name in self.required:
                return Both(())
            case OneOf(name, values):
                return condition if self._values(name, values) else NEVER
            case Contains(name, value):
                return condition if self._values(name, (value,)) else NEVER
            case Between():
                return condition if self._has_order(condition) else NEVER
        self._field(condition.name)
        return condition

    def block(self, condition: Condition) -> Block:
        """The YAML of a condition that is neither always nor never true."""
        match condition:
            case Both(parts):
                return self._all(parts)
            case Either(parts):
                return {"any": [self.block(each) for each in parts]}
            case Unless(Given(name)):
                return {self._field(name).id: "absent"}
            case Unless(part):
                return {"not": self.block(part)}
            case OneOf(name, values):
                known = self._field(name)
                return {known.id: _one_or_list(known, self._values(name, values))}
            case Contains(name, value):
                has = self._values(name, (value,))[0]
                return {self._field(name).id: {"has": has}}
            case Given(name):
                return {self._field(name).id: "present"}
            case Between():
                return self._between(condition)

    def _all(self, parts: tuple[Condition, ...]) -> Block:
        given = {each.name for each in parts if isinstance(each, Given)}
        ruled = {
            each.part.name
            for each in parts
            if isinstance(each, Unless) and isinstance(each.part, OneOf)
        }
        blocks = [
            self._but(each.part)
            if isinstance(each, Unless)
            and isinstance(each.part, OneOf)
            and each.part.name in given
            else self.block(each)
            for each in parts
            if not (isinstance(each, Given) and each.name in ruled)
        ]
        merged: Block = {}
        for each in blocks:
            merged |= each
        if len(merged) == sum(map(len, blocks)):
            return merged
        entries: list[Value] = [*blocks]
        return {"all": entries}

    def _but(self, test: OneOf) -> Block:
        """Given, and none of some values."""
        values: list[Value] = [*self._values(test.name, test.values)]
        return {self._field(test.name).id: {"not": values}}

    def _between(self, test: Between) -> Block:
        name, low, high = self._field(test.name).id, said(test.low), said(test.high)
        if test.low_open == test.high_open and not test.low_open:
            return {name: f"{low}..{high}"}
        over: Block = {name: f"over {low}" if test.low_open else f"{low}.."}
        under: Block = {name: f"under {high}" if test.high_open else f"..{high}"}
        if low and high:
            return {"all": [over, under]}
        return over if low else under

    def _has_order(self, test: Between) -> bool:
        """Whether the answer can lie in a range: other answers never do."""
        known = self._field(test.name)
        ends = [each for each in (test.low, test.high) if each is not None]
        if known.type not in {"integer", "number"}:
            message = f"'{known.id}' is a {known.type} field, which has no ranges"
            raise UnsayableError(message)
        return all(_fits("number", each) for each in ends)

    def _field(self, name: Name) -> Known:
        if name not in self.known:
            message = f"nothing asks for '{'.'.join(name)}'"
            raise UnsayableError(message)
        return self.known[name]

    def _values(self, name: Name, values: tuple[Json, ...]) -> list[str]:
        known = self._field(name)
        if known.choices is not None:
            return known.choices.ids(values)
        if known.type not in _PLAIN:
            message = f"a condition cannot compare '{known.id}', a {known.type} field"
            raise UnsayableError(message)
        fitting = [said(each) for each in values if _fits(known.type, each)]
        return [each for each in fitting if each.strip()]


def _fits(kind: str, value: Json) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in {"integer", "number"}:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str)


def _one_or_list(known: Known, values: list[str]) -> Value:
    if known.type == "boolean" and len(values) > 1:
        return "present"
    alone = len(values) == 1 and not _ambiguous(known, values[0])
    return values[0] if alone else [*values]


def _ambiguous(known: Known, text: str) -> bool:
    """Whether a condition would read something else than this very text."""
    if known.type not in {"text", "paragraph"}:
        return False
    odd = text.strip() in _WORDS or ".." in text or text[:1] in _SIGNS
    return odd or text.startswith(("over ", "under "))
