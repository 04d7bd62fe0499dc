"""Which answers of an item anything reads."""

from collections.abc import Iterator
from itertools import chain

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import fields_of
from catalogkit.catalog.placeholders import placeholders
from catalogkit.model.answers import Raw
from catalogkit.model.promise import By, Commitment
from catalogkit.model.references import Dotted
from catalogkit.model.service_item import ServiceItem

ANSWERS = "answers."


def answers_read(catalog: Catalog, item: ServiceItem) -> Iterator[str]:
    """The ids of the fields that something reads by name, some of them twice."""
    for each in chain(
        _by_conditions(catalog, item),
        _by_name(item),
        _by_promises(item),
        _answers_of(_references(catalog, item)),
    ):
        yield each.partition(".")[0]


def _by_conditions(catalog: Catalog, item: ServiceItem) -> Iterator[str]:
    for condition in item.parts("when"):
        tree = catalog.typed.get(id(condition))
        if tree is not None:
            yield from (name for name, _ in fields(tree))


def _by_name(item: ServiceItem) -> Iterator[str]:
    if item.recipient is not None:
        yield item.recipient.from_
    if item.loop is not None:
        yield from item.loop.same
    if item.price is not None and item.price.times is not None:
        yield item.price.times
    for field in item.form:
        for option in field.options:
            if option.price is not None:
                yield field.id
                yield option.price.times or field.id


def _by_promises(item: ServiceItem) -> Iterator[str]:
    own = [path.promise for path in item.paths.values()]
    for promise in (item.promise, *own):
        if isinstance(promise, Commitment):
            for each in (promise, promise.next):
                for case in (each.fulfil or ()) if each is not None else ():
                    if isinstance(case.is_, By):
                        yield case.is_.by


def _references(catalog: Catalog, item: ServiceItem) -> Iterator[str]:
    """Everything that may say `answers.<field>`."""
    for ref in item.parts("ref"):
        if isinstance(ref, Dotted):
            yield ref
    if item.grant is not None and item.grant.until is not None:
        yield item.grant.until
    for field in fields_of(item):
        if field.options_from is not None:
            yield from field.options_from.where.values()
    for task in item.fulfilment:
        for answer in task.answers.values():
            yield from _texts(answer.raw)
        if task.automation is not None:
            automation = catalog[task.automation]
            yield from automation.inputs.values()
            yield automation.idempotency_key or ""
    for text in item.parts("text"):
        yield from (name for _, name in placeholders(text))
    for use in item.notifications:
        template = catalog[use.template]
        for text in (template.subject, template.body):
            yield from (name for _, name in placeholders(text))


def _texts(raw: Raw) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    else:
        for each in raw if isinstance(raw, list) else raw.values():
            yield from _texts(each)


def _answers_of(references: Iterator[str]) -> Iterator[str]:
    for each in references:
        if each.startswith(ANSWERS):
            yield each.removeprefix(ANSWERS)
