"""What the tests of an item should touch: one point a path, an option, an edge.

Each point is a condition: a test touches it when its request meets it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogkit.catalog.canonical import (
    TRUE,
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Typed,
    Value,
    both,
    fields,
    lines,
    negated,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.holds import DAY, holds, shape
from catalogkit.catalog.scope import Scope
from catalogkit.catalog.scopes import Scopes
from catalogkit.decide.mutants.places import Around
from catalogkit.diagnostic import Place
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import ServiceItem
from catalogkit.wording import say

KINDS = ("path", "approval", "task", "option", "condition", "boundary", "limit")
"""What a point is about, in the order of a report."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a test can touch.

    `tree` holds for the requests that touch it; of a limit for those it refuses.
    """

    kind: str
    said: str
    place: Place
    tree: Typed


def points(
    catalog: Catalog, item: ServiceItem, scopes: Scopes | None = None
) -> list[Point]:
    """Everything that tests of an item should touch, in the order of the item.

    Paths taken, approvals and tasks needed and not needed, options chosen, each
    condition true and false, the values on both sides of each edge of a range, and
    requests that a constraint refuses.
    """
    around = Around(catalog, item, scopes or Scopes(catalog))
    found: dict[Typed, Point] = {}
    for each in _all(around):
        readable = all(
            name.partition(".")[0] not in _tasks(item) for name, _ in fields(each.tree)
        )
        if readable and each.tree != TRUE:
            found.setdefault(each.tree, each)
        elif each.kind in {"path", "approval", "task"} and readable:
            found.setdefault(Ask(f"{each.kind}:{each.said}", Given(given=True)), each)
    return sorted(found.values(), key=lambda each: KINDS.index(each.kind))


def _tasks(item: ServiceItem) -> frozenset[str]:
    return frozenset(task.id for task in item.fulfilment) - {f.id for f in item.form}


def _all(around: Around) -> Iterator[Point]:
    item = around.item
    for name in item.paths:
        place = item.at_key("paths", name)
        yield Point("path", f"the path '{name}' is taken", place, around.taken(name))
    for step in item.approvals:
        said, where = f"the approval '{step.id}'", around.tree(step.when)
        yield from _needed("approval", said, item.at(step, "id"), where, TRUE)
    for task in item.fulfilment:
        said, within = f"the task '{task.id}'", around.worked(task.paths)
        where = around.tree(task.when)
        yield from _needed("task", said, item.at(task, "id"), where, within)
    for field in item.form:
        yield from _options(item, field)
    for condition, stage, within in _conditions(around):
        yield from _of_condition(around, condition, around.scope.at(stage), within)
    for limit in item.constraints:
        yield from _limit(around, limit.require)


def _needed(
    kind: str, said: str, place: Place, where: Typed, within: Typed
) -> Iterator[Point]:
    yield Point(kind, f"{said} is needed", place, both([within, where]))
    if where != TRUE:
        not_needed = both([within, negated(where)])
        yield Point(kind, f"{said} is not needed", place, not_needed)


def _options(item: ServiceItem, field: Field) -> Iterator[Point]:
    for option in field.options:
        one = Is((option.id,)) if field.type == "choice" else None
        tree = Ask(field.id, one or Chosen("any", (option.id,)))
        said = f"'{field.id}' is '{option.id}'"
        yield Point("option", said, item.at(option, "id"), tree)
    if field.type == "boolean":
        for value in (True, False):
            said = f"'{field.id}' is {str(value).lower()}"
            tree = Ask(field.id, Is((value,)))
            yield Point("option", said, item.at(field, "id"), tree)


def _conditions(around: Around) -> Iterator[tuple[Condition, str, Typed]]:
    item = around.item
    if item.priority is not None:
        for cases in (item.priority.impact, item.priority.urgency):
            for case, open_ in around.fitting(cases):
                if case.when is not None:
                    yield case.when, "priority", open_
    for path in item.paths.values():
        if path.when is not None:
            yield path.when, "path", TRUE
    for step in item.approvals:
        if step.when is not None:
            yield step.when, "approval", TRUE
    for task in item.fulfilment:
        if task.when is not None:
            yield task.when, "task", around.worked(task.paths)
    yield from _promises(around)


def _promises(around: Around) -> Iterator[tuple[Condition, str, Typed]]:
    promises = [(around.item.promise, "")]
    promises += [
        (path.promise, name)
        for name, path in around.item.paths.items()
        if isinstance(path.promise, Commitment)
    ]
    for promise, name in promises:
        for key in ("respond", "fulfil") if promise is not None else ():
            within = around.taken(name) if name else around.promising(key)
            for case, open_ in around.fitting(getattr(promise, key) or ()):
                if case.when is not None:
                    yield case.when, "promise", both([within, open_])


def _of_condition(
    around: Around, condition: Condition, scope: Scope, within: Typed
) -> Iterator[Point]:
    tree, place = around.tree(condition), around.item.at(condition)
    for side, word in ((tree, "holds"), (negated(tree), "does not hold")):
        said = f"'{say(tree)}' {word}"
        yield Point("condition", said, place, both([within, side]))
    yield from _edges(around, condition, tree, scope)


def _limit(around: Around, require: Condition) -> Iterator[Point]:
    tree, place = around.tree(require), around.item.at(require)
    given = [Ask(name, Given(given=True)) for name in sorted(judged_with(tree))]
    refusing = both([*given, negated(tree)])
    yield Point("limit", f"refused, since not '{say(tree)}'", place, refusing)
    scope = around.scope.at("constraint")
    for each in _edges(around, require, tree, scope):
        ask = each.tree
        assert isinstance(ask, Ask)  # noqa: S101 - an edge is one question
        alone = judged_with(tree) == {ask.field} and isinstance(ask.test, Is)
        if alone and not holds(tree, {ask.field: ask.test.values[0]}):  # type: ignore[union-attr]
            yield replace(each, kind="limit", said=f"refused, since {each.said}")
        else:
            yield each


def _edges(
    around: Around, condition: Condition, tree: Typed, scope: Scope
) -> Iterator[Point]:
    for ask in lines(tree):
        if not isinstance(ask.test, Between):
            continue
        kind = scope.find(ask.field)
        steps = kind is not None and kind.kind in {"integer", "date"}
        place = around.item.at(condition).at(*ask.route)
        for test, said in _sides(ask, steps=steps):
            yield Point("boundary", said, place, Ask(ask.field, test, ask.route))


def _sides(ask: Ask, *, steps: bool) -> Iterator[tuple[Is | Between, str]]:
    """The value on each side of each edge; where values have no next one, any there."""
    test = ask.test
    assert isinstance(test, Between)  # noqa: S101 - _ranges said so
    for value, is_open, outward in (
        (test.low, test.low_open, -1),
        (test.high, test.high_open, 1),
    ):
        if not _is_edge(value):
            continue
        yield Is((value,)), f"'{ask.field}' is {value}"  # type: ignore[arg-type]
        outward = -outward if is_open else outward  # noqa: PLW2901
        beyond = _next(value, outward) if steps else None
        if beyond is not None:
            yield Is((beyond,)), f"'{ask.field}' is {beyond}"
        elif outward < 0:
            yield (
                Between(None, value, high_open=True),
                f"'{ask.field}' is under {value}",
            )
        else:
            yield Between(value, None, low_open=True), f"'{ask.field}' is over {value}"


def beyond(value: Value | None) -> Iterator[Value]:
    """Values around the end of a range: it, and those one further on both sides."""
    if _is_edge(value) and value is not None:
        yield value
        for by in (1, -1):
            further = _next(value, by)
            if further is not None:
                yield further


def _is_edge(value: Value | None) -> bool:
    if isinstance(value, str):
        return shape(value) == DAY
    return isinstance(value, int | float) and not isinstance(value, bool)


def _next(value: Value | None, by: int) -> Value | None:
    if isinstance(value, int | float):
        return value + by
    if isinstance(value, str):
        try:
            day = datetime.date.fromisoformat(value) + datetime.timedelta(days=by)
        except (ValueError, OverflowError):
            return None
        return day.isoformat()
    return None
