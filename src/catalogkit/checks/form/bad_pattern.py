"""A pattern that not everybody reads alike."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.pattern import portable


@check
def bad_pattern(catalog: Catalog) -> Iterator[Diagnostic]:
    """A pattern that browsers and servers read differently, or not in time."""
    for owner, field in every_field(catalog):
        if field.pattern is None:
            continue
        try:
            portable(field.pattern)
        except ValueError as error:
            message = f"the pattern '{field.pattern}' cannot be used: {error}"
            yield bad_pattern.found(owner.at(field, "pattern"), message)
