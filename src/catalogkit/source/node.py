"""A plain value, and where each part of it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalogkit.diagnostic import Place, Route

Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was really written, and by which way it came here.

    `why` reads after "comes from": "like: laptop", "use: cost-centre", "env prod".
    """

    file: str
    route: Route
    why: str


@dataclass(frozen=True, slots=True)
class Node:
    """A value made of dict, list, text and None (blank), and its source.

    `origins` holds only the routes whose part came from elsewhere; everything below
    such a route continues there. A scalar is always the author's text: the model
    gives it a type.
    """

    value: Value
    file: str
    origins: Mapping[Route, Origin] = field(default_factory=dict)

    def place(self, route: Route, *, key: bool = False, entity: str = "") -> Place:
        """Where the value at a route was written, as deep as it exists."""
        deep = self._deepest(route)
        key = key and deep[-1:] == route[-1:]
        origin = self.origin(deep)
        if origin is None:
            return Place(self.file, deep, key, entity)
        return Place(origin.file, origin.route, key, entity)

    def origin(self, route: Route) -> Origin | None:
        """The origin of the part at a route, continued to its full depth, or None."""
        if not self.origins:
            return None
        for depth in range(len(route), -1, -1):
            found = self.origins.get(route[:depth])
            if found is not None:
                rest = route[depth:]
                return Origin(found.file, (*found.route, *rest), found.why)
        return None

    def _deepest(self, route: Route) -> Route:
        """The part of a route that exists; one value may stand for a list of one."""
        value = self.value
        deep: Route = ()
        for step in route:
            if isinstance(value, dict) and isinstance(step, str) and step in value:
                value, deep = value[step], (*deep, step)
            elif isinstance(value, list) and isinstance(step, int):
                if not -len(value) <= step < len(value):
                    return deep
                value, deep = value[step], (*deep, step)
            elif step != 0:
                return deep
        return deep
