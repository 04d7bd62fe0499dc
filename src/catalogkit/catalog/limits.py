"""The limits of a field, as values that answers compare with."""

import re
from decimal import Decimal

from catalogkit.catalog.canonical import Literal, Today
from catalogkit.catalog.literals import Misfit, literal
from catalogkit.catalog.scope import FieldType
from catalogkit.model.comparison import Word
from catalogkit.model.form import Field
from catalogkit.model.scalars import integer

COUNTED = frozenset({"choices", "file", "group"})
SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(kB|KB|MB|GB)")
BYTES = {"kB": 10**3, "KB": 10**3, "MB": 10**6, "GB": 10**9}
ACCEPT = re.compile(r"\.[A-Za-z0-9]+|[a-z]+/(\*|[A-Za-z0-9.+-]+)")


def limit(field: Field, key: str, currency: str) -> Literal | None:
    """The value of `min` or `max`, None where there is none. Raises Misfit."""
    text: str | None = field.min if key == "min" else field.max
    if text is None:
        return None
    if field.type in COUNTED:
        return _count(field, key, text)
    found = literal(key, FieldType(field.type), Word(text), currency)
    if isinstance(found, Today):
        message = f"'{key}' takes one day: days from today on belong in constraints"
        raise Misfit(message)
    assert isinstance(found, str | int | float)  # noqa: S101 - no field compares here
    return found


def size(text: str) -> Decimal:
    """The bytes of a size such as 10 MB. Raises Misfit."""
    match = SIZE.fullmatch(text)
    if match is None:
        message = f"'max_size' takes a size such as 10 MB, and '{text}' is none"
        raise Misfit(message)
    return Decimal(match[1]) * BYTES[match[2]]


def _count(field: Field, key: str, text: str) -> int:
    try:
        found = integer(text)
    except ValueError:
        found = -1
    if found < 0:
        what = {"choices": "options", "file": "files", "group": "lines"}[field.type]
        message = f"'{key}' is how many {what}, and '{text}' is no such number"
        raise Misfit(message)
    return found
