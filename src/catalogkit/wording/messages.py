"""What a form says where an answer does not do, in the requester's locale."""

from collections.abc import Iterator

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import Json
from catalogkit.catalog.formats import UNITS, size
from catalogkit.model.form import Field
from catalogkit.wording.sentences import sentence

WORDS = (
    "optional", "yes", "no", "choose", "other", "add_line", "remove_line", "add_file",
    "submit", "sending", "sent", "next", "back", "cancel", "not_asked", "you_get",
    "included", "not_included", "you_need",
)  # fmt: skip
"""Sentences of every page."""
COUNTED = {"choices": "", "group": "_lines", "file": "_files"}
TIMES = {"date", "datetime"}
INVALID = {
    "integer", "number", "money", "date", "datetime", "email", "url", "phone",
    "boolean",
}  # fmt: skip


def words(locale: str) -> dict[str, Json]:
    """The sentences of every page by key."""
    return {key: sentence(locale, key) for key in WORDS}


def messages(asked: Field, locale: str, currency: str) -> dict[str, Json]:
    """What to say at a field, by what is wrong with its answer."""
    found: dict[str, Json] = {"required": sentence(locale, "required")}
    kind = asked.type if asked.type in INVALID else "text"
    if asked.type in {"choice", "choices", "site", "system", "team"}:
        found["option"] = sentence(locale, "not_option")
    elif asked.type not in COUNTED:
        found["type"] = sentence(locale, f"invalid_{kind}", currency=currency)
    found |= _limits(asked, locale, currency)
    found |= _lengths(asked, locale)
    found |= _files(asked, locale)
    return found


def _limits(asked: Field, locale: str, currency: str) -> Iterator[tuple[str, Json]]:
    plain = {"min": "below", "max": "above"}
    timed = {"min": "too_early", "max": "too_late"}
    counted = {"min": "too_few", "max": "too_many"}
    for key, limit in zip(("min", "max"), limits(asked, currency), strict=True):
        if not isinstance(limit, str | int | float):
            continue
        if asked.type in COUNTED and isinstance(limit, int):
            name = f"{counted[key]}{COUNTED[asked.type]}"
            yield key, sentence(locale, name, count=limit)
        elif asked.type in TIMES:
            yield key, sentence(locale, timed[key], limit=str(limit))
        else:
            unit = f" {currency}" if asked.type == "money" else ""
            yield key, sentence(locale, plain[key], limit=f"{limit}{unit}")


def _lengths(asked: Field, locale: str) -> Iterator[tuple[str, Json]]:
    if asked.min_length is not None:
        yield "min_length", sentence(locale, "too_short", count=asked.min_length)
    if asked.max_length is not None:
        yield "max_length", sentence(locale, "too_long", count=asked.max_length)
    if asked.pattern is not None:
        example = None
        if asked.placeholder is not None:
            example = asked.placeholder.by_locale.get(locale)
            example = example or asked.placeholder.by_locale.get("")
        if example is None:
            yield "pattern", sentence(locale, "pattern")
        else:
            yield "pattern", sentence(locale, "pattern_like", example=example)


def _files(asked: Field, locale: str) -> Iterator[tuple[str, Json]]:
    if asked.accept:
        yield "accept", sentence(locale, "file_kind", kinds=", ".join(asked.accept))
    most = None if asked.max_size is None else size(asked.max_size)
    if most is not None:
        unit = max((u for u in UNITS if most >= UNITS[u]), key=UNITS.__getitem__)
        limit = f"{most / UNITS[unit]:g} {unit}"
        yield "max_size", sentence(locale, "file_too_large", limit=limit)
