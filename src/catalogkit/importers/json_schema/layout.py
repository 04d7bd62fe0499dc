"""The uischema of JSON Forms → controls in order, with the rules that move them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.conditions import (
    ALWAYS,
    NEVER,
    Condition,
    Name,
    OneOf,
    both,
    either,
    unless,
)
from catalogkit.drafting.decisions import Asked, InexpressibleError
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.rules import STAYS_BEHIND
from catalogkit.drafting.schema import Book, Looks
from catalogkit.drafting.written import Json

LAYOUTS = frozenset(
    {"VerticalLayout", "HorizontalLayout", "Group", "Categorization", "Category"}
)
_LONG = "multi"


@dataclass(frozen=True)
class Control:
    """One control: what it asks, where it stands, when it is shown and locked."""

    name: Name
    route: Route
    shown: Condition
    locked: Condition
    title: str = ""
    notes: tuple[str, ...] = ()


@dataclass
class Layout:
    """Reads a layout from top to bottom."""

    ledger: Ledger
    looks: dict[Name, dict[str, tuple[Json, Route]]] = field(default_factory=dict)
    title: str = ""
    notes: list[str] = field(default_factory=list)

    def controls(
        self,
        value: Json,
        route: Route,
        shown: Condition = ALWAYS,
        locked: Condition = NEVER,
    ) -> Iterator[Control]:
        """The controls in order; what holds around them holds for each."""
        if not isinstance(value, dict):
            self.ledger.drop(route, "an element of a layout is a block of keys")
            return
        kind = value.get("type")
        shown, locked = self._rule(value, route, shown, locked)
        self.ledger.carry((*route, "type"))
        if kind == "Control":
            yield from self._control(value, route, shown, locked)
        elif kind == "Label":
            self._label(value, route)
        elif kind in LAYOUTS:
            self._heading(value, route)
            elements = value.get("elements")
            for index, each in enumerate(
                elements if isinstance(elements, list) else []
            ):
                here = (*route, "elements", index)
                yield from self.controls(each, here, shown, locked)
        else:
            self.ledger.drop(route, f"nothing here is like a '{kind}' of a layout")

    def _control(
        self, value: dict[str, Json], route: Route, shown: Condition, locked: Condition
    ) -> Iterator[Control]:
        name = name_of(value.get("scope"))
        if not name:
            self.ledger.drop((*route, "scope"), "it leads to no property")
            return
        self.ledger.carry((*route, "scope"))
        keys = self.looks.setdefault(name, {})
        if isinstance(value.get("label"), str):
            keys["ui:title"] = (value["label"], (*route, "label"))
        options = value.get("options")
        for key, each in options.items() if isinstance(options, dict) else ():
            here = (*route, "options", key)
            if key == _LONG and each is True:
                keys["ui:widget"] = ("textarea", here)
            elif key == "placeholder":
                keys["ui:placeholder"] = (each, here)
            else:
                message = f"'{key}' is how JSON Forms draws the control"
                self.ledger.report(STAYS_BEHIND, here, message)
        yield Control(name, route, shown, locked, self.title, tuple(self.notes))
        self.title, self.notes = "", []

    def _heading(self, value: dict[str, Json], route: Route) -> None:
        label = value.get("label")
        if isinstance(label, str) and label.strip():
            self.ledger.carry((*route, "label"))
            self.title = label.strip()

    def _label(self, value: dict[str, Json], route: Route) -> None:
        text = value.get("text")
        if isinstance(text, str) and text.strip():
            self.ledger.carry((*route, "text"))
            self.notes.append(text.strip())

    def _rule(
        self, value: dict[str, Json], route: Route, shown: Condition, locked: Condition
    ) -> tuple[Condition, Condition]:
        rule, here = value.get("rule"), (*route, "rule")
        if rule is None:
            return shown, locked
        effect = rule.get("effect") if isinstance(rule, dict) else None
        try:
            if not isinstance(rule, dict):
                raise InexpressibleError(here, "a rule is a block of keys")
            test = self._test(rule.get("condition"), (*here, "condition"))
        except InexpressibleError as error:
            self.ledger.drop(here, f"{error}, so it moves nothing here")
            return shown, locked
        match effect:
            case "SHOW":
                shown = both(shown, test)
            case "HIDE":
                shown = both(shown, unless(test))
            case "ENABLE":
                locked = either(locked, unless(test))
            case "DISABLE":
                locked = either(locked, test)
            case _:
                self.ledger.drop(here, f"'{effect}' is no effect of a rule")
                return shown, locked
        self.ledger.carry((*here, "effect"))
        self.ledger.understood.add(here)
        return shown, locked

    def _test(self, value: Json, route: Route) -> Condition:
        """When the condition of a rule holds. Raises InexpressibleError."""
        if not isinstance(value, dict):
            raise InexpressibleError(route, "a rule without a condition says nothing")
        parts = value.get("conditions")
        if value.get("type") in {"AND", "OR"} and isinstance(parts, list):
            tests = [
                self._test(each, (*route, "conditions", index))
                for index, each in enumerate(parts)
            ]
            self.ledger.carry((*route, "type"))
            return (both if value["type"] == "AND" else either)(*tests)
        name, asked = name_of(value.get("scope")), Asked()
        if "expectedValue" in value and name:
            values = asked.scalars([value["expectedValue"]], route)
            self.ledger.carry(route)
            return OneOf(name, values)
        schema = value.get("schema")
        opened = Book(schema, (*route, "schema"), self.ledger).open(
            schema, (*route, "schema"), ()
        )
        if opened is None or value.get("scope") is None:
            raise InexpressibleError(route, "its condition asks nothing")
        if not name:
            test: Condition | None = asked.whole(opened)
        elif [*opened.keys] == ["not"] and (inner := opened.sub("not")) is not None:
            test = unless(asked.test(inner, name) or ALWAYS)
        else:
            test = asked.test(opened, name)
        if test is None:
            raise InexpressibleError(route, "its condition asks nothing")
        self.ledger.carry(route)
        return test

    def overlay(self) -> Looks:
        """What the controls say beside each property."""
        return _tree(self.looks, ())


def name_of(scope: Json) -> Name:
    """The property a scope leads to: #/properties/a/properties/b → a, b."""
    steps = scope.split("/") if isinstance(scope, str) else []
    if steps[:1] != ["#"] or len(steps) % 2 == 0 or set(steps[1::2]) - {"properties"}:
        return ()
    return tuple(each.replace("~1", "/").replace("~0", "~") for each in steps[2::2])


def _tree(looks: dict[Name, dict[str, tuple[Json, Route]]], at: Name) -> Looks:
    inner = {name[len(at)] for name in looks if name[: len(at)] == at != name}
    return Looks(
        looks.get(at, {}), {each: _tree(looks, (*at, each)) for each in sorted(inner)}
    )
