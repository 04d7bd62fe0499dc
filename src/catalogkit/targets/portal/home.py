"""The home page of a locale: search, and every shelf with what stands on it."""

from collections.abc import Mapping

from catalogkit.model.manifest import Manifest
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.icons import icon
from catalogkit.targets.portal.offered import Shelf, shelves
from catalogkit.targets.portal.section import Section, once

FEW = 8
"""So many items of a shelf stand on the home page; its own page has them all."""


def _view(edition: Edition, _: Manifest) -> Mapping[str, object]:
    known = shelves(edition.catalog)
    return {
        "title": edition.say("home"),
        "shelves": [_shelf(edition, each) for each in known.values() if each.items],
    }


def _shelf(edition: Edition, shelf: Shelf) -> dict[str, object]:
    above = None if shelf.parent is None else shelves(edition.catalog)[shelf.parent]
    items = sorted(shelf.items, key=edition.order)
    return {
        "link": edition.link("category", shelf.id),
        "title": shelf.title(edition),
        "above": None if above is None else above.title(edition),
        "icon": icon(shelf.category),
        "items": [edition.link("service_item", each.id) for each in items[:FEW]],
        "count": len(items),
        "more": len(items) > FEW,
    }


home = Section("index", once, _view, single=True)
