"""How far an effect goes: the graph of a catalog, or of two, and the shortest ways."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import heappop, heappush
from types import MappingProxyType

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.graph.edges import Edge, edges, whole

Graph = Mapping[str, tuple[Edge, ...]]
"""Each address, and the edges that start there, in order."""
Way = tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """What an effect arrives at, and the shortest way to it."""

    address: str
    way: Way

    @property
    def steps(self) -> int:
        """How far away it is; 0 is where it starts, with its parts."""
        return sum(each.steps for each in self.way)

    @property
    def ends(self) -> bool:
        """Whether it goes no further: people and plans that only hear of it."""
        return bool(self.way) and self.way[-1].ends


@lru_cache(maxsize=2)
def graph(catalog: Catalog) -> Graph:
    """The graph of a catalog."""
    return _graph(edges(catalog))


def union(
    old: Catalog, new: Catalog, renames: Mapping[str, str] = MappingProxyType({})
) -> Graph:
    """The graph of two catalogs: what was taken away reaches whom it reached, too.

    `renames` leads from what entities were called to what they are called now.
    """
    after = graph(new)
    known = {_same(each) for each in _all(after)}
    before = (_renamed(each, renames) for each in edges(old, new))
    gone = [replace(each, old=True) for each in before if _same(each) not in known]
    return _graph([*_all(after), *gone]) if gone else after


def _renamed(edge: Edge, renames: Mapping[str, str]) -> Edge:
    ends = (whole(edge.start), whole(edge.end))
    if not any(each in renames for each in ends):
        return edge
    start, end = (
        renames.get(name, name) + end.removeprefix(name)
        for name, end in zip(ends, (edge.start, edge.end), strict=True)
    )
    return replace(edge, start=start, end=end)


def reach(
    graph: Graph, starts: Iterable[str], depth: int | None = None
) -> dict[str, Reached]:
    """Everything that is reached, the nearest first, those where it starts included.

    A way on which it is affected goes before one on which it only hears of it. Of
    several the shortest is kept: of the fewest steps, then of the fewest edges, then
    the first by the names on it.
    """
    waiting = [_ordered(each, ()) for each in sorted(set(starts))]
    affected: dict[str, Reached] = {}
    heard: dict[str, Reached] = {}
    while waiting:
        *_, name, way = heappop(waiting)
        here = Reached(name, way)
        if here.ends:
            heard.setdefault(name, here)
        if here.ends or name in affected:
            continue
        affected[name] = here
        for each in graph.get(name, ()):
            longer = _ordered(each.end, (*way, each))
            if each.end not in affected and (depth is None or longer[0] <= depth):
                heappush(waiting, longer)
    every = [
        _ordered(each.address, each.way) for each in {**heard, **affected}.values()
    ]
    return {name: Reached(name, way) for *_, name, way in sorted(every)}


def _ordered(end: str, way: Way) -> tuple[int, int, tuple[str, ...], str, Way]:
    """A way to an end, behind what orders it among others."""
    names = tuple(name for each in way for name in (each.start, each.end, each.says))
    return sum(each.steps for each in way), len(way), names, end, way


def _graph(found: Iterable[Edge]) -> Graph:
    known: dict[str, dict[tuple[str, str, str], Edge]] = {}
    for each in found:
        known.setdefault(each.start, {}).setdefault(_same(each), each)
    return {
        start: tuple(sorted(these.values(), key=_by_name))
        for start, these in sorted(known.items())
    }


def _by_name(edge: Edge) -> tuple[str, str]:
    return edge.end, edge.says


def _same(edge: Edge) -> tuple[str, str, str]:
    return edge.start, edge.end, edge.says


def _all(graph: Graph) -> Iterator[Edge]:
    for these in graph.values():
        yield from these
