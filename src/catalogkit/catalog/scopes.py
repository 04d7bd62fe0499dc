"""What a condition may read in an item, and where each of its conditions stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.scope import FieldType, Scope, request_type
from catalogkit.model.base import Entity
from catalogkit.model.cases import Case
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.landscape import Category, System, ValueList
from catalogkit.model.manifest import Attribute
from catalogkit.model.organisation import Channel, Site, Team
from catalogkit.model.priority import PriorityMatrix
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.time import Calendar

T = TypeVar("T")
KNOWN_OF_PEOPLE = ("login", "name", "email", "locale")
OF_SITES = ("parent", "country", "region", "format", "time_zone")
OF_SYSTEMS = ("criticality", "owner")
PATHS = ("standard", "expert", "change", "problem")
FLAGS = ("breached", "reopened", "withdrawn", "refused", "answered_from_article")
NUMBERED = ("hand_offs", "reassignments", "rating", "cost")
"""What is known of a closed record besides ids: it feeds metrics."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A condition, the stage of a decision it belongs to, and its group of rows."""

    condition: Condition
    stage: str
    group: str = ""


@dataclass(frozen=True)
class Scopes:
    """What is the same for every item of a catalog, made once."""

    catalog: Catalog

    def of(self, item: ServiceItem) -> Scope:
        """What the conditions of an item may read."""
        fields = {each.id: self._field(item, each) for each in item.form}
        tasks = {
            task.id: self._task(item, task.asks, task.outcomes)
            for task in item.fulfilment
            if task.asks or task.outcomes
        }
        people = {"requester": self.person, "recipient": self.person}
        request = request_type(self.channels, self._priorities(item), tuple(item.paths))
        conditions = {**self.catalog.manifest.conditions, **item.conditions}
        return self._scope(
            {**people, "request": request, **tasks, **fields}, conditions
        )

    @cached_property
    def shared(self) -> Scope:
        """What conditions outside items may read: people and the request."""
        fields = {
            "requester": self.person,
            "recipient": self.person,
            "request": request_type(self.channels, self.priorities),
        }
        return self._scope(fields, self.catalog.manifest.conditions)

    @cached_property
    def records_done(self) -> Scope:
        """What metrics may read of a record that was closed."""
        ids: dict[str, FieldType] = {
            name: FieldType("choice", self._ids(kind))
            for name, kind in (("item", ServiceItem), ("team", Team))
        }
        ids["category"] = FieldType("choice", self._ids(Category))
        ids["channel"] = FieldType("choice", self.channels)
        ids["site"] = self.records["site"]
        ids["priority"] = FieldType("choice", self.priorities)
        ids["record"] = FieldType("choice", ("request", "incident", "change"))
        ids["path"] = FieldType("choice", PATHS)
        flags = {name: FieldType("boolean") for name in FLAGS}
        numbers = {name: FieldType("number") for name in NUMBERED}
        people = {"requester": self.person, "recipient": self.person}
        fields = {**people, **ids, **flags, **numbers}
        return self._scope(fields, self.catalog.manifest.conditions)

    @cached_property
    def person(self) -> FieldType:
        """What is known of people: a few standard attributes, and the manifest's."""
        known = {name: FieldType("text") for name in KNOWN_OF_PEOPLE}
        own = self.catalog.manifest.requester.items()
        return FieldType(
            "record", attributes={**known, **{k: _attribute(v) for k, v in own}}
        )

    @cached_property
    def channels(self) -> tuple[str, ...]:
        """Every channel's id."""
        return self._ids(Channel)

    @cached_property
    def priorities(self) -> tuple[str, ...] | None:
        """Every priority that some matrix gives; None where one is left out."""
        if self.catalog.lacks(PriorityMatrix):
            return None
        return tuple(
            sorted({p for m in self.catalog.all(PriorityMatrix) for p in levels(m)})
        )

    @cached_property
    def calendars(self) -> frozenset[str]:
        """Every calendar's id."""
        return frozenset(self.catalog.declared(Calendar))

    @cached_property
    def records(self) -> Mapping[str, FieldType]:
        """The type of a field that answers with an entity."""
        sites, systems = self._ids(Site), self._ids(System)
        known = self.catalog.all(Site)
        own = sorted({name for each in known for name in each.attributes})
        return {
            "site": FieldType("site", sites, _texts((*OF_SITES, *own))),
            "system": FieldType("system", systems, _texts(OF_SYSTEMS)),
            "team": FieldType("team", self._ids(Team)),
            "user": FieldType("user", attributes=self.person.attributes),
        }

    @cached_property
    def lists(self) -> Mapping[str, tuple[tuple[str, ...], Mapping[str, FieldType]]]:
        """The row ids and columns of each list."""
        return {
            each.id: (
                tuple(row.get("id", "") for row in self.catalog.rows.get(each.id, ())),
                {name: FieldType(kind) for name, kind in each.columns.items()},
            )
            for each in self.catalog.all(ValueList)
        }

    def are_like(self, other: "Scopes") -> bool:
        """Whether an item may read the same here and there, but for its own matrix."""
        return (
            self.catalog.manifest is other.catalog.manifest
            and self.calendars == other.calendars
            and self.channels == other.channels
            and self.priorities == other.priorities
            and self.records == other.records
            and self.lists == other.lists
        )

    def _ids(self, kind: type[Entity]) -> tuple[str, ...]:
        return tuple(self.catalog.declared(kind))

    def _scope(
        self, fields: Mapping[str, FieldType], conditions: Mapping[str, Condition]
    ) -> Scope:
        return Scope(
            fields,
            conditions=conditions,
            calendars=self.calendars,
            currency=self.catalog.manifest.currency,
        )

    def _field(self, item: ServiceItem, field: Field) -> FieldType:
        if field.type in self.records:
            return self.records[field.type]
        if field.type == "group":
            row = {each.id: self._field(item, each) for each in field.fields}
            return FieldType("group", row=row)
        if field.options_from is not None:
            rows, columns = self.lists.get(field.options_from.list, ((), {}))
            return FieldType(field.type, rows, columns)
        options = tuple(each.id for each in field.options) if field.options else None
        return FieldType(field.type, options)

    def _task(
        self, item: ServiceItem, asks: tuple[Field, ...], outcomes: tuple[str, ...]
    ) -> FieldType:
        outcome = FieldType("choice", outcomes or ("done", "failed"))
        asked = {each.id: self._field(item, each) for each in asks}
        return FieldType("record", attributes={"outcome": outcome, **asked})

    def _priorities(self, item: ServiceItem) -> tuple[str, ...] | None:
        if item.priority is None:
            return self.priorities
        return tuple(sorted(levels(self.catalog[item.priority.matrix])))


