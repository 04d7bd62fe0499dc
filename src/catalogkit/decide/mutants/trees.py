"""Conditions with one thing changed."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from catalogkit.catalog.canonical import (
    TRUE,
    And,
    Ask,
    Between,
    Chosen,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Rows,
    Test,
    Today,
    Typed,
    Value,
    both,
    either,
    negated,
)
from catalogkit.catalog.holds import DAY, shape
from catalogkit.catalog.scope import FieldType, Scope
from catalogkit.diagnostic import Route
from catalogkit.wording import say

Rebuild = Callable[[Typed], Typed]


@dataclass(frozen=True, slots=True)
class Changed:
    """Another tree, the route of the line that is another, and what was done to it."""

    tree: Typed
    route: Route
    said: str


def changes(tree: Typed, scope: Scope) -> Iterator[Changed]:
    """Every tree that differs from this one in one thing, and has another meaning."""
    for each in _below(tree, scope, lambda new: new):
        if each.tree != tree:
            yield each
    if isinstance(tree, And | Or) and tree.parts:
        yield Changed(negated(tree), (), "the condition is turned round")
    if tree != TRUE:
        yield Changed(TRUE, _first(tree), "the condition is left out")


def _below(tree: Typed, scope: Scope, rebuild: Rebuild) -> Iterator[Changed]:
    match tree:
        case And(parts) | Or(parts):
            yield from _parts(tree, parts, scope, rebuild)
        case Not(part):
            yield from _below(part, scope, lambda new: rebuild(negated(new)))
        case Ask(name, Rows(every, inner), route):
            row = scope.line_of(name) if scope.fields.get(name) else scope
            yield from _below(
                inner, row, lambda new: rebuild(Ask(name, Rows(every, new), route))
            )
            yield Changed(rebuild(negated(tree)), route, _turned(tree))
        case Ask():
            yield Changed(rebuild(negated(tree)), tree.route, _turned(tree))
            kind = scope.find(tree.field) or FieldType("record")
            for test, said in _tests(tree.test, kind):
                new = replace(tree, test=test)
                yield Changed(rebuild(new), tree.route, f"{said} in '{say(tree)}'")


def _parts(
    tree: And | Or, parts: tuple[Typed, ...], scope: Scope, rebuild: Rebuild
) -> Iterator[Changed]:
    joined = both if isinstance(tree, And) else either
    for index, part in enumerate(parts):
        before, after = parts[:index], parts[index + 1 :]

        def put(
            new: Typed,
            before: tuple[Typed, ...] = before,
            after: tuple[Typed, ...] = after,
        ) -> Typed:
            return rebuild(joined([*before, new, *after]))

        if len(parts) > 1:
            gone = rebuild(joined([*before, *after]))
            yield Changed(gone, _first(part), f"the line '{say(part)}' is left out")
        yield from _below(part, scope, put)


def _tests(test: Test, kind: FieldType) -> Iterator[tuple[Test, str]]:
    match test:
        case Is(values) | Isnt(values):
            for new, said in _values(values, kind):
                yield type(test)(new), said
        case Chosen(how, values):
            for chosen, said in _values(values, kind):
                yield Chosen(how, tuple(map(str, chosen))), said
        case Between():
            yield from _ends(test, kind)


def _values(
    values: tuple[Value, ...], kind: FieldType
) -> Iterator[tuple[tuple[Value, ...], str]]:
    for index, value in enumerate(values):
        others = values[:index] + values[index + 1 :]
        if others:
            yield others, f"{_shown(value)} is left out"
        neighbour = _neighbour(value, values, kind)
        if neighbour is not None:
            new = (*values[:index], neighbour, *values[index + 1 :])
            yield new, f"{_shown(neighbour)} stands for {_shown(value)}"


def _shown(value: Value) -> str:
    match value:
        case Today(offset):
            return f"'today {offset}'"
        case Other(name):
            return f"'{name}'"
    return f"'{value}'"


def _neighbour(value: Value, taken: tuple[Value, ...], kind: FieldType) -> Value | None:
    """The next option that is not asked for already, in the author's order."""
    if isinstance(value, bool) or kind.kind == "boolean":
        return None  # turning the line round says the same
    options = [*(kind.options or ())]
    if value not in options:
        return _moved(value, 1) if isinstance(value, int) else None
    start = options.index(str(value))
    round_trip = options[start + 1 :] + options[:start]
    return next((each for each in round_trip if each not in taken), None)


def _ends(test: Between, kind: FieldType) -> Iterator[tuple[Test, str]]:
    for end, is_open in (("low", "low_open"), ("high", "high_open")):
        value: Value | None = getattr(test, end)
        for by in (1, -1):
            moved = _moved(value, by)
            if moved is not None:
                said = f"{moved} stands for {value}"
                yield _with(test, end, moved), said
        if _moved(value, 1) is not None and kind.kind not in {"integer", "date"}:
            opened = getattr(test, is_open)
            said = f"{value} itself is {'included' if opened else 'not included'}"
            yield _with(test, is_open, not opened), said


def _with(test: Between, name: str, value: Value) -> Between:
    values: dict[str, Any] = {name: value}
    return replace(test, **values)


def _moved(value: Value | None, by: int) -> Value | None:
    """A number or a day, one further; nothing else can be moved."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value + by
    if isinstance(value, str) and shape(value) == DAY:
        try:
            day = datetime.date.fromisoformat(value) + datetime.timedelta(days=by)
        except (ValueError, OverflowError):
            return None
        return day.isoformat()
    return None


def _turned(tree: Typed) -> str:
    return f"'{say(tree)}' is turned round"


def _first(tree: Typed) -> Route:
    """The route of the first line of a tree."""
    match tree:
        case And((part, *_)) | Or((part, *_)) | Not(part):
            return _first(part)
        case Ask(_, _, route):
            return route
    return ()
