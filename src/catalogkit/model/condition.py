"""What a value may depend on: a tree of one-line questions to the request.

Read here by shape alone, with every fault found at once; judged against the form in
`catalog.conditions`.
"""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from catalogkit.diagnostic import Route
from catalogkit.model.comparison import (
    COMPARISONS,
    LINES,
    LISTS,
    TEST_NAMES,
    Compare,
    Lines,
    Test,
    Word,
    is_word,
    of_text,
    of_words,
    unsigned,
)
from catalogkit.model.condition_faults import (
    no_block,
    no_reference,
    no_word,
    unknown_tests,
)
from catalogkit.model.condition_schema import CONDITION_SCHEMA
from catalogkit.model.fault import Fault, refuse
from catalogkit.source.node import Value

RESERVED = ("any", "all", "not", "use", "present", "absent")
MAX_DEPTH = 12
MAX_LINES = 500


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds. Without parts it always holds."""

    parts: tuple["Condition", ...]
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds. Without parts it never holds."""

    parts: tuple["Condition", ...]
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold: the plain complement, absent values included."""

    part: "Condition"
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Use:
    """A condition that has a name, in the item or in the manifest."""

    name: str
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One question to one field; `route` leads to the line's value."""

    field: str
    test: Test
    route: Route = ()


Condition = All | Any | Not | Use | Line


def parse_condition(value: Value) -> Condition:
    """The tree of a condition. Raises the error of `refuse` with all faults found."""
    reader = _Reader()
    condition = reader.condition(value, ())
    if reader.faults or condition is None:
        raise refuse(reader.faults)
    return condition


class _When:
    """Makes a condition in a model, and tells its context of it."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(_make)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(CONDITION_SCHEMA)


When = Annotated[Condition, _When()]
"""The type of a model's field that holds a condition."""


def _make(value: Value, info: core_schema.ValidationInfo) -> Condition:
    condition = parse_condition(value)
    if info.context is not None:
        info.context.setdefault("when", []).append(condition)
    return condition


