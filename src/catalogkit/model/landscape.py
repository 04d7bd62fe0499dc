"""What the organisation runs: services, categories, systems and lists of values."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Discriminator, Tag
from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id, Integer, Line, Name, Percent
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.metric import CostModel
    from catalogkit.model.organisation import Audience
    from catalogkit.model.stream import ValueStream
    from catalogkit.model.time import Calendar


class Service(Entity):
    """Something IT keeps running for somebody."""

    title: Text
    """What people call it."""
    customers: tuple[Ref["Audience"], ...] = ()
    """For whom."""
    systems: tuple[Ref["System"], ...] = ()
    """What it runs on."""
    hours: Ref["Calendar"] | None = None
    """When it is supported."""
    availability: Percent | None = None
    """The share of its hours in which it works."""
    supports: tuple[Ref["ValueStream"], ...] = ()
    """The value streams it serves."""


class Category(Entity):
    """A shelf of the catalog."""

    title: Text
    """What people call it."""
    icon: Id | None = None
    """The name of a picture."""
    parent: Ref["Category"] | None = None
    """The shelf it stands on."""
    order: Integer | None = None
    """Its place among its neighbours, small first."""


class Consumer(Model):
    """A system that uses an interface."""

    system: Ref["System"]
    """The system."""
    version: Integer | None = None
    """The version it expects."""


class Interface(Model):
    """A way into a system."""

    id: Id
    """Names the interface."""
    title: Text | None = None
    """What people call it."""
    kind: Literal["api", "batch", "file", "event", "screen"] | None = None
    """How it is used."""
    format: Line | None = None
    """What goes through it."""
    version: Integer | None = None
    """The version it offers."""
    schedule: Line | None = None
    """When it runs."""
    consumers: tuple[Consumer, ...] = ()
    """Who uses it."""


class System(Entity):
    """Something that runs."""

    title: Text
    """What people call it."""
    criticality: Literal["low", "medium", "high", "critical"] | None = None
    """How much depends on it."""
    depends_on: tuple[Ref["System"], ...] = ()
    """What it needs."""
    environments: tuple[Name, ...] = ()
    """Where it runs."""
    availability: Percent | None = None
    """The share of time in which it works."""
    cost: Ref["CostModel"] | None = None
    """What an outage costs."""
    interfaces: tuple[Interface, ...] = ()
    """Ways into it."""
    events: tuple[Name, ...] = ()
    """What it can report: evidence for deliverables."""
    external: dict[Name, dict[Name, Line]] = Key(default_factory=dict)
    """Its natural key on a platform."""


def _file_or_rows(value: object) -> str:
    return "‹rows›" if isinstance(value, list) else "‹file›"


Rows = Annotated[
    Annotated[Line, Tag("‹file›")]
    | Annotated[tuple[dict[Name, Line], ...], Tag("‹rows›")],
    Discriminator(_file_or_rows),
]


class ValueList(Entity):
    """Rows that forms offer and conditions read (kind: list)."""

    rows: Rows
    """A CSV file beside this one, or the rows themselves."""
    columns: dict[
        Name,
        Literal["text", "integer", "number", "boolean", "date", "user", "team", "site"],
    ]
    """The columns and their types; `id` names a row."""
    owner_column: Name | None = None
    """The column that holds the owner of a row."""
