"""The page of a category: everything on it, with its summary, and the shelves in it."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition, Link
from catalogkit.targets.portal.icons import icon
from catalogkit.targets.portal.offered import Shelf, shelves
from catalogkit.targets.portal.section import Section


def way(edition: Edition, name: str) -> Iterator[Link]:
    """The shelves from the outermost to the one of that id."""
    shelf = shelves(edition.catalog).get(name)
    if shelf is None:
        return
    if shelf.parent is not None:
        yield from way(edition, shelf.parent)
    yield Link(shelf.title(edition), edition.files.get(("category", shelf.id)))


def row(edition: Edition, item: ServiceItem) -> Mapping[str, object]:
    """An item in a list: title, sentence, and until when it can be asked for."""
    sunset = item.sunset if item.lifecycle == "deprecated" else None
    return {
        "link": edition.link("service_item", item.id),
        "summary": edition.text(item.summary),
        "until": None if sunset is None else edition.day(sunset),
    }


def _view(edition: Edition, shelf: Shelf) -> Mapping[str, object]:
    known = shelves(edition.catalog)
    category = shelf.category
    return {
        "title": shelf.title(edition),
        "way": list(way(edition, shelf.id))[:-1],
        "icon": icon(category),
        "about": edition.prose(None if category is None else category.description),
        "items": _rows(edition, shelf),
        "inside": [
            {
                "link": edition.link("category", each),
                "icon": icon(known[each].category),
                "items": _rows(edition, known[each]),
            }
            for each in shelf.inside
        ],
    }


def _rows(edition: Edition, shelf: Shelf) -> list[Mapping[str, object]]:
    return [row(edition, each) for each in sorted(shelf.items, key=edition.order)]


def _shelves(catalog: Catalog) -> Iterator[Shelf]:
    yield from shelves(catalog).values()


categories = Section("category", _shelves, _view)
