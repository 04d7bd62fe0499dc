"""Options for nobody."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Unchoosable
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def unchoosable_option(catalog: Catalog) -> Iterator[Diagnostic]:
    """No request that the form accepts has chosen an option."""
    for found in proven(catalog, Unchoosable):
        item, option, name = found.item, found.option, found.field.id
        if not found.offered:
            message = f"'{option.id}' is never offered: no request meets its condition"
            message += f" while '{name}' is shown"
            place = item.at(option, "when")
            yield softened(unchoosable_option.found(place, message), item)
        else:
            message = f"'{option.id}' can be seen, but no accepted request has it in"
            place = item.at(option, "id")
            notes = list(_limits(catalog, found))
            diagnostic = unchoosable_option.found(
                place, f"{message} '{name}'", notes=notes
            )
            yield softened(diagnostic, item)


def _limits(catalog: Catalog, found: Unchoosable) -> Iterator[Note]:
    for index, limit in enumerate(found.item.constraints):
        read = (name for name, _ in fields(catalog.typed[id(limit.require)]))
        if found.field.id in read:
            place = found.item.at("constraints", index, "require")
            yield Note(place, f"limits '{found.field.id}'")
