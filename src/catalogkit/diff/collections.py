"""What each collection of the model is: a set, a series, or parts that have names.

A list of names or values is a set, a list of parts is keyed by their ids: reordering
changes nothing. What is otherwise stands here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from catalogkit.model.base import Model, author_key
from catalogkit.model.cases import Case
from catalogkit.model.condition import All, Condition, Line, Not, Use
from catalogkit.model.condition import Any as Some
from catalogkit.model.contract import Constraint, Elsewhere, Included
from catalogkit.model.ending import ChangeRecord
from catalogkit.model.examples import Example, Expected
from catalogkit.model.flow import Approver, EscalationStep, Task
from catalogkit.model.form import Field, FieldSet
from catalogkit.model.knowledge import Question, Survey
from catalogkit.model.landscape import Consumer
from catalogkit.model.manifest import Attribute, Manifest
from catalogkit.model.metric import CostModel, Measured
from catalogkit.model.options import PlatformOptions
from catalogkit.model.plan import Agreement, VersionChange
from catalogkit.model.ref import Ref
from catalogkit.model.roadmap import Indicator, Risk, Roadmap, RoadmapStage
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import HandOff, ValueStream
from catalogkit.model.text import Text
from catalogkit.model.worth import KnowledgeUse, NotificationUse


class Kept(StrEnum):
    """What holds a collection together."""

    SET = "set"
    """Values without order."""
    ORDERED = "ordered"
    """One value: the order means something and the parts have no names."""
    KEYED = "keyed"
    """Parts with names; their order means nothing."""
    SERIES = "keyed, in order"
    """Parts with names, read in their order."""


IN_ORDER: frozenset[tuple[type[Model], str]] = frozenset(
    {
        (ServiceItem, "form"),
        (Field, "options"),
        (Field, "fields"),
        (FieldSet, "fields"),
        (Task, "asks"),
        (Survey, "questions"),
        (ValueStream, "stages"),
        (Roadmap, "stages"),
        (Attribute, "options"),
    }
)
"""Keyed collections that are read in their order."""
ORDERED: frozenset[tuple[type[Model], str]] = frozenset(
    {
        (ChangeRecord, "verify"),
        (Question, "options"),
        (RoadmapStage, "deliverables"),
        (Measured, "minutes_between"),
        (CostModel, "times"),
        (Expected, "approvals"),
        (Expected, "tasks"),
        (Manifest, "locales"),
        (PlatformOptions, "host"),
    }
)
"""Lists without names in which the order means something."""


def lines_of(condition: Condition) -> Iterator[str]:
    """The fields that a condition asks, and the conditions it uses."""
    match condition:
        case Line(field):
            yield field
        case Use(name):
            yield name
        case Not(part):
            yield from lines_of(part)
        case All(parts) | Some(parts):
            for each in parts:
                yield from lines_of(each)


def _said(text: Text) -> str:
    words = text.by_locale
    spoken = next(
        (each for each in ("", "en") if each in words), min(words, default="")
    )
    return words.get(spoken, "")


def _moment(step: EscalationStep) -> str:
    of = "" if step.of == ("fulfil",) else f" of {' and '.join(step.of)}"
    return f"{step.at}{of}"


def _by(approver: Approver) -> tuple[object, ...]:
    (name,) = approver.model_fields_set or {"nobody"}
    who = getattr(approver, name, "")
    return name, who if isinstance(who, Ref) else str(who)


NAMES: Mapping[type[Model], Callable[[Any], object]] = {
    EscalationStep: _moment,
    HandOff: lambda each: each.to,
    Consumer: lambda each: each.system,
    VersionChange: lambda each: each.interface,
    Agreement: lambda each: each.freeze or each.work or each.by,
    KnowledgeUse: lambda each: (each.article, "at", each.at),
    NotificationUse: lambda each: (each.event, each.template),
    Indicator: lambda each: each.metric,
    Risk: lambda each: each.category,
    Example: lambda each: each.name,
    Included: lambda each: _said(each.what),
    Elsewhere: lambda each: each.see or _said(each.what),
    Constraint: lambda each: " ".join(sorted({*lines_of(each.require)})),
    Approver: _by,
}
"""What names a part that has no id, in one or several words; a `Ref` counts as it is
called now. Of two alike the second is called "… (2)"."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of the model, by the kind of its owner and the author's key."""

    owner: str
    key: str
    kept: Kept


def kept(model: type[Model], name: str) -> Kept | None:
    """What a field of a model is, None where it holds no collection."""
    return _kept(model, name)


def every(models: Mapping[str, type[Model]]) -> list[Collection]:
    """Every collection of some models and of all models inside them."""
    found: dict[tuple[str, str], Collection] = {}
    waiting, seen = [*models.values()], set(models.values())
    while waiting:
        model = waiting.pop()
        for name, info in model.model_fields.items():
            kind = kept(model, name)
            if kind is not None:
                owner, key = model.__name__.partition("[")[0], author_key(model, name)
                found[owner, key] = Collection(owner, key, kind)
            new = set(models_in(info.annotation)) - seen
            seen |= new
            waiting.extend(sorted(new, key=lambda each: each.__name__))
    return [found[each] for each in sorted(found)]


def models_in(kind: object) -> list[type[Model]]:
    """The models that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, Model):
        return [kind]
    return [each for arg in get_args(kind) for each in models_in(arg)]


@cache
def _kept(model: type[Model], name: str) -> Kept | None:
    shape = _collection(model.model_fields[name].annotation)
    if shape is None:
        return None
    if get_origin(shape) is dict:
        return Kept.KEYED
    parts = models_in(shape)
    if (model, name) in ORDERED or any(issubclass(each, Case) for each in parts):
        return Kept.ORDERED
    if not parts:
        return Kept.SET
    if (model, name) in IN_ORDER:
        return Kept.SERIES
    if all("id" in each.model_fields or each in NAMES for each in parts):
        return Kept.KEYED
    message = f"{model.__name__}.{name} is neither a set nor a series nor keyed"
    raise TypeError(message)


def _collection(kind: object) -> object | None:
    """The tuple or dict inside a type that may also be blank or one of several."""
    origin = get_origin(kind)
    if origin in {tuple, dict}:
        return kind
    if origin is Annotated:
        return _collection(get_args(kind)[0])
    if origin is Union or type(kind).__name__ == "UnionType":
        found = [_collection(each) for each in get_args(kind)]
        return next((each for each in found if each is not None), None)
    return None
