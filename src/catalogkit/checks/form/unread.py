"""Questions without a reader."""

from collections.abc import Iterator

from catalogkit.catalog.answers_read import answers_read
from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def unread(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field is asked and nobody reads the answer."""
    unread_here: list[tuple[ServiceItem, Field]] = []
    read_here: list[tuple[ServiceItem, Field]] = []
    for item in catalog.items():
        open_fields = [each for each in item.form if not _is_needed(each)]
        if not open_fields or not (item.fulfilment or item.approvals):
            continue
        waiting = _waiting(catalog, item, {field.id for field in open_fields})
        for field in open_fields:
            if field.id in waiting:
                unread_here.append((item, field))
            elif item.node.origins:
                read_here.append((item, field))
    if unread_here:
        somewhere = {_shared(item.at(field)) for item, field in read_here}
        found = [_found(item, field) for item, field in unread_here]
        yield from (each for each in found if _shared(each.place) not in somewhere)


def _waiting(catalog: Catalog, item: ServiceItem, names: set[str]) -> set[str]:
    """Those of some names that nothing reads."""
    for name in answers_read(catalog, item):
        names.discard(name)
        if not names:
            break
    return names


def _is_needed(field: Field) -> bool:
    if field.type == "note" or field.needed_by:
        return True
    return any(_is_needed(inner) for inner in field.fields)


def _found(item: ServiceItem, field: Field) -> Diagnostic:
    message = f"nobody reads '{field.id}': no condition, price or message"
    message = f"{message} does, and no task is named in 'needed_by'"
    return unread.found(item.at(field), message)


def _shared(place: Place) -> Place:
    """The place of a field as the same for all items that share it."""
    return Place(place.file, place.route)
