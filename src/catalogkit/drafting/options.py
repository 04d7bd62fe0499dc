"""Listed values → options with an id, a label and the value they had."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from catalogkit.diagnostic import Route
from catalogkit.drafting.conditions import (
    Condition,
    both,
    either,
    same,
    unless,
)
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.names import option_name
from catalogkit.drafting.schema import Schema
from catalogkit.drafting.written import Json


@dataclass(frozen=True)
class Choice:
    """One value that may be chosen, and how it is shown."""

    value: Json
    label: str = ""
    help: str = ""


@dataclass
class Choices:
    """The options of one question, gathered from every place that lists some."""

    ledger: Ledger
    refused: list[Json]
    found: dict[str, Choice] = field(default_factory=dict)
    whens: dict[str, list[Condition]] = field(default_factory=dict)
    limits: dict[str, list[Condition]] = field(default_factory=dict)

    def add(self, schema: Schema, when: Condition) -> None:
        """The options that one place lists."""
        for each, route in _listed(schema, self.ledger):
            if isinstance(each.value, (dict, list)) or each.value is None:
                message = "an option is a text, a number or a boolean"
                self.ledger.drop(route, message)
                continue
            if not said(each.value).strip():
                self.ledger.drop(route, "an empty text is no answer, and no option")
                continue
            self.ledger.carry(route)
            if not any(same(each.value, value) for value in self.refused):
                name = self._id(each)
                self.found.setdefault(name, each)
                self.whens.setdefault(name, []).append(when)

    def narrow(self, schema: Schema, when: Condition) -> None:
        """One place leaves only some of the options while a condition holds."""
        left = []
        for each, route in _listed(schema, self.ledger):
            left.append(each.value)
            self.ledger.carry(route)
        gone = {*self.found} - {*self.ids(tuple(left))} if left else set()
        for name in sorted(gone):
            self.limits.setdefault(name, []).append(unless(when))

    def when(self, name: str) -> Condition:
        """When an option is offered."""
        return both(either(*self.whens[name]), *self.limits.get(name, ()))

    def ids(self, values: tuple[Json, ...]) -> list[str]:
        """The options that have one of some values."""
        return [
            name
            for name, each in self.found.items()
            if any(same(each.value, value) for value in values)
        ]

    def _id(self, listed: Choice) -> str:
        known = self.ids((listed.value,))
        if known:
            return known[0]
        if isinstance(listed.value, bool):
            return "yes" if listed.value else "no"
        return option_name(said(listed.value), listed.label, self.found)


def said(value: Json) -> str:
    """A value as people write it."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return format(Decimal(repr(value)).normalize(), "f")
        case None:
            return ""
    return str(value)


def _listed(schema: Schema, ledger: Ledger) -> Iterator[tuple[Choice, Route]]:
    for key in ("oneOf", "anyOf"):
        for each in schema.listed(key):
            value = each.get("const")
            label = each.text("title") or _label(value)
            ledger.carry(*each.routes("const", "title", "description"))
            yield Choice(value, label, each.text("description")), each.route
    if "const" in schema.keys:
        value = schema.get("const")
        yield Choice(value, _label(value)), schema.where("const")
        return
    values, names = schema.get("enum"), _names(schema, ledger)
    for index, value in enumerate(values if isinstance(values, list) else []):
        label = (names[index] if index < len(names) else "").strip() or _label(value)
        yield Choice(value, label), (*schema.where("enum"), index)


def _label(value: Json) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return said(value)


def _names(schema: Schema, ledger: Ledger) -> list[str]:
    names = schema.get("enumNames")
    options = schema.get("ui:options")
    ledger.carry(*schema.routes("enumNames"))
    if not isinstance(names, list) and isinstance(options, dict):
        names = options.get("enumNames")
        ledger.carry((*schema.where("ui:options"), "enumNames"))
    return [said(each) for each in names] if isinstance(names, list) else []
