"""Required always, and sometimes."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity


@check(severity=Severity.WARNING)
def required_and_when(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field is required always, and under a condition as well."""
    for owner, field in every_field(catalog):
        if field.required and field.required_when is not None:
            place = owner.at(field, "required_when")
            message = f"'{field.id}' is required anyway, so the condition says nothing"
            note = Note(owner.at(field, "required"), "required always")
            yield required_and_when.found(place, message, notes=[note])
