"""Where a catalog uses constructs: one walk over what its authors wrote."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.constructs import Construct
from catalogkit.constructs.asked import READ, asked
from catalogkit.constructs.routes import ROUTES, SHARED
from catalogkit.diagnostic import Place, Route
from catalogkit.model.service_item import ServiceItem
from catalogkit.source.node import Node, Value

EVERY = frozenset(Construct)
Mark = tuple[Construct, Callable[[str], object] | None]
"""What a step is a use of, and which words there are."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a construct, at the author's line.

    The place is the word there, or the key of what has several lines.
    """

    construct: Construct
    place: Place


def uses(catalog: Catalog, wanted: frozenset[Construct] = EVERY) -> Iterator[Use]:
    """Every use of some constructs; what stands around another comes first."""
    start = _language(wanted).below
    for each in (catalog.manifest, *in_use(catalog)):
        kind = each.key.partition(":")[0]
        if kind in start:
            walk = _Walk(each.node, each.key)
            walk.visit(each.node.value, start[kind], ())
            yield from walk.found
    if wanted & READ:
        for item in catalog.items():
            yield from _read(catalog, item, wanted)
    if Construct.RETIRED in wanted:
        for item in catalog.all(ServiceItem):
            if item.lifecycle == "retired":
                yield Use(Construct.RETIRED, item.at("lifecycle"))


def _read(
    catalog: Catalog, item: ServiceItem, wanted: frozenset[Construct]
) -> Iterator[Use]:
    """What the conditions of an item read."""
    places: dict[int, Place] = {}
    for construct, condition, ask in asked(catalog, item):
        if construct in wanted:
            name = id(condition)
            if name not in places:
                places[name] = item.at(condition)
            yield Use(construct, places[name].at(*ask.route))


@dataclass(slots=True)
class _Step:
    """A key of the language: what it is a use of, and the keys below."""

    marks: list[Mark] = field(default_factory=list)
    below: "dict[str, _Step]" = field(default_factory=dict)

    def to(self, way: str) -> "_Step":
        step = self
        for key in way.split("."):
            step = step.below.setdefault(key, _Step())
        return step


@cache
def _language(wanted: frozenset[Construct]) -> _Step:
    """The routes of some constructs as one tree.

    What stands in several places is in it once, and only where it leads to one.
    """
    root = _Step()
    for construct in Construct:
        for route in ROUTES.get(construct, ()) if construct in wanted else ():
            way, _, words = route.partition(" ~ ")
            fits = re.compile(words, re.DOTALL).fullmatch if words else None
            root.to(way).marks.append((construct, fits))
    for name, places in reversed(SHARED.items()):
        part = root.below.get(name)
        if part is not None:
            for step in map(root.to, places):
                step.below, step.marks = part.below, [*step.marks, *part.marks]
    return root


@dataclass(frozen=True, slots=True)
class _Walk:
    """One definition, walked through along the language."""

    node: Node
    entity: str
    found: list[Use] = field(default_factory=list)

    def visit(self, value: Value, step: _Step, route: Route) -> None:
        if isinstance(value, str):
            for construct, fits in step.marks:
                if fits is None or fits(value):
                    self._found(construct, route)
        elif isinstance(value, dict):
            self._mark(step, route)
            for key, inner in step.below.items():
                if key in value:
                    self.visit(value[key], inner, (*route, key))
                elif key == "*":
                    for name, each in value.items():
                        self.visit(each, inner, (*route, name))
        elif isinstance(value, list):
            self._several(value, step, route)

    def _several(self, values: list[Value], step: _Step, route: Route) -> None:
        """A list: each of its parts is a use, or all of its words together are one."""
        for index, each in enumerate(values):
            if not isinstance(each, str):
                self.visit(each, step, (*route, index))
            if str(index) in step.below:
                self.visit(each, step.below[str(index)], (*route, index))
        if any(isinstance(each, str) for each in values):
            self._mark(step, route)
            self._first(values, step, route)

    def _first(self, values: list[Value], step: _Step, route: Route) -> None:
        """The first word that is a use."""
        for construct, fits in step.marks:
            for index, each in enumerate(values):
                if fits is not None and isinstance(each, str) and fits(each):
                    self._found(construct, (*route, index))
                    break

    def _mark(self, step: _Step, route: Route) -> None:
        for construct, fits in step.marks:
            if fits is None:
                self._found(construct, route, key=True)

    def _found(self, construct: Construct, route: Route, *, key: bool = False) -> None:
        origin = self.node.origin(route)
        if origin is None:
            place = Place(self.node.file, route, key, self.entity)
        else:
            place = Place(origin.file, origin.route, key, self.entity)
        self.found.append(Use(construct, place))
