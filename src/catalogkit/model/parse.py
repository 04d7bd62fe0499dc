"""Node → Entity, with every error in the author's words at the author's place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalogkit.diagnostic import Diagnostic, Edit, Route, Rule
from catalogkit.model.base import Entity, Model, Written, key_of
from catalogkit.model.fault import FAULTS, Fault, mended
from catalogkit.model.kinds import KINDS
from catalogkit.model.manifest import Manifest
from catalogkit.model.near import certain, near, nearest
from catalogkit.model.scalars import shape
from catalogkit.model.waivers import Waivers
from catalogkit.source.node import Node, Value

UNKNOWN_KEY = Rule("shape/unknown-key", "A key that this definition does not have.")
WRONG_TYPE = Rule("shape/wrong-type", "A value of another type than belongs there.")
MISSING = Rule("shape/missing", "A key that must be there is not.")
UNKNOWN_KIND = Rule("shape/unknown-kind", "A kind that does not exist.")
NO_LAST_CASE = Rule("shape/no-last-case", "Cases that leave some requests out.")
RULES = {rule.id: rule for rule in (UNKNOWN_KEY, WRONG_TYPE, MISSING, NO_LAST_CASE)}

W = TypeVar("W", bound=Written)
Parsed = tuple[Entity | None, list[Diagnostic]]
TRIES = 4


def parse(node: Node) -> Parsed:
    """The entity a node declares, and what is wrong with it.

    Beside errors an entity may still stand, without its wrong parts: only for judging
    what it refers to.
    """
    value = node.value
    if not isinstance(value, dict):
        message = f"a definition is a block of keys, but this is {shape(value)}"
        return None, [WRONG_TYPE.found(node.place(()), message)]
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return None, [_unknown_kind(node, kind)]
    found: list[Diagnostic] = []
    given: Value = {key: each for key, each in value.items() if key != "kind"}
    for tries in range(TRIES):
        context: dict[str, list[object]] = {}
        try:
            entity = KINDS[kind].model_validate(given, context=context)
        except ValidationError as error:
            if not tries:
                name = key_of(node) or ""
                found = translated(error, node, KINDS[kind], name)
            given = _without_wrong(given, error)
        else:
            entity._node, entity._parts = node, context  # noqa: SLF001
            return entity, found
    return None, found


def _without_wrong(value: Value, error: ValidationError) -> Value:
    """A value without the keys below which something is wrong."""
    for details in error.errors(include_url=False):
        route = author_route(details["loc"], value)
        while route and isinstance(route[-1], int):
            route = route[:-1]
        value = _without(value, route)
    return value


def _without(value: Value, route: Route) -> Value:
    if not route:
        return value
    if isinstance(value, list) and isinstance(route[0], int):
        return [
            _without(each, route[1:]) if index == route[0] else each
            for index, each in enumerate(value)
        ]
    if not isinstance(value, dict) or route[0] not in value:
        return value
    return {
        key: _without(each, route[1:]) if key == route[0] else each
        for key, each in value.items()
        if key != route[0] or len(route) > 1
    }


def parse_manifest(node: Node) -> tuple[Manifest | None, list[Diagnostic]]:
    """The manifest, or None and what is wrong with it."""
    return parse_whole(node, Manifest, "the manifest", "format, name, locales")


def parse_waivers(node: Node) -> tuple[Waivers | None, list[Diagnostic]]:
    """The waivers of a file, or None and what is wrong with it."""
    return parse_whole(node, Waivers, "a file of waivers", "waivers")


def parse_whole(
    node: Node, model: type[W], name: str, keys: str
) -> tuple[W | None, list[Diagnostic]]:
    """A file that is no definition, by its model, or None and what is wrong with it."""
    if not isinstance(node.value, dict):
        message = f"{name} is a block of keys: {keys}"
        return None, [WRONG_TYPE.found(node.place(()), message)]
    context: dict[str, list[object]] = {}
    try:
        whole = model.model_validate(node.value, context=context)
    except ValidationError as error:
        return None, translated(error, node, model, model.__name__.lower())
    whole._node, whole._parts = node, context  # noqa: SLF001
    return whole, []


def translated(
    error: ValidationError, node: Node, model: type[Model], entity: str
) -> list[Diagnostic]:
    """The errors of pydantic as diagnostics: our sentences, the author's routes."""
    return [
        each
        for details in error.errors(include_url=False)
        for each in diagnosed(details, node, model, entity)
    ]


def diagnosed(
    details: ErrorDetails, node: Node, model: type[Model], entity: str
) -> Iterator[Diagnostic]:
    """What one error of pydantic says."""
    for route, fault in _faults(details, node, model):
        yield _diagnostic(fault, route, node, entity)


