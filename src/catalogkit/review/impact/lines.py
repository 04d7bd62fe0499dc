"""The file and line of each edge, each file read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalogkit.catalog.graph.edges import Edge
from catalogkit.diagnostic import Place
from catalogkit.source.locate import locate

Contents = Mapping[str, bytes]
"""The bytes of each file of a catalog."""


@dataclass
class Lines:
    """The lines of places in the files of a catalog, and of the one before it."""

    new: Contents
    old: Contents = field(default_factory=dict)
    _known: dict[tuple[Place, bool], int] = field(default_factory=dict)

    def of(self, edge: Edge) -> tuple[str, int]:
        """Where an edge is written."""
        return self.at(edge.place, old=edge.old)

    def at(self, place: Place, *, old: bool = False) -> tuple[str, int]:
        """The file and line of a place; 1 where nobody knows better."""
        if (place, old) not in self._known:
            self._read([place], old=old)
        return place.file, self._known[place, old]

    def ready(self, edges: Iterable[Edge]) -> None:
        """Finds many at once, which is quicker than one after the other."""
        places: dict[tuple[str, bool], list[Place]] = {}
        for each in edges:
            places.setdefault((each.place.file, each.old), []).append(each.place)
        for (_, old), these in places.items():
            self._read(these, old=old)

    def _read(self, places: list[Place], *, old: bool) -> None:
        file = places[0].file
        data = (self.old if old else self.new).get(file)
        spans = {} if data is None else locate(data, file, places)
        for each in places:
            self._known[each, old] = spans[each].line if each in spans else 1
