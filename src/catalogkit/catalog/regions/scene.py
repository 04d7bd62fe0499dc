"""What every proof of a catalog shares: its records, people, channels, the world."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import Choice, choices
from catalogkit.catalog.holds import World
from catalogkit.catalog.records import Records, Table
from catalogkit.catalog.regions.moments import moments
from catalogkit.catalog.regions.sorts import Sort, of_field, of_type
from catalogkit.catalog.scope import FieldType
from catalogkit.catalog.scopes import Scopes
from catalogkit.model.flow import Task
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem

MORNING = datetime.time(10, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Scene:
    """The tables of a catalog, made once."""

    catalog: Catalog
    _moments: dict[object, list[str]] = field(default_factory=dict)

    @property
    def today(self) -> datetime.date:
        """The day on which everything is judged."""
        return self.catalog.today

    @property
    def currency(self) -> str:
        """What money counts in."""
        return self.catalog.manifest.currency

    @cached_property
    def records(self) -> Records:
        """What is known of sites, systems and rows."""
        return Records(self.catalog)

    @cached_property
    def scopes(self) -> Scopes:
        """What is known of people and channels."""
        return Scopes(self.catalog)

    @cached_property
    def now(self) -> datetime.datetime:
        """A moment of that day: when a request comes in, unless something asks."""
        return datetime.datetime.combine(self.today, MORNING)

    @cached_property
    def world(self) -> World:
        """The calendars, for questions that no day decides."""
        return self.world_at(self.now, None)

    def world_at(self, at: datetime.datetime, calendar: str | None) -> World:
        """The world at a moment, with the days of a calendar."""
        from catalogkit.catalog.clock import seconds  # noqa: PLC0415 - seldom needed
        from catalogkit.catalog.world import world  # noqa: PLC0415

        return world(self.catalog, seconds(at), calendar)

    def open_moments(self, calendars: Sequence[str], cuts: Sequence[str]) -> list[str]:
        """Moments at which calendars are open and closed in every way they can be."""
        key = (tuple(calendars), tuple(cuts))
        if key not in self._moments:
            self._moments[key] = moments(self.catalog, self.world, self.now, *key)
        return self._moments[key]

    def table(self, field: Field) -> Table:
        """What is known of what a field answers with."""
        return self.records.of(field)

    def choices(self, field: Field) -> Sequence[Choice]:
        """What may be chosen in a field."""
        return choices(field, self.catalog, self.records)

    def channels(self, item: ServiceItem) -> Sequence[str]:
        """By which channels an item is asked for."""
        return [str(each) for each in item.channels] or [*self.scopes.channels]

    def sort(self, field: Field, options: Sequence[str] | None) -> Sort:
        """What a field takes."""
        return of_field(field, self.currency, options)

    def sort_of_person(self, attribute: str) -> Sort:
        """What an attribute of a person may be."""
        known: Mapping[str, FieldType] = self.scopes.person.attributes
        return of_type(known.get(attribute, FieldType("text")))

    def sort_of_task(self, task: Task, answer: str) -> Sort:
        """What a task may end with, or what is filled in while it is done."""
        if answer == "outcome":
            return Sort("choice", task.outcomes or ("done", "failed"))
        for asked in task.asks:
            if asked.id == answer:
                return self.sort(asked, self.ids(asked))
        return Sort("text")

    def ids(self, field: Field) -> Sequence[str] | None:
        """The ids that a field may answer with; None where any text is one."""
        if field.type in {"choice", "choices"}:
            return [each.id for each in self.choices(field)]
        if field.type in {"site", "system", "team"}:
            return self.records.ids(field) or None
        return None
