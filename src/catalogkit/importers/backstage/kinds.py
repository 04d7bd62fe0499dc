"""What kind of answer a property takes, in our types."""

from dataclasses import dataclass

from catalogkit.diagnostic import Route
from catalogkit.importers.backstage.ledger import Ledger
from catalogkit.importers.backstage.questions import values_of
from catalogkit.importers.backstage.rules import APPROXIMATED, STAYS_BEHIND
from catalogkit.importers.backstage.schema import Schema
from catalogkit.importers.backstage.written import Json

_ENTITIES = {"group": "team", "user": "user", "system": "system", "component": "system"}
_PICKERS = {
    "EntityPicker": "",
    "OwnedEntityPicker": "",
    "MultiEntityPicker": "",
    "OwnerPicker": "team",
    "MyGroupsPicker": "team",
}
_FORMATS = {
    "uri": "url",
    "url": "url",
    "email": "email",
    "date": "date",
    "date-time": "datetime",
    "data-url": "file",
}
_WIDGETS = {
    "textarea": "paragraph",
    "email": "email",
    "uri": "url",
    "date": "date",
    "date-time": "datetime",
    "file": "file",
}
_WHERE_KINDS = (("catalogFilter", "kind"), ("allowedKinds", ""), ("defaultKind", ""))
_TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object"})
_LISTED = {"integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Kind:
    """A type of field; for a list what an entry is, and what it picks."""

    type: str
    entry: Schema | None = None
    picks: str = ""
    sensitive: bool = False


def kind_of(schema: Schema, ledger: Ledger) -> Kind:
    """The type of field a property becomes; says what it takes less exactly."""
    said = _json_type(schema, ledger)
    if said not in _TYPES:
        ledger.drop(schema.where("type"), f"'{said}' is no type of JSON Schema")
    if said == "array":
        return _several(schema, ledger)
    if _is_choice(schema, said):
        return Kind("choice")
    if said in _LISTED:
        return Kind(_LISTED[said])
    if said == "object":
        message = "an object without properties has no form; it is asked as a text"
        ledger.drop(schema.where("type"), message)
        return Kind("paragraph")
    return _text(schema, ledger)


def _json_type(schema: Schema, ledger: Ledger) -> str:
    value = schema.get("type")
    if isinstance(value, list):
        kinds = [each for each in value if each != "null"]
        ledger.carry(schema.where("type"))
        if len(kinds) != 1 or not isinstance(kinds[0], str):
            ledger.drop(schema.where("type"), "an answer here has one type")
            return "string"
        return kinds[0]
    if isinstance(value, str):
        ledger.carry(schema.where("type"))
        return value
    if value is not None:
        ledger.drop(schema.where("type"), f"'{value}' is no type")
    return _guessed(schema)


def _guessed(schema: Schema) -> str:
    values = values_of(schema)
    if "items" in schema.keys:
        return "array"
    if values and all(isinstance(each, bool) for each in values):
        return "boolean"
    return "string"


def _is_choice(schema: Schema, said: str) -> bool:
    values = values_of(schema)
    return bool(values) and (said != "boolean" or len(values) == 1)


def _several(schema: Schema, ledger: Ledger) -> Kind:
    items = schema.sub("items")
    picker = _picker(schema, ledger)
    if picker is not None:
        return Kind("group", items, picker.type)
    if items is None:
        if "items" in schema.keys:
            ledger.drop(schema.where("items"), "a list here has one kind of entry")
        return Kind("group")
    if values_of(items) and items.get("type") != "boolean":
        if items.text("type") in _TYPES:
            ledger.carry(items.where("type"))
        return Kind("choices", items)
    return Kind("group", items)


def _text(schema: Schema, ledger: Ledger) -> Kind:
    picker = _picker(schema, ledger)
    if picker is not None:
        return picker
    options = schema.get("ui:options")
    widget = schema.text("ui:widget")
    inner = options if isinstance(options, dict) else {}
    if not widget and isinstance(inner.get("widget"), str):
        widget = str(inner["widget"])
        ledger.carry((*schema.where("ui:options"), "widget"))
    if widget == "password":
        ledger.carry(*schema.routes("ui:widget"))
        return Kind("text", sensitive=True)
    if inner.get("multiline") is True:
        ledger.carry((*schema.where("ui:options"), "multiline"))
        widget = widget or "textarea"
    form = schema.text("format")
    if form in _FORMATS:
        ledger.carry(schema.where("format"))
        return Kind(_FORMATS[form])
    if form:
        ledger.drop(schema.where("format"), f"no field here checks the format '{form}'")
    if widget in _WIDGETS:
        ledger.carry(*schema.routes("ui:widget"))
    return Kind(_WIDGETS.get(widget, "text"))


def _picker(schema: Schema, ledger: Ledger) -> Kind | None:
    name = schema.text("ui:field")
    if not name:
        return None
    route = schema.where("ui:field")
    if name == "Secret":
        ledger.carry(route)
        return Kind("text", sensitive=True)
    if name not in _PICKERS:
        message = f"'{name}' helps to fill in the field; here the answer is plain text"
        ledger.report(APPROXIMATED, route, message)
        return Kind("text")
    ledger.carry(route)
    kinds = _entity_kinds(schema)
    found = {_ENTITIES[kind] for kind, _ in kinds if kind in _ENTITIES}
    if not kinds and _PICKERS[name]:
        return Kind(_PICKERS[name])
    best = next((each for each in ("team", "system", "user") if each in found), "")
    if not best:
        message = "no field here picks such an entity; the answer is plain text"
        ledger.report(APPROXIMATED, route, message)
        best = "text"
    for kind, where in kinds:
        _compare(kind, where, best, ledger)
    return Kind(best)


def _entity_kinds(schema: Schema) -> list[tuple[str, Route]]:
    """The kinds of entity a picker offers, in small letters."""
    options, route = schema.get("ui:options"), schema.where("ui:options")
    found: list[tuple[str, Route]] = []
    for key, inner in _WHERE_KINDS:
        if not isinstance(options, dict) or key not in options or found:
            continue
        for value, here in _each(options[key], (*route, key)):
            if inner and isinstance(value, dict):
                kinds = _each(value.get(inner), (*here, inner))
            else:
                kinds = [] if inner else [(value, here)]
            found += [(kind.lower(), at) for kind, at in kinds if isinstance(kind, str)]
    return found


def _each(value: Json, route: Route) -> list[tuple[Json, Route]]:
    """The entries of a list with their routes; a single value is a list of one."""
    if isinstance(value, list):
        return [(each, (*route, index)) for index, each in enumerate(value)]
    return [(value, route)]


def _compare(kind: str, route: Route, best: str, ledger: Ledger) -> None:
    """Says where a kind of entity is only roughly what the field picks."""
    if _ENTITIES.get(kind) == best and kind != "component":
        ledger.carry(route)
    elif _ENTITIES.get(kind) == best:
        message = "a Component of Backstage is picked as a system here"
        ledger.report(APPROXIMATED, route, message)
    elif best == "text":
        ledger.report(STAYS_BEHIND, route, f"a {kind} is picked in Backstage only")
    else:
        message = f"Backstage offers each {kind} too; here only a {best} is picked"
        ledger.report(APPROXIMATED, route, message)
