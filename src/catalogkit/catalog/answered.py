"""Answers that an author wrote, as the values that a form submits.

A text is a text; a number, an amount and a truth value are JSON's; a day is
"2027-03-31", a moment "2026-12-01T02:15:00Z"; several choices are a list, files a list
of `{"name": …}`, the rows of a group a list of objects.
"""

from functools import lru_cache

from catalogkit.catalog.canonical import Json, Today, Value
from catalogkit.catalog.literals import Misfit, literal
from catalogkit.catalog.scope import FieldType
from catalogkit.model.answers import Raw
from catalogkit.model.comparison import Word
from catalogkit.model.form import ORDERED, Field


def answered(field: Field, raw: Raw, currency: str) -> Json:
    """The value of an answer; None where it is none of the field's type."""
    match field.type, raw:
        case "group", list():
            rows = [_row(field, row, currency) for row in raw if isinstance(row, dict)]
            return list(rows)
        case (("choices" | "file"), _):
            texts = raw if isinstance(raw, list) else [raw]
            return [_one(field, each) for each in texts if isinstance(each, str)]
        case _, str():
            return said(field, raw, currency)
    return None


def value(field: Field, text: str, currency: str) -> Value | None:
    """What one word stands for in a field: today + 5bd, 1200 EUR; None for nothing."""
    return _value(field.type, text, currency)


@lru_cache(maxsize=4096)
def _value(kind: str, text: str, currency: str) -> Value | None:
    try:
        return literal("", FieldType(kind), Word(text), currency)
    except Misfit:
        return None


def said(field: Field, text: str, currency: str) -> Json:
    """One word in its published form: `{"today": "+5bd"}` for a day from today."""
    found = value(field, text, currency)
    return {"today": found.offset} if isinstance(found, Today) else _plain(found)


def limits(field: Field, currency: str) -> tuple[Value | None, Value | None]:
    """The smallest and the largest answer; of choices, files and rows: how many."""
    if field.min is None and field.max is None:
        return None, None
    return _limits(field.type, field.min, field.max, currency)


@lru_cache(maxsize=4096)
def _limits(
    kind: str, low: str | None, high: str | None, currency: str
) -> tuple[Value | None, Value | None]:
    return _limit(kind, low, currency), _limit(kind, high, currency)


def _limit(kind: str, text: str | None, currency: str) -> Value | None:
    if text is None:
        return None
    if kind in ORDERED:
        return _value(kind, text, currency)
    return int(text) if text.isdecimal() else None


def _row(field: Field, row: dict[str, Raw], currency: str) -> Json:
    inner = {each.id: each for each in field.fields}
    return {
        name: answered(inner[name], raw, currency)
        for name, raw in row.items()
        if name in inner
    }


def _one(field: Field, text: str) -> Json:
    return {"name": text} if field.type == "file" else text


def _plain(found: Value | None) -> Json:
    return found if isinstance(found, str | int | float) else None
