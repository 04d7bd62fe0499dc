"""From a part of a tree to its route, and from a route to its part."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Route, Span
from catalogkit.source.tree import Alias, Listing, Mapping, Mark, Part, Scalar


@dataclass(frozen=True, slots=True)
class Found:
    """The part at a route, as deep as it exists, with its key and what holds it."""

    route: Route
    part: Part
    key: Part | None = None
    holder: Mapping | Listing | None = None


def routes(part: Part, route: Route = ()) -> Iterator[Found]:
    """Every part below and including one, in the author's order."""
    waiting = [Found(route, part)]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(list(_below(found))))


def follow(part: Part, route: Route) -> Found:
    """The part at a route, or the deepest on the way to it."""
    found = Found((), part)
    for step in route:
        deeper = _step(found, step)
        if deeper is None:
            return found
        found = deeper
    return found


def span_between(start: Mark, end: Mark) -> Span:
    """Two marks of a parser as lines and columns for people."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def target_of(part: Part) -> Part:
    """The part itself, or what an alias stands for."""
    while isinstance(part, Alias) and part.target is not None and not part.inside:
        part = part.target
    return part


def _below(found: Found) -> Iterator[Found]:
    match found.part:
        case Mapping() as part:
            for key, value in part.pairs():
                if isinstance(key, Scalar):
                    yield Found((*found.route, key.value), value, key, part)
        case Listing() as part:
            for index, item in enumerate(part.items):
                yield Found((*found.route, index), item, None, part)


def _step(found: Found, step: str | int) -> Found | None:
    part = target_of(found.part)
    route = (*found.route, step)
    if isinstance(part, Mapping):
        for key, value in part.pairs():
            if isinstance(key, Scalar) and key.value == step:
                return Found(route, value, key, part)
    elif isinstance(part, Listing) and step in range(len(part.items)):
        return Found(route, part.items[int(step)], None, part)
    return None
