"""Whether it works: metrics of operation, experience and business."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.condition import When
from catalogkit.model.duration import Work
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Date, Line, Name, Number
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.time import Calendar

Event = Literal[
    "created", "first_reply", "approved", "work_started", "delivered", "closed",
    "reopened", "breached",
]  # fmt: skip


class Measured(Model):
    """What is taken of each record: exactly one of these."""

    minutes_between: tuple[Event, ...] = ()
    """Two events: the minutes from one to the other."""
    calendar: Ref["Calendar"] | None = None
    """The clock of those minutes; all minutes unless given."""
    answer: Name | None = None
    """A question of the survey: its answer."""
    field: Name | None = None
    """A number that the record holds, such as hand_offs."""


class Metric(Entity):
    """A figure that says whether something works."""

    layer: Literal["operation", "experience", "business"]
    """Of the work, of those who ask, of the business."""
    of: Literal["count", "sum", "mean", "median", "p90", "ratio"]
    """How the records are put together."""
    value: Measured | None = None
    """What is taken of each record; counting needs none."""
    where: When | None = None
    """Which records count; all unless given."""
    count: When | None = None
    """Of a ratio: what is counted."""
    over: When | None = None
    """Of a ratio: what it is compared with; all records of `where` unless given."""
    unit: Line | None = None
    """What it is counted in: min, %, EUR."""
    window: Work | None = None
    """Over which time."""
    target: Line | None = None
    """What it should be: ..30 at most 30, 95.. at least 95."""
    baseline: Number | None = None
    """What it was before."""
    serves: tuple[Ref["Metric"], ...] = ()
    """The outcomes it stands for."""


class Factor(Model):
    """When an outage costs more, or less."""

    when: When
    """In which case."""
    factor: Number
    """How many times as much."""


class CostModel(Entity):
    """What an outage costs."""

    currency: Line | None = None
    """In which currency; that of the catalog unless given."""
    per: Literal["minute", "hour", "day"]
    """For which time."""
    scope: dict[Name, Number] = Key(default_factory=dict)
    """What is out → what that costs for each."""
    times: tuple[Factor, ...] = ()
    """When it costs more, or less."""
    cap: Number | None = None
    """At most so much for one outage."""
    source: Text | None = None
    """Where the figures come from."""
    valid_until: Date | None = None
    """The last day on which they may be used."""
