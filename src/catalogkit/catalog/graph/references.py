"""Every reference of a definition: who holds it, in which part, and its route."""

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from catalogkit.diagnostic import Route
from catalogkit.model.base import Entity, Model, author_key
from catalogkit.model.landscape import Interface
from catalogkit.model.ref import Ref
from catalogkit.model.stream import Stage

PARTS = (Interface, Stage)
"""Parts of an entity that have an address of their own."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference; `part` is the part of the entity that it stands in, or ""."""

    ref: Ref[Any]
    holder: type[Model]
    field: str
    route: Route
    part: str = ""


def references(entity: Entity) -> Iterator[Reference]:
    """Every reference of an entity, in the order in which it is written."""
    yield from _in_model(entity, (), "")


def _in_model(model: Model, route: Route, part: str) -> Iterator[Reference]:
    part = model.id if isinstance(model, PARTS) else part
    for name, key in holding(type(model)):
        for ref, at, where in _in_value(getattr(model, name), (*route, key), part):
            if isinstance(ref, Reference):
                yield ref
            else:
                yield Reference(ref, type(model), name, at, where)


def _in_value(
    value: object, route: Route, part: str
) -> Iterator[tuple[Any, Route, str]]:
    match value:
        case Ref():
            yield value, route, part
        case Model():
            yield from ((each, route, part) for each in _in_model(value, route, part))
        case tuple():
            for index, each in enumerate(value):
                yield from _in_value(each, (*route, index), part)
        case dict():
            for name, each in value.items():
                yield from _in_value(each, (*route, name), part)


@cache
def holding(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields of a model in which a reference may stand, and their written keys."""
    return tuple(
        (name, author_key(model, name))
        for name, info in model.model_fields.items()
        if _may_hold(info.annotation, ())
    )


def named_in(model: type[Model]) -> Iterator[str]:
    """The fields of a model that hold references themselves, not in a part below."""
    for name, info in model.model_fields.items():
        if any(issubclass(each, Ref) for each in _classes(info.annotation)):
            yield name


def _may_hold(kind: object, inside: tuple[type[Model], ...]) -> bool:
    for each in _classes(kind):
        if issubclass(each, Ref):
            return True
        if issubclass(each, Model) and each not in inside:
            fields = each.model_fields.values()
            deeper = (*inside, each)
            if any(_may_hold(info.annotation, deeper) for info in fields):
                return True
    return False


def _classes(kind: object) -> Iterator[type]:
    if isinstance(kind, type) and not typing.get_args(kind):
        yield kind
    for each in typing.get_args(kind):
        yield from _classes(each)