def _unknown_kind(node: Node, kind: Value) -> Diagnostic:
    place = node.place(("kind",))
    if not isinstance(kind, str):
        message = "a definition says its kind first, such as kind: service_item"
        return MISSING.found(place, message)
    message = f"no kind is called '{kind}'{near(kind, KINDS)}"
    meant = certain(kind, KINDS)
    fix = Edit(place, "set", meant, f"kind: {meant}") if meant else None
    return UNKNOWN_KIND.found(place, message, fix=fix)


def _diagnostic(fault: Fault, route: Route, node: Node, entity: str) -> Diagnostic:
    place = node.place((*route, *fault.route), key=fault.key, entity=entity)
    place = replace(place, anchor=fault.anchor) if fault.anchor else place
    rule = RULES.get(fault.rule) or Rule(fault.rule, "")
    return rule.found(place, fault.message, fix=mended(place, fault.rename, fault.set))


def _faults(
    details: ErrorDetails, node: Node, model: type[Model]
) -> list[tuple[Route, Fault]]:
    context: Mapping[str, Any] = details.get("ctx", {})
    route = author_route(details["loc"], node.value)
    if details["type"] == FAULTS:
        key = details["loc"][-1:] == ("[key]",)
        return [(route, replace(f, key=f.key or key)) for f in context["faults"]]
    return [(route, SENTENCES[details["type"]](details, route, model))]


def author_route(loc: tuple[int | str, ...], value: Value) -> Route:
    """An error's location without the steps that the author did not write."""
    route: Route = ()
    for position, step in enumerate(loc):
        inside = _step(value, step)
        last = position == len(loc) - 1
        if inside is not _NOWHERE:
            value, route = inside, (*route, step)
        elif last and isinstance(value, dict) and not str(step).startswith(("‹", "[")):
            route = (*route, step)
    return route


_NOWHERE: Any = object()


def _step(value: Value, step: int | str) -> Value:
    if isinstance(value, dict) and isinstance(step, str) and step in value:
        return value[step]
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return _NOWHERE  # type: ignore[no-any-return]


def _unknown_key(details: ErrorDetails, route: Route, model: type[Model]) -> Fault:
    key, known = str(route[-1]), keys_at(model, details["loc"][:-1])
    message = f"unknown key '{key}'{near(key, known)}"
    return Fault(message, UNKNOWN_KEY.id, key=True, rename=certain(key, known))


def _missing(details: ErrorDetails, _: Route, __: type[Model]) -> Fault:
    key = str(details["loc"][-1])
    if key == "is":
        return Fault("a case has a value: is: …", MISSING.id, anchor=key)
    return Fault(f"'{key}' is missing", MISSING.id, anchor=key)


def _literal(details: ErrorDetails, _: Route, __: type[Model]) -> Fault:
    wanted = [each.strip(" '") for each in str(details["ctx"]["expected"])
              .replace(" or ", ", ").split(",")]  # fmt: skip
    given = details["input"]
    if not isinstance(given, str):
        return Fault(f"one of {', '.join(wanted)} belongs here, not {shape(given)}")
    meant = nearest(given, wanted)
    said = f"; did you mean '{meant}'?" if meant else ""
    listed = ", ".join(wanted)
    if len(wanted) == 1:
        return Fault(f"'{given}' does not belong here: write {listed}", set=wanted[0])
    fix = certain(given, wanted)
    return Fault(f"'{given}' is none of {listed}{said}", set=fix)


Sentence = Callable[[ErrorDetails, Route, type[Model]], Fault]


def _wants(what: str) -> Sentence:
    def sentence(details: ErrorDetails, _: Route, __: type[Model]) -> Fault:
        return Fault(f"{what} belongs here, but this is {shape(details['input'])}")

    return sentence


SENTENCES: dict[str, Sentence] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _literal,
    "model_type": _wants("a block of keys"),
    "dict_type": _wants("a block of keys"),
    "tuple_type": _wants("a list"),
    "string_type": _wants("text"),
}
"""Our sentence for every error pydantic can raise for our models."""


def keys_at(model: type[Model], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that a model takes at an error's location."""
    found: list[type[Model]] = [model]
    for step in loc:
        if isinstance(step, str) and not step.startswith("‹"):
            inner = [_field_models(each, step) for each in found]
            found = [each for models in inner for each in models] or found
    return sorted({key for each in found for key in _keys(each)})


def _keys(model: type[Model]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _field_models(model: type[Model], key: str) -> list[type[Model]]:
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return _models_in(field.annotation)
    return []


def _models_in(annotation: object) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [each for inner in get_args(annotation) for each in _models_in(inner)]
