"""A recipient who is nobody."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.literals import a
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note

PEOPLE = frozenset({"user", "person"})


@check
def recipient_no_person(catalog: Catalog) -> Iterator[Diagnostic]:
    """The field that says for whom a request is does not answer with a person."""
    for item in catalog.items():
        if item.recipient is None:
            continue
        for field in item.form:
            if field.id == item.recipient.from_ and field.type not in PEOPLE:
                place = item.at("recipient", "from")
                message = f"'{field.id}' is {a(field.type)} field, which names nobody"
                note = Note(item.at(field, "type"), "make it user or person")
                yield recipient_no_person.found(place, message, notes=[note])
