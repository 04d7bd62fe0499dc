"""Items that nobody can ask for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Refused
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def accepts_nothing(catalog: Catalog) -> Iterator[Diagnostic]:
    """No request for an item is accepted, whatever is answered."""
    for found in proven(catalog, Refused):
        item, notes = found.item, []
        for index in found.limits:
            place = item.at("constraints", index, "require")
            notes.append(Note(place, "without this limit some would be"))
        if found.audience:
            place = item.at("audience")
            notes.append(Note(place, "without this audience some would be"))
        place = item.at_key("form")
        message = "no request is accepted, whatever is answered"
        message += ": limits, required questions and the audience leave nothing"
        yield softened(accepts_nothing.found(place, message, notes=notes), item)
