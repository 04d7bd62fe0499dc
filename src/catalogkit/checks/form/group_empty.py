"""A group without questions."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def group_empty(catalog: Catalog) -> Iterator[Diagnostic]:
    """A repeating group has no fields."""
    for owner, field in every_field(catalog):
        if field.type == "group" and not field.fields:
            message = f"each line of '{field.id}' asks nothing: it has no fields"
            yield group_empty.found(owner.at(field, "fields"), message)