@dataclass(slots=True)
class _Reader:
    """Reads one condition and keeps what is wrong with it."""

    faults: list[Fault] = field(default_factory=list)
    lines: int = 0

    def condition(self, value: Value, route: Route) -> Condition | None:
        if not isinstance(value, dict):
            self.faults.append(no_block(value, route))
            return None
        if not value:
            nothing = "a condition without a line asks nothing"
            self.fault(nothing, route, rule="shape/missing")
            return None
        if _depth(route) > MAX_DEPTH:
            deep = f"conditions nest more than {MAX_DEPTH} levels: name a part of it"
            self.fault(f"{deep} in 'conditions' and 'use' it", route)
            return None
        read = [self.part(key, each, (*route, key)) for key, each in value.items()]
        parts = tuple(each for each in read if each is not None)
        return parts[0] if len(parts) == 1 else All(parts, route)

    def part(self, key: str, value: Value, route: Route) -> Condition | None:
        match key:
            case "any" | "all":
                return self.several(key, value, route)
            case "not":
                part = self.condition(value, route)
                return None if part is None else Not(part, route)
            case "use":
                return self.use(value, route)
            case "present" | "absent":
                turned = f"'{key}' is a test: write it after its field, as in"
                self.fault(f"{turned} 'device: {key}'", route, key=True)
                return None
            case "any_line" | "all_lines":
                turned = f"'{key}' asks about a group: write it after the group's name"
                self.fault(f"{turned}, as in 'items: {{{key}: …}}'", route, key=True)
                return None
        return self.line(key, value, route)

    def several(self, key: str, value: Value, route: Route) -> Condition | None:
        if not isinstance(value, list) or not value:
            wanted = f"'{key}:' takes a list of conditions, each after a '-'"
            self.fault(wanted, route)
            return None
        read = [self.condition(part, (*route, i)) for i, part in enumerate(value)]
        parts = tuple(part for part in read if part is not None)
        return All(parts, route) if key == "all" else Any(parts, route)

    def use(self, value: Value, route: Route) -> Condition | None:
        names: list[Value] = value if isinstance(value, list) else [value]
        words = self.words("use", names, route, listed=isinstance(value, list))
        uses = tuple(Use(word.text, word.route) for word in words)
        return uses[0] if len(uses) == 1 else All(uses, route)

    def line(self, name: str, value: Value, route: Route) -> Condition | None:
        self.lines += 1
        if self.lines > MAX_LINES:
            if self.lines == MAX_LINES + 1:
                many = f"a condition has more than {MAX_LINES} lines: name parts of it"
                self.fault(f"{many} in 'conditions' and 'use' them", route, key=True)
            return None
        if isinstance(value, dict):
            return self.tests(name, value, route)
        if isinstance(value, list):
            words = self.words(name, value, route)
            return Line(name, of_words("is", words), route) if words else None
        test = self.text(name, value, route)
        return None if test is None else Line(name, test, route)

    def text(self, name: str, value: str | None, route: Route) -> Test | None:
        if value is None or not value.strip():
            blank = f"'{name}' is compared with nothing: write a value, or 'absent'"
            self.fault(f"{blank} to ask whether it is missing", route, "shape/missing")
            return None
        plain = unsigned(value)
        if plain is not None:
            signs = f"'{value}' has a sign, which conditions do not know: write"
            self.faults.append(Fault(f"{signs} '{plain}'", route=route, set=plain))
            return None
        if value.strip() == "..":
            self.fault("a range needs an end: 2.., ..10 or 2..10", route)
            return None
        return of_text(value, route)

    def tests(
        self, name: str, value: dict[str, Value], route: Route
    ) -> Condition | None:
        if not value:
            self.fault(f"'{name}' is asked nothing", route, "shape/missing")
            return None
        unknown = [key for key in value if key not in TEST_NAMES]
        if unknown:
            self.faults.extend(unknown_tests(name, value, unknown, route))
            return None
        tests = [self.test(key, each, (*route, key)) for key, each in value.items()]
        lines = tuple(Line(name, test, route) for test in tests if test is not None)
        return lines[0] if len(lines) == 1 else All(lines, route)

    def test(self, name: str, value: Value, route: Route) -> Test | None:
        if name in LINES:
            inner = self.condition(value, route)
            return None if inner is None else Lines(name == "all_lines", inner)
        if name in COMPARISONS:
            return self.compare(name, value, route)
        if name in LISTS and isinstance(value, list):
            words = self.words(name, value, route)
        elif isinstance(value, list) and name == "has":
            words = ()
            ask = "'has' takes one option: write has_any or has_all for several"
            self.fault(ask, route)
        else:
            words = self.words(name, [value], route, listed=False)
        return of_words(name, words) if words else None

    def compare(self, name: str, value: Value, route: Route) -> Test | None:
        words = self.words(name, [value], route, listed=False)
        if not words:
            return None
        if not words[0].text.startswith("answers."):
            self.faults.append(no_reference(name, words[0]))
            return None
        other = Word(words[0].text.removeprefix("answers."), route)
        return Compare(COMPARISONS[name], other)

    def words(
        self, name: str, values: list[Value], route: Route, *, listed: bool = True
    ) -> tuple[Word, ...]:
        """The texts of a list, or none of them when one is no text."""
        if not values:
            self.fault(f"the list of '{name}' is empty", route, "shape/missing")
        words, sound = [], True
        for index, value in enumerate(values):
            place = (*route, index) if listed else route
            if isinstance(value, str) and is_word(value):
                words.append(Word(value, place))
            else:
                sound = False
                self.faults.append(no_word(name, value, place))
        return tuple(words) if sound else ()

    def fault(
        self,
        message: str,
        route: Route,
        rule: str = "shape/wrong-type",
        *,
        key: bool = False,
    ) -> None:
        self.faults.append(Fault(message, rule, route, key))


def _depth(route: Route) -> int:
    return sum(1 for step in route if step in {"any", "all", "not", *LINES})
