"""Whether one answer is of its field's type, and within its limits."""

import math
import re
from collections.abc import Sequence

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import Today, Value
from catalogkit.catalog.formats import (
    LENGTHS,
    ONE_LINE,
    PATTERNS,
    TEXTS,
    ending,
    size,
    whole,
)
from catalogkit.model.form import Field


def wrong_type(asked: Field, value: object) -> bool:
    """Whether a value is no answer of the field's type."""
    match asked.type:
        case kind if kind in TEXTS:
            return not isinstance(value, str) or not _is_text(kind, value)
        case "choice" | "team" | "site" | "system":
            return not isinstance(value, str)
        case "boolean":
            return not isinstance(value, bool)
        case "integer":
            return not _is_number(value) or value % 1 != 0  # type: ignore[operator]
        case "number" | "money":
            return not _is_number(value)
        case "choices":
            return not _is_list(value, str) or len({*value}) != len(value)  # type: ignore[misc, arg-type]
        case "group":
            return not _is_list(value, dict)
        case "file":
            return not _is_list(value, dict) or not all(map(_is_file, value))  # type: ignore[call-overload]
    return True


def too_little_or_much(asked: Field, value: object, currency: str) -> bool:
    """Whether an answer of the right type is beyond the limits of its field."""
    low, high = limits(asked, currency)
    match value:
        case bool():
            return False
        case int() | float():
            return not _within(value, low, high)
        case str() if asked.type in {"date", "datetime"}:
            return not _within(value, low, high)
        case str():
            return not _fits(asked, value)
        case list():
            few = not _within(len(value), low, high)
            return few or not all(accepts(asked, each) for each in value)
    return False


def accepts(asked: Field, file: object) -> bool:
    """Whether a file has an accepted ending or media type, and is small enough.

    Other answers are no files, and are accepted.
    """
    if asked.type != "file" or not isinstance(file, dict):
        return True
    most = None if asked.max_size is None else size(asked.max_size)
    if most is not None and file.get("size", 0) > most:
        return False
    endings = [ending(each) for each in asked.accept if each.startswith(".")]
    media = [each for each in asked.accept if not each.startswith(".")]
    if not asked.accept or any(
        re.search(f"{each}$", str(file["name"])) for each in endings
    ):
        return True
    kind = file.get("type")
    return bool(media) and (
        kind is None or any(is_media(each, str(kind)) for each in media)
    )


def is_media(wanted: str, kind: str) -> bool:
    """Whether a media type is the wanted one: image/png, image/*."""
    if wanted.endswith("/*"):
        return kind.startswith(wanted.removesuffix("*"))
    return kind == wanted


def _is_text(kind: str, value: str) -> bool:
    if not value or (kind in ONE_LINE and ("\n" in value or "\r" in value)):
        return False
    if len(value) > LENGTHS.get(kind, len(value)):
        return False
    return kind not in PATTERNS or re.fullmatch(PATTERNS[kind], value) is not None


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -math.inf < value < math.inf


def _is_list(value: object, kind: type) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, kind) for each in value)
    )


def _is_file(value: dict[str, object]) -> bool:
    name, kind, count = value.get("name"), value.get("type", "x"), value.get("size", 0)
    return (
        value.keys() <= {"name", "type", "size"}
        and isinstance(name, str)
        and isinstance(kind, str)
        and bool(name and kind)
        and not {"\n", "\r"} & {*name, *kind}
        and _is_number(count)
        and count % 1 == 0  # type: ignore[operator]
        and count >= 0  # type: ignore[operator]
    )


def _within(value: str | float, low: Value | None, high: Value | None) -> bool:
    bounds: Sequence[Value | None] = (low, high)
    if any(isinstance(each, Today) for each in bounds):
        return True
    above = low is None or low <= value  # type: ignore[operator]
    return above and (high is None or value <= high)  # type: ignore[operator]


def _fits(asked: Field, text: str) -> bool:
    short = asked.min_length is not None and len(text) < asked.min_length
    long = asked.max_length is not None and len(text) > asked.max_length
    if short or long:
        return False
    pattern = whole(asked.pattern)
    return pattern is None or re.fullmatch(pattern, text) is not None
