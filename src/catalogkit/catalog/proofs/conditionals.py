"""Everything of an item that depends on a condition, and what is known there."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalogkit.catalog.canonical import TRUE, Typed, negated
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.found import Conditional, Given
from catalogkit.catalog.proofs.routes import Routes
from catalogkit.model.cases import Case
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.promise import Commitment

Cases = tuple[Case[Any], ...]
Givens = tuple[Given, ...]
TIMES = ("respond", "fulfil")


def conditionals(asking: Asking, routes: Routes) -> Iterator[Conditional]:
    """Every condition of an item but those of options and constraints."""
    item = asking.item
    for field in item.form:
        yield from _of_field(asking, field)
    if item.priority is not None:
        yield from _of_cases(asking, "impact", item.priority.impact)
        yield from _of_cases(asking, "urgency", item.priority.urgency)
    yield from _of_cases(asking, "identify", item.identify or ())
    for name, path in item.paths.items():
        if path.when is not None:
            yield Conditional("path", name, path.when, routes.when[name])
    yield from _of_steps(asking, routes)
    yield from _of_promises(asking, routes)
    for each in item.deliverables:
        if each.when is not None:
            yield _one(asking, "deliverable", each.id, each.when)
    for use in item.notifications:
        if use.when is not None:
            yield _one(asking, "notification", use.template, use.when)


def _of_field(asking: Asking, field: Field, group: str = "") -> Iterator[Conditional]:
    shown = asking.tree(field.visible_when)
    while_shown = _given("shown", "while it is shown", shown or TRUE)
    for what, condition, given in (
        ("shown", field.visible_when, ()),
        ("required", field.required_when, while_shown),
        ("read_only", field.read_only_when, while_shown),
    ):
        tree = asking.tree(condition)
        if condition is not None and tree is not None:
            yield Conditional(
                what, field.id, condition, tree, given, group, asked=True, field=field
            )
    inner = f"{group}.{field.id}" if group else field.id
    for each in field.fields:
        yield from _of_field(asking, each, inner)


def _of_steps(asking: Asking, routes: Routes) -> Iterator[Conditional]:
    for step in asking.item.approvals:
        if step.when is not None:
            yield _one(asking, "approval", step.id, step.when)
    for task in asking.item.fulfilment:
        if task.when is not None:
            given = _on(routes, routes.worked(task.paths))
            yield _one(asking, "task", task.id, task.when, given)


def _of_promises(asking: Asking, routes: Routes) -> Iterator[Conditional]:
    """The cases of each promise, on the paths where they are read."""
    item, own = asking.item, {}
    for name, path in item.paths.items():
        if isinstance(path.promise, Commitment):
            own[name] = path.promise
            if any(_cases(path.promise)):
                given = dict.fromkeys(TIMES, _on(routes, frozenset({name})))
                yield from _of_commitment(asking, path.promise, given)
    if item.promise is not None and any(_cases(item.promise)):
        free = [name for name, path in item.paths.items() if path.promise != "none"]
        on = {
            key: _on(routes, frozenset(n for n in free if not _says(own.get(n), key)))
            for key in TIMES
        }
        yield from _of_commitment(asking, item.promise, on)


def _says(promise: Commitment | None, key: str) -> bool:
    return promise is not None and key in promise.model_fields_set


def _of_commitment(
    asking: Asking, promise: Commitment, on: Mapping[str, Givens]
) -> Iterator[Conditional]:
    for key, cases in _cases(promise):
        yield from _of_cases(asking, key, cases, on[key])


def _cases(promise: Commitment) -> Iterator[tuple[str, Cases]]:
    """What depends on a condition: respond and fulfil, now and announced."""
    for each in (promise, promise.next):
        for key in TIMES if each is not None else ():
            cases: Cases = getattr(each, key) or ()
            if len(cases) > 1:
                yield key, cases


def _of_cases(
    asking: Asking, what: str, cases: Cases, given: Givens = ()
) -> Iterator[Conditional]:
    earlier: list[Typed] = []
    for case in cases:
        tree = asking.tree(case.when)
        if case.when is not None and tree is not None:
            above = _given("earlier", "in the cases above", *map(negated, earlier))
            yield Conditional(what, "", case.when, tree, (*given, *above))
            earlier.append(tree)


def _one(
    asking: Asking, what: str, name: str, condition: Condition, given: Givens = ()
) -> Conditional:
    return Conditional(
        what, str(name), condition, asking.catalog.typed[id(condition)], given
    )


def _on(routes: Routes, names: frozenset[str]) -> Givens:
    said = " and ".join(f"'{name}'" for name in routes.item.paths if name in names)
    return _given("path", f"on {said}", routes.on(names))


def _given(why: str, said: str, *trees: Typed) -> Givens:
    return tuple(Given(why, said, tree) for tree in trees if tree != TRUE)
