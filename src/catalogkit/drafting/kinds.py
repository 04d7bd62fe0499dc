"""What kind of answer a property takes, in our types."""

from collections.abc import Callable
from dataclasses import dataclass

from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.questions import values_of
from catalogkit.drafting.schema import Schema

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
_TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object"})
_LISTED = {"integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Kind:
    """A type of field; for a list what an entry is, and what it picks."""

    type: str
    entry: Schema | None = None
    picks: str = ""
    sensitive: bool = False


Picker = Callable[[Schema, Ledger], Kind | None]
"""What a program's own control for a property picks; None where it has none."""


def no_picker(schema: Schema, ledger: Ledger) -> Kind | None:  # noqa: ARG001
    """For programs that have no controls of their own."""
    return None


def kind_of(schema: Schema, ledger: Ledger, picker: Picker = no_picker) -> Kind:
    """The type of field a property becomes; says what it takes less exactly."""
    said = _json_type(schema, ledger)
    if said not in _TYPES:
        ledger.drop(schema.where("type"), f"'{said}' is no type of JSON Schema")
    if said == "array":
        return _several(schema, ledger, picker)
    if _is_choice(schema, said):
        return Kind("choice")
    if said in _LISTED:
        return Kind(_LISTED[said])
    if said == "object":
        message = "an object without properties has no form; it is asked as a text"
        ledger.drop(schema.where("type"), message)
        return Kind("paragraph")
    return picker(schema, ledger) or _text(schema, ledger)


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


def _several(schema: Schema, ledger: Ledger, picker: Picker) -> Kind:
    items = schema.sub("items")
    picked = picker(schema, ledger)
    if picked is not None:
        return Kind("group", items, picked.type)
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
