"""By when: an item's promise, and the classes of promise that items share."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from catalogkit.model.base import Entity, Model
from catalogkit.model.cases import Varying
from catalogkit.model.duration import Work
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Date, Id, Name, Time

if TYPE_CHECKING:
    from catalogkit.model.organisation import Team
    from catalogkit.model.time import Calendar

State = Literal[
    "waiting_on_approval", "waiting_on_requester", "waiting_on_supplier",
    "waiting_on_change", "scheduled",
]  # fmt: skip


class By(Model):
    """Ready on a day the requester names: "ready on day one"."""

    by: Name
    """The date field that says when."""
    at: Time | None = None
    """The time of that day; opening time unless given."""
    lead: Work
    """How long before that day the request must come."""

    def __str__(self) -> str:
        """Such as "by start_date at 09:00, lead 10bd"."""
        at = "" if self.at is None else f" at {self.at}"
        return f"by {self.by}{at}, lead {self.lead}"


def _by_or_work(value: object) -> str:
    return "‹by›" if isinstance(value, dict) else "‹work›"


Fulfil = Annotated[
    Annotated[Work, Tag("‹work›")] | Annotated[By, Tag("‹by›")],
    Discriminator(_by_or_work),
]


class Announced(Model):
    """A promise that is not in force yet."""

    effective_from: Date
    """The first day it holds."""
    respond: Varying[Work] | None = None
    """How soon somebody answers, from then on."""
    fulfil: Varying[Fulfil] | None = None
    """How soon it is done, from then on."""


class Commitment(Model):
    """By when a request is answered and fulfilled."""

    use: Ref["Promise"] | None = None
    """A class of promise: its targets by priority."""
    calendar: Ref["Calendar"] | None = None
    """The clock of every time of the contract."""
    starts: Literal["submitted", "approved"] = "submitted"
    """When the clock starts."""
    respond: Varying[Work] | None = None
    """How soon somebody answers."""
    fulfil: Varying[Fulfil] | None = None
    """How soon it is done."""
    pause_on: tuple[State, ...] = ()
    """States in which the clock stands still."""
    effective_from: Date | None = None
    """The first day it holds."""
    next: Announced | None = None
    """The promise to come."""


def _use(value: object) -> object:
    return {"use": value} if isinstance(value, str) else value


ItemPromise = Annotated[
    Commitment, BeforeValidator(_use, json_schema_input_type=Id | Commitment)
]


def _none_or_promise(value: object) -> str:
    return "‹none›" if value == "none" else "‹promise›"


PathPromise = Annotated[
    Annotated[Literal["none"], Tag("‹none›")]
    | Annotated[ItemPromise, Tag("‹promise›")],
    Discriminator(_none_or_promise),
]


class Target(Model):
    """The times of one priority."""

    respond: Work | None = None
    """How soon somebody answers."""
    fulfil: Work | None = None
    """How soon it is done."""
    calendar: Ref["Calendar"] | None = None
    """The clock."""


class Promise(Entity):
    """A class of promise: service level, operational level, or supplier contract."""

    class_: Literal["sla", "ola", "contract"] = Field(alias="class")
    """sla: to customers; ola: between teams; contract: underpinning, by a supplier."""
    between: tuple[Ref["Team"], ...] = ()
    """The two teams of an operational level agreement."""
    supplier: Ref["Team"] | None = None
    """The supplier of an underpinning contract."""
    targets: dict[Name, Target]
    """The times by priority."""