def levels(matrix: PriorityMatrix) -> set[str]:
    """Every priority a matrix gives."""
    return {each for row in matrix.impact.values() for each in row.values()}


def conditions_in(item: ServiceItem) -> Iterator[Placed]:
    """Every condition of an item, at its stage of the decision."""
    for each in item.form:
        yield from _of_field(each, "form")
    for limit in item.constraints:
        yield Placed(limit.require, "constraint")
    if item.priority is not None:
        yield from _of_cases(item.priority.impact, "priority")
        yield from _of_cases(item.priority.urgency, "priority")
    yield from _of_flow(item)
    yield from _of_promise(item.promise)
    for named in item.conditions.values():
        yield Placed(named, "constraint")
    for when in (
        *(d.when for d in item.deliverables),
        *(n.when for n in item.notifications),
    ):
        if when is not None:
            yield Placed(when, "promise")
    if item.identify is not None:
        yield from _of_cases(item.identify, "path")


def _of_field(
    field: Field, stage: str, group: str = "", *, prefix: str = ""
) -> Iterator[Placed]:
    for each in (field.visible_when, field.required_when, field.read_only_when):
        if each is not None:
            yield Placed(each, stage, group)
    for option in field.options:
        if option.when is not None:
            yield Placed(option.when, stage, group)
    path = f"{prefix}{field.id}"
    for inner in field.fields:
        yield from _of_field(inner, stage, path, prefix=f"{path}.")


def _of_flow(item: ServiceItem) -> Iterator[Placed]:
    for path in item.paths.values():
        if path.when is not None:
            yield Placed(path.when, "path")
        if path.promise != "none":
            yield from _of_promise(path.promise)
    for step in item.approvals:
        if step.when is not None:
            yield Placed(step.when, "approval")
    for task in item.fulfilment:
        if task.when is not None:
            yield Placed(task.when, "task")
        for asked in task.asks:
            yield from _of_field(asked, "task", prefix=f"{task.id}.")


def _of_promise(promise: Commitment | None) -> Iterator[Placed]:
    if promise is None:
        return
    for each in (promise, promise.next):
        if each is not None:
            yield from _of_cases(each.respond or (), "promise")
            yield from _of_cases(each.fulfil or (), "promise")


def _of_cases(cases: tuple[Case[T], ...], stage: str) -> Iterator[Placed]:
    for case in cases:
        if case.when is not None:
            yield Placed(case.when, stage)


def _attribute(attribute: Attribute) -> FieldType:
    options = tuple(each.id for each in attribute.options) or None
    return FieldType(attribute.type, options)


def _texts(names: tuple[str, ...]) -> dict[str, FieldType]:
    return {name: FieldType("text") for name in names}
