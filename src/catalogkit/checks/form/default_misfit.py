"""A default that the form would refuse."""

import re
from collections.abc import Iterator

from catalogkit.catalog.canonical import Value
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.catalog.fits import wrong_type
from catalogkit.catalog.limits import COUNTED, is_above, limit
from catalogkit.catalog.literals import Misfit, a, literal
from catalogkit.catalog.records import Records
from catalogkit.catalog.scope import FieldType
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.answers import Raw
from catalogkit.model.base import Entity
from catalogkit.model.comparison import Word
from catalogkit.model.form import TEXTUAL, Field
from catalogkit.model.landscape import System
from catalogkit.model.organisation import Site, Team
from catalogkit.model.pattern import portable

ENTITIES: dict[str, type[Entity]] = {"team": Team, "system": System, "site": Site}
WITHOUT = frozenset({"file", "note", "group"})


@check
def default_misfit(catalog: Catalog) -> Iterator[Diagnostic]:
    """A default is no answer that its field would take."""
    for owner, field in every_field(catalog):
        if field.default is None:
            continue
        try:
            _fits(catalog, field, field.default.raw)
        except Misfit as misfit:
            place = owner.at(field, "default", *misfit.route)
            yield default_misfit.found(place, misfit.message)


def _fits(catalog: Catalog, field: Field, raw: Raw) -> None:
    if field.type in WITHOUT:
        message = f"'{field.id}' is {a(field.type)} field, which takes no default"
        raise Misfit(message)
    several = field.type == "choices"
    words = raw if several and isinstance(raw, list) else [raw]
    values = [
        _read(catalog, field, each, (index,) if words is raw else ())
        for index, each in enumerate(words)
    ]
    if field.type in COUNTED:
        _within(catalog, field, len(values), f"{len(values)} by default")
    elif not several:
        _within(catalog, field, values[0], f"the default '{raw}'")
    if field.type in TEXTUAL:
        _as_text(field, str(values[0]))


def _read(catalog: Catalog, field: Field, raw: Raw, route: tuple[int, ...]) -> Value:
    if not isinstance(raw, str):
        message = f"'{field.id}' takes a single value, and this is not one"
        raise Misfit(message, route)
    kind = FieldType(field.type, _options(catalog, field))
    return literal(field.id, kind, Word(raw, route), catalog.manifest.currency)


def _options(catalog: Catalog, field: Field) -> tuple[str, ...] | None:
    if field.where:
        return tuple(Records(catalog).ids(field))
    if field.type in ENTITIES:
        return tuple(catalog.declared(ENTITIES[field.type]))
    if field.options_from is not None:
        rows = catalog.rows.get(field.options_from.list, ())
        return tuple(row.get("id", "") for row in rows)
    return tuple(each.id for each in field.options) or None


def _within(catalog: Catalog, field: Field, value: Value, said: str) -> None:
    low, high = (_limit(catalog, field, key) for key in ("min", "max"))
    if low is not None and is_above(low, value):
        message = f"{said} of '{field.id}' lies below its min of {field.min}"
        raise Misfit(message)
    if high is not None and is_above(value, high):
        message = f"{said} of '{field.id}' lies above its max of {field.max}"
        raise Misfit(message)


def _as_text(field: Field, text: str) -> None:
    if wrong_type(field, text):
        message = f"'{field.id}' is {a(field.type)} field, and '{text}' is none"
        raise Misfit(message)
    if field.min_length is not None and len(text) < field.min_length:
        message = f"the default has fewer than {field.min_length} characters"
        raise Misfit(message)
    if field.max_length is not None and len(text) > field.max_length:
        message = f"the default has more than {field.max_length} characters"
        raise Misfit(message)
    if field.pattern is not None and not _matches(field.pattern, text):
        message = f"the default '{text}' does not fit the pattern of '{field.id}'"
        raise Misfit(message)


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.fullmatch(portable(pattern), text) is not None
    except ValueError:
        return True  # form/bad-pattern says it


def _limit(catalog: Catalog, field: Field, key: str) -> Value | None:
    try:
        return limit(field, key, catalog.manifest.currency)
    except Misfit:
        return None  # form/limit-misfit says it
