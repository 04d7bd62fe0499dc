"""Limits, defaults and words of a property → those of a field."""

import math
import re

from catalogkit.catalog.markdown import tokens
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.options import Choices, said
from catalogkit.drafting.patterns import carried
from catalogkit.drafting.rules import APPROXIMATED, STAYS_BEHIND
from catalogkit.drafting.saying import Block
from catalogkit.drafting.schema import Schema
from catalogkit.drafting.written import Json
from catalogkit.model.form import LIMITS, TEXTUAL
from catalogkit.source.node import Value

_TAGGED = re.compile(r"[^\s`]*<[^\s`<>]+>[^\s`]*")
_LOOKS = frozenset(
    {"ui:autofocus", "ui:widget", "ui:autocomplete", "ui:classNames", "ui:style",
     "ui:inputType", "ui:hideError", "ui:enableMarkdownInDescription", "ui:label",
     "ui:rootFieldId", "ui:emptyValue", "backstage:review", "ui:backstage"}
)  # fmt: skip
_COUNTS = {"minItems": "min", "maxItems": "max"}
_LENGTHS = {"minLength": "min_length", "maxLength": "max_length"}
_RANGES = {"minimum": "min", "maximum": "max"}
_BEYOND = {"exclusiveMinimum": ("min", 1), "exclusiveMaximum": ("max", -1)}


def words(schema: Schema, ledger: Ledger) -> Block:
    """Help and placeholder of a property."""
    found: Block = {}
    ledger.carry(*schema.routes("description", "ui:description", "ui:help"))
    helps = [schema.text(key) for key in ("ui:description", "description", "ui:help")]
    said_once = list(dict.fromkeys(each for each in helps if each))
    if helps[0] and helps[1]:
        said_once.remove(helps[1])
        ledger.report(
            STAYS_BEHIND,
            schema.where("description"),
            "'ui:description' is shown instead",
        )
    if said_once:
        found["help"] = markdown(_joined(said_once))
    return found


def markdown(text: str) -> str:
    """Text that shows as it was written: what looks like HTML stands as code."""
    if not _is_html(text):
        return text
    marked = _TAGGED.sub(r"`\g<0>`", text)
    return text.replace("<", "\\<") if _is_html(marked) else marked


def placeholder(schema: Schema, kind: str, ledger: Ledger) -> Block:
    """The pale example inside an empty field."""
    options = schema.get("ui:options")
    inner = options.get("placeholder") if isinstance(options, dict) else None
    text = schema.text("ui:placeholder") or (inner if isinstance(inner, str) else "")
    if not text.strip() or kind not in LIMITS["placeholder"]:
        return {}
    ledger.carry(*schema.routes("ui:placeholder"))
    if isinstance(inner, str):
        ledger.carry((*schema.where("ui:options"), "placeholder"))
    return {"placeholder": text.strip()}


def limits(schema: Schema, kind: str, ledger: Ledger) -> Block:
    """Lengths, ranges, counts and the pattern, as far as the type has them."""
    found: Block = {}
    for key in schema.keys:
        if key in _LENGTHS and kind in TEXTUAL:
            found |= _whole(schema, key, _LENGTHS[key], ledger)
        elif key in _COUNTS and kind in {"choices", "group"}:
            found |= _whole(schema, key, _COUNTS[key], ledger)
        elif key in _RANGES and kind in {"integer", "number"}:
            found |= _bound(schema, key, kind, ledger)
        elif key in _BEYOND and kind == "integer":
            found |= _next(schema, key, ledger)
        elif key == "pattern" and kind in TEXTUAL:
            found |= _pattern(schema, ledger)
        elif key == "uniqueItems" and kind == "choices":
            _unique(schema, ledger)
    return {key: found[key] for key in sorted(found, key=_ORDER.index)}


