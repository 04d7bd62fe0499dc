"""An entity as a flat map: steps → value, in one spelling whatever its author's.

Comments, layout, the order of keys and of sets, `4h` or `240m`, a condition nested or
ordered otherwise, the file it stands in: none of it is in a fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any as Anything

from catalogkit.catalog.canonical import dumps
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.conditions_of import trees_of
from catalogkit.diagnostic import Route
from catalogkit.diff.collections import NAMES, Kept, kept
from catalogkit.diff.spelling import Spelling
from catalogkit.difference import Steps, in_order
from catalogkit.model.base import Entity, Model, Written, author_key
from catalogkit.model.contract import Boundary
from catalogkit.model.examples import Example
from catalogkit.model.landscape import ValueList
from catalogkit.model.manifest import Environment, Manifest
from catalogkit.model.organisation import Contact
from catalogkit.model.plan import Reach, Recurring, Window
from catalogkit.model.promise import Announced, Commitment
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import Budget
from catalogkit.model.text import Text
from catalogkit.model.time import Calendar, Holidays
from catalogkit.source.node import Node

THROUGH = (
    Announced, Boundary, Budget, Commitment, Contact, Holidays, Reach, Recurring,
    Window,
)  # fmt: skip
"""Blocks that are nothing by themselves: only what stands in them is a fact."""
UNSAID = frozenset(
    {
        (Entity, "id"),  # the address says it
        (Entity, "renamed_from"),  # it tells how to compare
        (ValueList, "rows"),  # see `_Walk.rows`: a file or not is no matter
        (Manifest, "conditions"),  # they say nothing where nobody uses them
        (Environment, "overlay"),  # what it does is seen in what it lays
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of an entity: its text, where an author wrote it, its typed value.

    Of a `series` the text is the ids of its parts in order.
    """

    text: str
    route: Route
    value: object
    series: bool = False


Facts = Mapping[Steps, Told]


def facts(
    whole: Written, catalog: Catalog, renames: Mapping[str, str] | None = None
) -> Facts:
    """Every fact of an entity, or of the manifest, by its steps; () is itself.

    `renames` leads from an old "kind:id" to the id it has now: whoever only names it
    did not change. A part has a fact of its own beside those of its parts.
    """
    trees = {}
    if isinstance(whole, ServiceItem) and whole.lifecycle == "retired":
        trees = trees_of(catalog, whole)
    walk = _Walk(whole, catalog, Spelling(catalog, renames or {}, trees))
    walk.put((), "", (), whole)
    walk.model(whole, (), ())
    if isinstance(whole, ValueList):
        walk.rows(whole)
    if isinstance(whole, Calendar):
        walk.events(whole)
    return walk.found


@dataclass
class _Walk:
    """Goes through one entity; `steps` name a part, `route` is where it is written."""

    whole: Written
    catalog: Catalog
    spelling: Spelling
    found: dict[Steps, Told] = field(default_factory=dict)

    def put(self, steps: Steps, text: str, route: Route, value: object) -> None:
        self.found[steps] = Told(text, route, value)

    def model(self, model: Model, steps: Steps, route: Route) -> None:
        for name, key in _fields(type(model)):
            value = getattr(model, name)
            if steps[:1] == ("paths",) and _is_unsaid(model, name):
                continue
            here = (*steps, key), (*route, key)
            kind = kept(type(model), name)
            if kind is Kept.ORDERED and value:
                self.put(here[0], self.spelling.of(value), here[1], value)
            elif isinstance(value, tuple):
                self.series(value, *here, in_series=kind is Kept.SERIES)
            elif value is not None:
                self.value(value, *here)

    def value(self, value: object, steps: Steps, route: Route) -> None:
        if isinstance(value, Text):
            default = self.catalog.manifest.default_locale
            for locale, said in value.by_locale.items():
                there = (*route, locale) if locale else route
                self.put((*steps, locale or default), said, there, value)
        elif isinstance(value, dict):
            self.mapping(value, steps, route)
        elif isinstance(value, Example):
            self.put(steps, self.spelling.of(value), route, value)
        elif isinstance(value, Model):
            if not isinstance(value, THROUGH):
                self.put(steps, "", route, value)
            self.model(value, steps, route)
        else:
            self.put(steps, self.spelling.of(value), route, value)

    def mapping(
        self, parts: dict[Anything, object], steps: Steps, route: Route
    ) -> None:
        for key, part in parts.items():
            for name in key if isinstance(key, tuple) else (str(key),):
                there = (*route, _key_in(self.whole.node, route, key))
                if isinstance(part, Text | dict):
                    self.put((*steps, name), "", there, part)
                self.value(part, (*steps, name), there)

    def series(
        self, parts: tuple[object, ...], steps: Steps, route: Route, *, in_series: bool
    ) -> None:
        names: list[str] = []
        for index, part in enumerate(parts):
            name = _unlike(self.name(part), names)
            names.append(name)
            self.value(part, (*steps, name), (*route, index))
        if in_series and parts:
            self.found[steps] = Told(in_order(names), route, parts, series=True)

    def name(self, part: object) -> str:
        if not isinstance(part, Model):
            return self.spelling.of(part)
        namer = NAMES.get(type(part))
        named = part.id if namer is None else namer(part)  # type: ignore[attr-defined]  # without a namer it has an id
        words = named if isinstance(named, tuple) else (named,)
        return " ".join(map(self.spelling.of, words))

    def rows(self, values: ValueList) -> None:
        inline = isinstance(values.rows, tuple)
        for index, row in enumerate(self.catalog.rows.get(values.id, ())):
            name = row.get("id") or dumps(dict(row))
            route: Route = ("rows", index) if inline else ("rows",)
            self.put(("rows", name), "", route, row)
            for column, said in row.items():
                there = (*route, column) if inline else route
                self.put(("rows", name, column), said, there, said)

    def events(self, calendar: Calendar) -> None:
        for (owner, file), events in sorted(self.catalog.events.items()):
            if owner == calendar.id:
                self.put(("events", file), repr(events), ("ics",), events)


def _is_unsaid(model: Model, name: str) -> bool:
    """Whether a promise of a path says nothing there: the item's holds."""
    return isinstance(model, Commitment) and name not in model.model_fields_set


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields that say something: name and the author's key."""
    kinds = model.__mro__
    return tuple(
        (name, author_key(model, name))
        for name in model.model_fields
        if not any((kind, name) in UNSAID for kind in kinds)
        and (issubclass(model, Entity) is False or name != "conditions")
    )


def _key_in(node: Node, route: Route, key: object) -> str:
    """How a key stands in the file: days are written as a range."""
    value: Anything = node.value
    for step in route if not isinstance(key, str) else ():
        value = value[step] if isinstance(value, dict) and step in value else None
    for each in value if isinstance(value, dict) and not isinstance(key, str) else ():
        first, last = each[:3], each[-3:]
        if isinstance(key, tuple) and (first, last) == (key[0], key[-1]):
            return str(each)
    return str(key)


def _unlike(name: str, others: list[str]) -> str:
    """A name that none of the others has."""
    count = sum(each == name or each.startswith(f"{name} (") for each in others)
    return name if name not in others else f"{name} ({count + 1})"
