"""Where business value comes from: value streams, their stages and hand-offs."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator
from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.duration import Work
from catalogkit.model.many import one_or_many
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id, Integer
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.landscape import System
    from catalogkit.model.metric import Metric
    from catalogkit.model.organisation import Team
    from catalogkit.model.promise import Promise
    from catalogkit.model.service_item import ServiceItem

Role = Literal[
    "business", "development", "test", "change", "operations", "security", "support"
]
Sensitivity = Literal["low", "medium", "high"]


class HandOff(Model):
    """What one stage gives to the next."""

    to: Id
    """The stage that goes on."""
    gives: Text | None = None
    """What is handed over."""
    promise: Ref["Promise"] | None = None
    """The operational level agreement or contract behind it."""


_MANY = tuple[HandOff, ...]
HandOffs = Annotated[
    _MANY, BeforeValidator(one_or_many, json_schema_input_type=HandOff | _MANY)
]


class Stage(Model):
    """A step of a value stream."""

    id: Id
    """Names the stage."""
    title: Text | None = None
    """What people call it."""
    team: Ref["Team"] | None = None
    """Who answers for it."""
    items: tuple[Ref["ServiceItem"], ...] = ()
    """The service items it needs."""
    systems: tuple[Ref["System"], ...] = ()
    """The systems it runs on."""
    entry: Text | None = None
    """What is there when it begins."""
    exit: Text | None = None
    """What is there when it ends."""
    hand_off: HandOffs = ()
    """Where it goes on; the last stage hands on to nobody."""
    expected: Work | None = None
    """How long it usually takes."""


class Budget(Model):
    """What a value stream may cost its customers."""

    hand_offs: Integer | None = None
    """How often work may change hands."""
    time: Work | None = None
    """How long all stages may take together."""


class ValueStream(Entity):
    """A series of steps that creates value for a customer."""

    title: Text
    """What people call it."""
    sensitivity: Sensitivity = "medium"
    """How much a failure hurts."""
    participants: dict[Role, Ref["Team"]] = Key(default_factory=dict)
    """Who speaks for each role."""
    stages: tuple[Stage, ...]
    """Its steps, the first to the last."""
    outcomes: tuple[Ref["Metric"], ...] = ()
    """How the business sees that it works."""
    budget: Budget | None = None
    """What it may cost."""
