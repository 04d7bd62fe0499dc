"""A prerequisite that cannot be met."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.service_item import ServiceItem


@check
def unobtainable(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody can get what an item asks for beforehand."""
    needs: dict[str, list[str]] = {}
    for item in catalog.items():
        if item.boundary is None or not item.boundary.prerequisites:
            continue
        for index, each in enumerate(item.boundary.prerequisites):
            if each.see is not None and each.see != item.id:
                needs.setdefault(item.id, []).append(each.see)
                other = catalog.get(ServiceItem, each.see)
                if other is not None:
                    yield from _gone(catalog, item, other, index)
    for loop in loops(needs):
        yield _circle(catalog, loop)


def _gone(
    catalog: Catalog, item: ServiceItem, other: ServiceItem, index: int
) -> Iterator[Diagnostic]:
    place = item.at("boundary", "prerequisites", index, "see")
    if other.lifecycle == "draft" and item.lifecycle != "draft":
        message = f"'{other.id}' is a draft, so nobody can get what this item needs"
        note = Note(other.at("lifecycle"), "a draft")
        yield unobtainable.found(place, message, notes=[note])
    elif other.sunset is not None and other.sunset < catalog.today:
        message = f"'{other.id}' ended on {other.sunset}, and this item still needs it"
        note = Note(other.at("sunset"), "its last day")
        yield unobtainable.found(place, message, notes=[note])


def _circle(catalog: Catalog, loop: tuple[str, ...]) -> Diagnostic:
    first, second = catalog.entities["service_item"][loop[0]], loop[1]
    message = f"each needs the other first: {arrows(loop)}, so nobody can get any"
    assert isinstance(first, ServiceItem)  # noqa: S101 - the shelf of items
    needed = [] if first.boundary is None else first.boundary.prerequisites
    index = next(i for i, each in enumerate(needed) if each.see == second)
    place = first.at("boundary", "prerequisites", index, "see")
    return unobtainable.found(place, message)
