"""Answers that somebody types, and answers as an author would write them."""

import json
from collections.abc import Sequence

from catalogkit.catalog.answered import answered
from catalogkit.catalog.canonical import Today
from catalogkit.catalog.literals import Misfit, literal
from catalogkit.catalog.scope import FieldType
from catalogkit.model.answers import Raw
from catalogkit.model.comparison import Word
from catalogkit.model.form import Field
from catalogkit.model.manifest import Attribute
from catalogkit.model.near import near

EXAMPLES = {
    "group": 'rows as JSON, such as [{"size": 2}]',
    "choices": "options joined by commas, such as a,b",
    "file": "names of files joined by commas, such as plan.pdf",
}
YES = {"yes": "true", "y": "true", "no": "false", "n": "false"}
FEW = 12


def typed_in(field: Field, text: str, currency: str, options: Sequence[str]) -> object:
    """The value of a text that was typed as the answer to a field.

    `options` are those to choose from, if any. Lists are joined by commas, rows are
    JSON. Raises Misfit with the sentence to show, which names the field.
    """
    match field.type:
        case "group":
            return _rows(field, text, currency)
        case "choices":
            return [_option(field, each, options) for each in _listed(text)]
        case "file":
            return [{"name": each} for each in _listed(text)]
        case "choice" | "site" | "system" | "team":
            return _option(field, text, options)
        case "boolean":
            return literal(field.id, FieldType("boolean"), Word(_said(text)), currency)
        case "money":
            text = text if any(c.isalpha() for c in text) else f"{text} {currency}"
    return _value(field, text, currency)


def of_person(name: str, attribute: Attribute, text: str) -> object:
    """The value of a text that was typed for an attribute of a person.

    Raises Misfit with the sentence to show.
    """
    options = tuple(each.id for each in attribute.options) or None
    text = _said(text) if attribute.type == "boolean" else text
    found = literal(name, FieldType(attribute.type, options), Word(text), "")
    if isinstance(found, Today):
        message = f"'{name}' takes a day such as 2027-03-31"
        raise Misfit(message)
    return found


def as_written(field: Field, value: object, currency: str) -> Raw:
    """A value as an author writes it: the inverse of `answered`."""
    match value:
        case list() if field.type == "group":
            inner = {each.id: each for each in field.fields}
            return [
                {k: as_written(inner[k], v, currency) for k, v in row.items()}
                for row in value
            ]
        case list() if field.type == "file":
            return [str(each["name"]) for each in value]
        case list():
            return [str(each) for each in value]
    text = plain_text(value)
    return f"{text} {currency}" if field.type == "money" else text


def written_default(field: Field) -> str:
    """The default of a field as one would type it; "" where it has none."""
    raw = None if field.default is None else field.default.raw
    if isinstance(raw, list) and field.type != "group":
        return ",".join(map(str, raw))
    return raw if isinstance(raw, str) else "" if raw is None else json.dumps(raw)


def plain_text(value: object) -> str:
    """A single value as an author writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(field: Field, text: str, currency: str) -> object:
    found = literal(field.id, FieldType(field.type), Word(text.strip()), currency)
    if isinstance(found, Today):
        message = f"'{field.id}' takes a day such as 2027-03-31, and '{text}' is none"
        raise Misfit(message)
    return found


def _said(text: str) -> str:
    return YES.get(text.strip().lower(), text.strip().lower())


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _option(field: Field, text: str, options: Sequence[str]) -> str:
    if options and text not in options:
        meant = near(text, options)
        few = ", ".join(options[:FEW]) + (", …" if len(options) > FEW else "")
        message = f"'{field.id}' has no option '{text}'{meant or f': it has {few}'}"
        raise Misfit(message)
    return text


def _rows(field: Field, text: str, currency: str) -> object:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        message = f"'{field.id}' takes {EXAMPLES['group']}"
        raise Misfit(message)
    inner = {each.id: each for each in field.fields}
    unknown = next((k for row in rows for k in row if k not in inner), None)
    if unknown is not None:
        message = f"a row of '{field.id}' has no '{unknown}'{near(unknown, inner)}"
        raise Misfit(message)
    return [{k: _cell(inner[k], v, currency) for k, v in row.items()} for row in rows]


def _cell(field: Field, value: object, currency: str) -> object:
    """A value in a row: JSON's own, or a text as an author writes it."""
    if not isinstance(value, str):
        return value
    found = answered(field, value, currency)
    return value if found is None else found
