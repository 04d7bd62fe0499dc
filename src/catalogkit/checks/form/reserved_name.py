"""Names that conditions need for themselves."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.condition import RESERVED

OF_FIELDS = frozenset({*RESERVED, "any_line", "all_lines", "requester", "request"})
OF_OPTIONS = frozenset(RESERVED)


@check
def reserved_name(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field or an option is called like a word of conditions."""
    for owner, field in every_field(catalog):
        if field.id in OF_FIELDS:
            message = f"'{field.id}' is a word of conditions: none could ask for it"
            yield reserved_name.found(owner.at(field, "id"), message)
        for option in field.options:
            if option.id in OF_OPTIONS:
                message = f"'{option.id}' is a word of conditions: none could name it"
                yield reserved_name.found(owner.at(option, "id"), message)
