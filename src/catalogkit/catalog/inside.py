"""Names that stay inside one item: of paths, tasks, approvals and fields."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from catalogkit.diagnostic import Diagnostic, Edit, Note, Place, Rule
from catalogkit.model.base import Entity, Model
from catalogkit.model.examples import Example
from catalogkit.model.form import Field
from catalogkit.model.near import certain, near
from catalogkit.model.service_item import ServiceItem

PART = Rule("reference/unknown-part", "A name inside an item names no part of it.")
TWICE = Rule("identity/duplicate-part", "Two parts of an item have the same name.")


def unknown_parts(item: ServiceItem) -> Iterator[Diagnostic]:
    """Names of parts that the item does not have, and parts with the same name."""
    yield from _twice(item)
    tasks = [each.id for each in item.fulfilment]
    approvals = [each.id for each in item.approvals]
    fields = [each.id for each in item.form]
    steps = [*tasks, *approvals]
    for task in item.fulfilment:
        yield from _named(item, task, "after", steps, "task or approval")
        yield from _named(item, task, "paths", item.paths, "path")
        yield from _named(item, task, "approved_by", approvals, "approval")
    for step in item.approvals:
        yield from _named(item, step, "after", steps, "approval or task")
    for path in item.paths.values():
        yield from _named(item, path, "before", item.paths, "path")
    for field in item.form:
        yield from _named(item, field, "needed_by", steps, "task")
    yield from _single(item, fields, tasks)
    yield from unknown_in_cases(item, item, item.examples)


def unknown_in_cases(
    owner: Entity, item: ServiceItem, cases: Iterable[Example]
) -> Iterator[Diagnostic]:
    """Names of parts of an item that it does not have, in tests of its owner."""
    tasks = [each.id for each in item.fulfilment]
    approvals = [each.id for each in item.approvals]
    for example in cases:
        expect = example.expect
        if expect.path is not None and expect.path not in item.paths:
            place = owner.at(expect, "path")
            yield _unknown(place, expect.path, list(item.paths), "path")
        for key, known in (("tasks", tasks), ("approvals", approvals)):
            for index, name in enumerate(getattr(expect, key) or ()):
                if name not in known:
                    place = owner.at(expect, key, index)
                    yield _unknown(place, name, known, key.removesuffix("s"))


def _named(
    item: ServiceItem, part: Model, key: str, known: Collection[str], what: str
) -> Iterator[Diagnostic]:
    for index, name in enumerate(getattr(part, key)):
        if name not in known:
            yield _unknown(item.at(part, key, index), name, list(known), what)


def _single(
    item: ServiceItem, fields: list[str], tasks: list[str]
) -> Iterator[Diagnostic]:
    if item.recipient is not None and item.recipient.from_ not in fields:
        place = item.at("recipient", "from")
        yield _unknown(place, item.recipient.from_, fields, "field")
    for ref in item.parts("ref"):
        if ref.kind == "" and ref.who == "answers" and ref.rest not in fields:
            message = f"no field of this item is called '{ref.rest}'"
            yield PART.found(item.at(ref), f"{message}{near(ref.rest, fields)}")
    if item.closing is not None and item.closing.withdraw_until is not None:
        name = item.closing.withdraw_until
        if name not in tasks:
            yield _unknown(item.at("closing", "withdraw_until"), name, tasks, "task")
    if item.loop is not None:
        for index, name in enumerate(item.loop.same):
            if name not in fields and name != "item":
                place = item.at("loop", "same", index)
                yield _unknown(place, name, [*fields, "item"], "field")


def _unknown(place: Place, name: str, known: list[str], what: str) -> Diagnostic:
    meant = certain(name, known)
    fix = Edit(place, "set", meant, f"write {meant}") if meant else None
    message = f"no {what} of this item is called '{name}'{near(name, known)}"
    return PART.found(place, message, fix=fix)


def _twice(item: ServiceItem) -> Iterator[Diagnostic]:
    yield from _same(item, item.form, "field")
    for field in item.form:
        yield from _inner(item, field)
    yield from _same(item, [*item.approvals, *item.fulfilment], "task or approval")
    yield from _same(item, item.deliverables, "deliverable")
    yield from _same(item, item.exceptions, "exception")


def _inner(item: ServiceItem, field: Field) -> Iterator[Diagnostic]:
    yield from _same(item, field.options, "option")
    yield from _same(item, field.fields, "field")
    for each in field.fields:
        yield from _inner(item, each)


def _same(item: ServiceItem, parts: Iterable[Any], what: str) -> Iterator[Diagnostic]:
    seen: dict[str, Any] = {}
    for part in parts:
        first = seen.setdefault(part.id, part)
        if first is not part:
            note = Note(item.at(first, "id"), "the other one")
            message = f"two {_plural(what)} are called '{part.id}'"
            yield TWICE.found(item.at(part, "id"), message, notes=[note])


def _plural(what: str) -> str:
    return " or ".join(f"{each}s" for each in what.split(" or "))
