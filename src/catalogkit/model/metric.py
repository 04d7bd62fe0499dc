"""Whether it works: metrics of operation, experience and business."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.condition import When
from catalogkit.model.duration import Duration, duration
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import (
    ANY_SCALAR,
    NUMBER,
    Date,
    Line,
    Name,
    Number,
    Scalar,
    number,
)
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.time import Calendar

Event = Literal[
    "created", "first_reply", "approved", "work_started", "delivered", "closed",
    "reopened", "breached",
]  # fmt: skip
Layer = Literal["operation", "experience", "business"]
DAYS = re.compile(r"[0-9]{1,6}\s*[dw]")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should be: at least `low`, at most `high`."""

    low: Decimal | None
    high: Decimal | None

    def __str__(self) -> str:
        low, high = (
            "" if each is None else str(each) for each in (self.low, self.high)
        )
        return f"{low}..{high}"

    def met(self, figure: Decimal) -> bool:
        """Whether a figure is as it should be."""
        enough = self.low is None or figure >= self.low
        return enough and (self.high is None or figure <= self.high)


def goal(text: str) -> Goal:
    """A goal such as ..30 or 95.. . Raises ValueError with the sentence to show."""
    low, dots, high = text.partition("..")
    known = [each for each in (low, high) if each]
    if not dots or not known or not all(map(NUMBER.fullmatch, known)):
        message = f"'{text}' is no target: write ..30 for at most 30, 95.. for at least"
        raise ValueError(message)
    found = Goal(*(number(each) if each else None for each in (low, high)))
    if found.low is not None and found.high is not None and found.low > found.high:
        message = f"'{text}' holds no number: the smaller one comes first"
        raise ValueError(message)
    return found


def period(text: str) -> Duration:
    """A time to look back on: its days and weeks are those of the calendar on the wall.

    So `30d` has one reading here. Raises ValueError with the sentence to show.
    """
    return duration(f"{text} elapsed" if DAYS.fullmatch(text) else text)


Target = Annotated[
    Goal,
    Scalar(
        goal,
        "a target",
        {**ANY_SCALAR, "description": "A range.", "examples": ["..30"]},
    ),
]
Period = Annotated[
    Duration,
    Scalar(
        period, "a time", {"type": "string", "examples": ["30d", "3mo", "30d elapsed"]}
    ),
]


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

    layer: Layer
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
    window: Period | None = None
    """Over which time."""
    target: Target | None = None
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
