"""An empty menu."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic

CHOOSING = frozenset({"choice", "choices"})


@check
def no_options(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field to choose from has nothing to choose."""
    for owner, field in every_field(catalog):
        if field.type not in CHOOSING or field.options:
            continue
        if field.options_from is None:
            message = f"'{field.id}' offers nothing: it has no options and no list"
            yield no_options.found(owner.at(field, "type"), message)
        elif not catalog.rows.get(field.options_from.list):
            message = f"'{field.id}' offers nothing: the list has no rows"
            yield no_options.found(owner.at(field, "options_from", "list"), message)
