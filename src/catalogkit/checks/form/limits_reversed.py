"""Limits between which nothing lies."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.catalog.limits import COUNTED, is_above, limit
from catalogkit.catalog.literals import Misfit
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.base import Entity
from catalogkit.model.form import Field


@check
def limits_reversed(catalog: Catalog) -> Iterator[Diagnostic]:
    """The limits of a field leave no answer."""
    currency = catalog.manifest.currency
    for owner, field in every_field(catalog):
        if field.max is not None:
            yield from _ends(owner, field, currency)
        if field.min_length is not None or field.max_length is not None:
            yield from _lengths(owner, field)


def _ends(owner: Entity, field: Field, currency: str) -> Iterator[Diagnostic]:
    try:
        low, high = limit(field, "min", currency), limit(field, "max", currency)
    except Misfit:
        return  # form/limit-misfit says it
    if high == 0 and field.type in COUNTED:
        message = f"'{field.id}' takes none at all"
        yield limits_reversed.found(owner.at(field, "max"), message)
    elif low is not None and high is not None and is_above(low, high):
        yield _reversed(owner, field, "min", "max")


def _lengths(owner: Entity, field: Field) -> Iterator[Diagnostic]:
    low, high = field.min_length, field.max_length
    for key, length, least in (("min_length", low, 0), ("max_length", high, 1)):
        if length is not None and length < least:
            message = f"no text has {length} characters"
            yield limits_reversed.found(owner.at(field, key), message)
            return
    if low is not None and high is not None and low > high:
        yield _reversed(owner, field, "min_length", "max_length")


def _reversed(owner: Entity, field: Field, low: str, high: str) -> Diagnostic:
    least, most = getattr(field, low), getattr(field, high)
    message = f"at least {least} and at most {most}: no answer to '{field.id}' fits"
    note = Note(owner.at(field, high), "the other end")
    return limits_reversed.found(owner.at(field, low), message, notes=[note])