def default(
    schema: Schema, kind: str, choices: Choices | None, ledger: Ledger
) -> Block:
    """The default, where it is an answer that the field takes."""
    if "default" not in schema.keys:
        return {}
    value, route = schema.get("default"), schema.where("default")
    if value == "":
        message = f"an empty default counts as an answer in {ledger.program}"
        ledger.report(APPROXIMATED, route, f"{message}; here it is none")
        return {}
    answer = _answer(value, kind, choices)
    if answer is None:
        shown = f"'{said(value)}'" if not isinstance(value, dict | list) else "this"
        ledger.drop(route, f"{shown} is no answer that the field takes")
        return {}
    ledger.carry(route)
    return {"default": answer}


def looks(schema: Schema, ledger: Ledger) -> None:
    """Reports how the source draws the field."""
    for key in schema.keys:
        if key in _LOOKS and not ledger.is_settled(schema.where(key)):
            message = f"'{key}' is how {ledger.program} draws the field"
            ledger.report(STAYS_BEHIND, schema.where(key), message)
    options, route = schema.get("ui:options"), schema.where("ui:options")
    for name in options if isinstance(options, dict) else ():
        here = (*route, name)
        if name != "catalogFilter" and not ledger.is_settled(here):
            message = f"'{name}' is an option of the control that {ledger.program}"
            ledger.report(STAYS_BEHIND, here, f"{message} draws")


_ORDER = ("min", "max", "min_length", "max_length", "pattern")


def _is_html(text: str) -> bool:
    return any(each.type in {"html_block", "html_inline"} for each in tokens(text))


def _joined(helps: list[str]) -> str:
    return (
        "\n\n".join(helps) if any("\n" in each for each in helps) else " ".join(helps)
    )


def _number(value: Json) -> int | float | None:
    return None if isinstance(value, bool | str | list | dict) else value


def _whole(schema: Schema, key: str, name: str, ledger: Ledger) -> Block:
    value = _number(schema.get(key))
    if value is None or value != int(value) or value < 0:
        return {}
    ledger.carry(schema.where(key))
    return {name: str(int(value))} if value or name.startswith("max") else {}


def _bound(schema: Schema, key: str, kind: str, ledger: Ledger) -> Block:
    value = _number(schema.get(key))
    if value is None:
        return {}
    ledger.carry(schema.where(key))
    if kind == "integer":
        value = math.ceil(value) if key == "minimum" else math.floor(value)
    return {_RANGES[key]: said(value)}


def _next(schema: Schema, key: str, ledger: Ledger) -> Block:
    value = _number(schema.get(key))
    if value is None:
        return {}
    ledger.carry(schema.where(key))
    name, step = _BEYOND[key]
    inner = math.floor(value) if step > 0 else math.ceil(value)
    return {name: str(inner + step)}


def _unique(schema: Schema, ledger: Ledger) -> None:
    if schema.get("uniqueItems") is True:
        ledger.carry(schema.where("uniqueItems"))
    else:
        message = "an option is chosen once or not at all here"
        ledger.report(APPROXIMATED, schema.where("uniqueItems"), message)


def _pattern(schema: Schema, ledger: Ledger) -> Block:
    value, route = schema.get("pattern"), schema.where("pattern")
    try:
        pattern = carried(value) if isinstance(value, str) else ""
    except ValueError as error:
        ledger.drop(route, f"no pattern here says the same: {error}")
        return {}
    if not pattern:
        return {}
    ledger.carry(route)
    return {"pattern": pattern}


def _answer(value: Json, kind: str, choices: Choices | None) -> Value:
    if kind == "choices" and choices is not None and isinstance(value, list):
        names = [name for each in value for name in choices.ids((each,))]
        return [*names] if names and len(names) == len(value) else None
    if choices is not None:
        found = choices.ids((value,))
        return found[0] if found else None
    fits = {
        "boolean": isinstance(value, bool),
        "integer": _number(value) is not None and float(said(value)).is_integer(),
        "number": _number(value) is not None,
    }
    plain = kind in TEXTUAL and isinstance(value, str)
    if not fits.get(kind, plain):
        return None
    text = said(value)
    return None if "\n" in text and kind != "paragraph" else text
