"""A condition after typing: a tree of tests of one field each.

It keeps its author's order, for reading aloud; two trees are equal when their canonical
forms are (`catalog.canonical`), whatever was only ordered or nested otherwise.
"""

import dataclasses
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from catalogkit.diagnostic import Route

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
        return isinstance(other, Tree) and _key(self) == _key(other)

    def __hash__(self) -> int:
        return hash(_key(self))


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
    never = any(isinstance(part, Or) and not part.parts for part in flat)
    return FALSE if never else flat[0] if len(flat) == 1 else And(flat)


def either(parts: Iterable[Typed]) -> Typed:
    """The parts joined by or, in the simplest form."""
    flat = _flat(parts, Or)
    always = any(isinstance(part, And) and not part.parts for part in flat)
    return TRUE if always else flat[0] if len(flat) == 1 else Or(flat)


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


def lines(tree: Typed, *, of_rows: bool = False) -> Iterator[Ask]:
    """Every line of a condition, and on demand what it asks of the rows of groups."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from lines(part, of_rows=of_rows)
        case Not(part):
            yield from lines(part, of_rows=of_rows)
        case Ask(_, test):
            yield tree
            if of_rows and isinstance(test, Rows):
                yield from lines(test.tree, of_rows=True)


def calendars(tree: Typed) -> Iterator[str]:
    """The calendars whose hours a condition asks for."""
    for line in lines(tree, of_rows=True):
        if isinstance(line.test, During):
            yield line.test.calendar


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
            yield from ((other, route) for other in others(test))
            if isinstance(test, Rows):
                for inner, deeper in fields(test.tree):
                    yield f"{name}.{inner}", deeper


def others(test: Test) -> list[str]:
    """The other facts with which a test compares."""
    match test:
        case Is(values) | Isnt(values):
            found: tuple[object, ...] = values
        case Between(low, high):
            found = (low, high)
        case _:
            found = ()
    return [each.field for each in found if isinstance(each, Other)]


def _key(tree: object) -> Hashable:
    """What trees with one canonical form share, quicker than the form itself."""
    match tree:
        case And(parts) | Or(parts):
            return type(tree), frozenset(map(_key, parts))
        case Not(part):
            return Not, _key(part)
        case Ask(name, Chosen(how, values)):
            how = "any" if len(values) == 1 and how == "all" else how
            return name, how, frozenset(values)
        case Ask(name, (Is(values) | Isnt(values)) as test):
            return name, type(test), frozenset((type(v) is bool, v) for v in values)
        case Ask(name, Starts(values)):
            return name, frozenset(values)
        case Ask(name, Rows(every, inner)):
            return name, every, _key(inner)
        case Ask(name, test):
            return name, test
    return None


def _flat(
    parts: Iterable[Typed], combinator: type[And] | type[Or]
) -> tuple[Typed, ...]:
    flat: dict[Typed, None] = {}
    for part in parts:
        inner = part.parts if isinstance(part, combinator) else (part,)
        flat.update(dict.fromkeys(inner))
    return tuple(flat)
