"""Where a catalog uses each construct: one walk over what its authors wrote."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.constructs import Construct
from catalogkit.constructs.asked import asked
from catalogkit.constructs.routes import ROUTES, SHARED
from catalogkit.diagnostic import Place, Route
from catalogkit.model.base import Written
from catalogkit.model.condition import Condition
from catalogkit.model.service_item import ServiceItem
from catalogkit.source.node import Value

Mark = tuple[Construct, Callable[[str], object] | None]
"""What a step is a use of, and which words there are."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a construct: in a definition at a route, or in a condition of it."""

    construct: Construct
    owner: Written
    steps: Route
    condition: Condition | None = None
    key: bool = False

    @property
    def place(self) -> Place:
        """The author's line: the word there, or the key of what has several lines."""
        if self.condition is not None:
            return self.owner.at(self.condition).at(*self.steps)
        return (self.owner.at_key if self.key else self.owner.at)(*self.steps)


@lru_cache(maxsize=1)
def uses(catalog: Catalog) -> tuple[Use, ...]:
    """Every use of every construct; what stands around another comes first.

    Kept for the last catalog: every target looks at all of them.
    """
    start = _language().below
    found: list[Use] = []
    _Walk(catalog.manifest, found).through(start["manifest"])
    for each in in_use(catalog):
        if each.kind_name in start:
            _Walk(each, found).through(start[each.kind_name])
    found += (
        Use(construct, item, ask.route, condition)
        for item in catalog.items()
        for construct, condition, ask in asked(catalog, item)
    )
    gone = (each for each in catalog.all(ServiceItem) if each.lifecycle == "retired")
    found += (Use(Construct.RETIRED, each, ("lifecycle",)) for each in gone)
    return tuple(found)


@dataclass(slots=True)
class _Step:
    """A key of the language: what it is a use of, and the keys below."""

    marks: list[Mark] = field(default_factory=list)
    below: "dict[str, _Step]" = field(default_factory=dict)

    def to(self, key: str) -> "_Step":
        return self.below.setdefault(key, _Step())


@cache
def _language() -> _Step:
    """All routes as one tree; what stands in several places is there only once."""
    root = _Step()
    shared = {name: root.to(name) for name in SHARED}
    for construct, routes in ROUTES.items():
        for route in routes:
            way, _, words = route.partition(" ~ ")
            fits = re.compile(words, re.DOTALL).fullmatch if words else None
            _at(root, way).marks.append((construct, fits))
    for name, places in SHARED.items():
        for place in places:
            step = _at(root, place)
            step.below = shared[name].below
    for name, places in SHARED.items():
        for place in places:
            _at(root, place).marks.extend(shared[name].marks)
    return root


def _at(root: _Step, way: str) -> _Step:
    step = root
    for key in way.split("."):
        step = step.to(key)
    return step


@dataclass(frozen=True, slots=True)
class _Walk:
    """One definition, walked through along the language."""

    owner: Written
    found: list[Use]

    def through(self, start: _Step) -> None:
        self._visit(self.owner.node.value, start, ())

    def _visit(self, value: Value, step: _Step, route: Route) -> None:
        if isinstance(value, str):
            for construct, fits in step.marks:
                if fits is None or fits(value):
                    self.found.append(Use(construct, self.owner, route))
        elif isinstance(value, dict):
            self._mark(step, route)
            for key, inner in step.below.items():
                if key in value:
                    self._visit(value[key], inner, (*route, key))
                elif key == "*":
                    for name, each in value.items():
                        self._visit(each, inner, (*route, name))
        elif isinstance(value, list):
            self._several(value, step, route)

    def _several(self, values: list[Value], step: _Step, route: Route) -> None:
        """A list: each of its parts is a use, or all of its words together are one."""
        for index, each in enumerate(values):
            if not isinstance(each, str):
                self._visit(each, step, (*route, index))
            if str(index) in step.below:
                self._visit(each, step.below[str(index)], (*route, index))
        words = [each for each in values if isinstance(each, str)]
        if words:
            self._mark(step, route)
            self._first(values, step, route)

    def _first(self, values: list[Value], step: _Step, route: Route) -> None:
        """The first word that is a use."""
        for construct, fits in step.marks:
            for index, each in enumerate(values):
                if fits is not None and isinstance(each, str) and fits(each):
                    self.found.append(Use(construct, self.owner, (*route, index)))
                    break

    def _mark(self, step: _Step, route: Route) -> None:
        for construct, fits in step.marks:
            if fits is None:
                self.found.append(Use(construct, self.owner, route, key=True))
