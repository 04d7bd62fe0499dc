"""What is promised on a path: its own words first, then the item's."""

from collections.abc import Iterator

from catalogkit.diagnostic import Place
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import Path, ServiceItem

Commitments = tuple[Commitment, ...]


def commitments(item: ServiceItem, path: Path | None) -> Commitments:
    """The promises that hold on a path, the path's own first; none: nothing is."""
    own = None if path is None else path.promise
    if own == "none":
        return ()
    if own is None:
        return () if item.promise is None else (item.promise,)
    return (own,) if item.promise is None else (own, item.promise)


def promised(item: ServiceItem) -> Iterator[tuple[str, Commitments]]:
    """Every path on which something is promised; "" where an item has no paths."""
    for name, path in item.paths.items():
        held = commitments(item, path)
        if held:
            yield name, held
    if not item.paths and item.promise is not None:
        yield "", (item.promise,)


def place(item: ServiceItem, name: str) -> Place:
    """Where the promise of a path was written, else the item's."""
    if name and item.paths[name].promise is not None:
        return item.at("paths", name, "promise")
    return item.at("promise")
