"""What the search of a locale knows: of each item its words, as a script."""

import json

from catalogkit.resource import Key, Resource
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.offered import offered, shelf_of, shelves


def index(edition: Edition) -> Resource:
    """The index: a page from a folder can load a script, but no data."""
    known = shelves(edition.catalog)
    places = {name: place for place, name in enumerate(known)}
    rows = [
        [
            each.id,
            edition.text(each.title),
            edition.text(each.summary),
            list(each.keywords.get(edition.locale, ())),
            places[shelf_of(each)],
        ]
        for each in sorted(offered(edition.catalog), key=edition.order)
    ]
    data = {"shelves": [each.title(edition) for each in known.values()], "items": rows}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    body = f"portalIndex={text}\n"
    return Resource(Key("search", edition.locale), body, f"{edition.locale}/search.js")
