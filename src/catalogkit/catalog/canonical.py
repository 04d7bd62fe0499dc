"""A condition after typing: one tree, one canonical form, one meaning.

The tree keeps its author's order, for reading aloud; two trees are equal when their
canonical forms are, and that form is what diffs compare and programs execute. It is
published and versioned: docs/conditions.md.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from catalogkit.diagnostic import Route

VERSION = 1
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Literal = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Today:
    """The day of submission, moved: +5bd, -30d, 0d."""

    offset: str = "0d"


@dataclass(frozen=True, slots=True)
class Other:
    """The answer of another field; `time` says it is a day or a moment."""

    field: str
    time: bool = dataclasses.field(default=False, compare=False)


Value = Literal | Today | Other


@dataclass(frozen=True, slots=True)
class Is:
    """One of these values."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Isnt:
    """Given, and none of these values."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Between two ends of which one may be missing; an open end is not included."""

    low: Value | None = None
    high: Value | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """Given, or absent."""

    given: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of several choices any, all or none of these; `how` says which."""

    how: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starts:
    """Text that begins with one of these."""

    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fits:
    """Text that fits a pattern as a whole."""

    pattern: str


@dataclass(frozen=True, slots=True)
class During:
    """A moment inside, or outside, the working hours of a calendar."""

    calendar: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """A condition that any, or every, line of a group meets."""

    every: bool
    tree: "Typed"


Test = Is | Isnt | Between | Given | Chosen | Starts | Fits | During | Rows


class Tree:
    """Equal to what has the same canonical form."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tree) and _text(self) == _text(other)

    def __hash__(self) -> int:
        return hash(_text(self))


@dataclass(frozen=True, slots=True, eq=False)
class Ask(Tree):
    """One test of one field; `route` leads to its line from the condition's root."""

    field: str
    test: Test
    route: Route = ()


@dataclass(frozen=True, slots=True, eq=False)
class And(Tree):
    """All parts hold; without parts: always."""

    parts: tuple["Typed", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Or(Tree):
    """Some part holds; without parts: never."""

    parts: tuple["Typed", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Not(Tree):
    """The part does not hold."""

    part: "Typed"


Typed = And | Or | Not | Ask
TRUE = And(())
FALSE = Or(())


def both(parts: Iterable[Typed]) -> Typed:
    """The parts joined by and, in the simplest form."""
    flat = _flat(parts, And)
    return FALSE if FALSE in flat else flat[0] if len(flat) == 1 else And(flat)


def either(parts: Iterable[Typed]) -> Typed:
    """The parts joined by or, in the simplest form."""
    flat = _flat(parts, Or)
    return TRUE if TRUE in flat else flat[0] if len(flat) == 1 else Or(flat)


def negated(part: Typed) -> Typed:
    """The complement of a tree, in the simplest form."""
    match part:
        case Not(inner):
            return inner
        case And(()):
            return FALSE
        case Or(()):
            return TRUE
        case Ask(name, Given(given), route):
            return Ask(name, Given(not given), route)
    return Not(part)


def placed(tree: Typed, route: Route) -> Typed:
    """The same tree with every line at one route: that of the `use` that reads it."""
    match tree:
        case And(parts):
            return And(tuple(placed(part, route) for part in parts))
        case Or(parts):
            return Or(tuple(placed(part, route) for part in parts))
        case Not(part):
            return Not(placed(part, route))
        case Ask(name, Rows(every, inner)):
            return Ask(name, Rows(every, placed(inner, route)), route)
    return replace(tree, route=route)


def canonical(tree: Typed) -> Json:
    """The published form: whatever was only ordered or nested otherwise is the same."""
    match tree:
        case And(parts):
            return {"all": _sorted(parts)} if parts else True
        case Or(parts):
            return {"any": _sorted(parts)} if parts else False
        case Not(part):
            return {"not": canonical(part)}
    return {"field": tree.field, **dict(_test(tree.test))}


def fields(tree: Typed) -> Iterator[tuple[str, Route]]:
    """Every field the tree reads, with the route of the line that reads it.

    Fields of a group's line come as `<group>.<field>`, below the group itself.
    """
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from fields(part)
        case Not(part):
            yield from fields(part)
        case Ask(name, test, route):
            yield name, route
            yield from ((other, route) for other in _others(test))
            if isinstance(test, Rows):
                for inner, deeper in fields(test.tree):
                    yield f"{name}.{inner}", deeper


def dumps(form: Json) -> str:
    """Canonical JSON as text: sorted keys, no spaces, characters as they are."""
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _text(tree: object) -> str:
    assert isinstance(tree, And | Or | Not | Ask)  # noqa: S101 - the four trees
    return dumps(canonical(tree))


def _flat(
    parts: Iterable[Typed], combinator: type[And] | type[Or]
) -> tuple[Typed, ...]:
    flat: dict[Typed, None] = {}
    for part in parts:
        inner = part.parts if isinstance(part, combinator) else (part,)
        flat.update(dict.fromkeys(inner))
    return tuple(flat)


def _sorted(parts: Iterable[Typed]) -> list[Json]:
    return sorted(map(canonical, parts), key=dumps)


def _test(test: Test) -> Iterator[tuple[str, Json]]:
    match test:
        case Is(values):
            yield "is", _values(values)
        case Isnt(values):
            yield "isnt", _values(values)
        case Between(low, high, low_open, high_open):
            if low is not None:
                yield "over" if low_open else "from", _value(low)
            if high is not None:
                yield "under" if high_open else "to", _value(high)
        case Given(given):
            yield "given", given
        case Chosen(how, values):
            how = "any" if len(values) == 1 and how == "all" else how
            yield f"has_{how}", _values(values)
        case Starts(prefixes):
            yield "starts_with", _values(prefixes)
        case Fits(pattern):
            yield "matches", pattern
        case During(calendar, inside):
            yield "within" if inside else "outside", calendar
        case Rows(every, tree):
            yield "all_lines" if every else "any_line", canonical(tree)


def _values(values: Iterable[Value]) -> list[Json]:
    texts = {dumps(_value(value)): _value(value) for value in values}
    return [texts[text] for text in sorted(texts)]


def _value(value: Value) -> Json:
    match value:
        case Today(offset):
            return {"today": offset}
        case Other(name):
            return {"field": name}
    return value


def _others(test: Test) -> Iterator[str]:
    match test:
        case Is(values) | Isnt(values):
            found: tuple[object, ...] = values
        case Between(low, high):
            found = (low, high)
        case _:
            found = ()
    yield from (each.field for each in found if isinstance(each, Other))
