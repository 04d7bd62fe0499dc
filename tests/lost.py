"""What a target says of its losses, as leaves of the catalog that uses everything."""

import functools

from catalogkit.constructs import Construct
from catalogkit.constructs.capability import Level
from catalogkit.constructs.uses import uses
from catalogkit.targets import targets
from tests.leaves import Route
from tests.rich import places, project, rich


def said_to_be(target: str, *levels: Level) -> set[str]:
    """The leaves that stand in what it carries so, wherever the catalog has them."""
    below = set[str]().union(*below_uses(target, *levels).values())
    return {
        leaf
        for leaf in below
        if all(
            any(
                path == file and route[: len(at)] == at
                for _, file, at in _uses(target, levels)
            )
            for path, route, _ in places()[leaf]
        )
    }


@functools.cache
def below_uses(target: str, *levels: Level) -> dict[Construct, set[str]]:
    """What it carries so → the leaves of the catalog that stand in a use of it."""
    found: dict[Construct, set[str]] = {}
    for construct, file, at in _uses(target, levels):
        found.setdefault(construct, set()).update(
            leaf
            for leaf, several in places().items()
            if any(p == file and route[: len(at)] == at for p, route, _ in several)
        )
    return found


@functools.cache
def _uses(
    target: str, levels: tuple[Level, ...]
) -> tuple[tuple[Construct, str, Route], ...]:
    """Where it carries what so: the construct, the file, the route."""
    catalog = project(rich()).catalog
    assert catalog is not None
    ways = targets()[target].capabilities
    found = [e for e in uses(catalog) if ways[e.construct].level in levels]
    return tuple((e.construct, e.place.file, e.place.route) for e in found)
