"""The limits of a field as values, or the sentence that says what is wrong."""

from catalogkit.catalog.canonical import Value
from catalogkit.catalog.literals import Misfit, literal
from catalogkit.catalog.scope import FieldType
from catalogkit.model.comparison import Word
from catalogkit.model.form import Field
from catalogkit.model.scalars import integer

COUNTED = {"choices": "options", "file": "files", "group": "lines"}
"""Types whose `min` and `max` are how many, and what they count."""


def limit(field: Field, key: str, currency: str) -> Value | None:
    """The value of `min` or `max`, None where there is none. Raises Misfit."""
    text = field.min if key == "min" else field.max
    if text is None:
        return None
    if field.type in COUNTED:
        return _count(field, key, text)
    return literal(key, FieldType(field.type), Word(text), currency)


def is_above(value: Value, other: Value) -> bool:
    """Whether a value is larger; false for days from today, which nobody knows yet."""
    match value, other:
        case int() | float(), int() | float():
            return value > other
        case str(), str():
            return value > other
    return False


def _count(field: Field, key: str, text: str) -> int:
    try:
        found = integer(text)
    except ValueError:
        found = -1
    if found < 0:
        what = COUNTED[field.type]
        message = f"'{key}' is how many {what}, and '{text}' is no such number"
        raise Misfit(message)
    return found
