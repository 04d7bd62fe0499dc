"""What is promised on each path: the path's own words over those of the item."""

import datetime
from collections.abc import Iterator

from catalogkit.diagnostic import Place
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import Path, ServiceItem


def promised(item: ServiceItem, path: Path) -> Commitment | None:
    """The promise of a path; None where it promises nothing, or nothing is written.

    What a path says itself also stands when the item's next promise begins.
    """
    own = path.promise
    if own == "none":
        return None
    if own is None or item.promise is None:
        return own or item.promise
    given: dict[str, object] = {
        name: getattr(own, name) for name in own.model_fields_set
    }
    coming = item.promise.next
    if coming is not None and own.next is None:
        unsaid = dict.fromkeys(coming.model_fields_set & own.model_fields_set, None)
        unsaid.pop("effective_from", None)
        left = coming.model_copy(update=unsaid)
        given["next"] = left if left.respond or left.fulfil else None
    return item.promise.model_copy(update=given)


def everywhere(item: ServiceItem) -> Iterator[tuple[str, Commitment]]:
    """Every path on which something is promised; "" where an item has no paths."""
    for name, path in item.paths.items():
        found = promised(item, path)
        if found is not None:
            yield name, found
    if not item.paths and item.promise is not None:
        yield "", item.promise


def place(item: ServiceItem, name: str) -> Place:
    """Where the promise of a path was written, else the item's."""
    if name and item.paths[name].promise is not None:
        return item.at("paths", name, "promise")
    return item.at("promise")


def phases(promise: Commitment) -> Iterator[tuple[datetime.date, Commitment]]:
    """From which day a promise holds, and in which words, the later ones first.

    Before the first of these days nothing is promised.
    """
    coming = promise.next
    if coming is not None:
        said = coming.model_fields_set & {"respond", "fulfil"}
        given = {name: getattr(coming, name) for name in said}
        given = {name: value for name, value in given.items() if value is not None}
        yield coming.effective_from, promise.model_copy(update=given)
    yield promise.effective_from or datetime.date.min, promise
