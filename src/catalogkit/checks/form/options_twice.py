"""Options from two sources."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def options_twice(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field has options of its own and a list that gives options."""
    for owner, field in every_field(catalog):
        if field.options and field.options_from is not None:
            message = f"'{field.id}' has options and a list: only one can be offered"
            note = Note(owner.at(field, "options"), "its own options")
            place = owner.at(field, "options_from")
            yield options_twice.found(place, message, notes=[note])
