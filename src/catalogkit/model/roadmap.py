"""Where it goes: roadmaps in stages, and loops that learn from incidents."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.duration import Span, Work
from catalogkit.model.metric import Target
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id, Integer
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.change_model import ChangeModel
    from catalogkit.model.metric import Metric
    from catalogkit.model.organisation import Team
    from catalogkit.model.service_item import ServiceItem


class Marks(Model):
    """Months of the plan, the first is 1."""

    from_: Integer = Key(alias="from")
    """The first month."""
    to: Integer
    """The last month."""


class Indicator(Model):
    """A metric and what it should be by the end of a stage."""

    metric: Ref["Metric"]
    """The metric."""
    target: Target
    """What it should be: ..30, 95.. ."""


class Risk(Model):
    """What may go wrong."""

    category: Literal["schedule", "people", "technology", "supplier", "money", "use"]
    """What kind."""
    response: Text | None = None
    """What is done about it."""


class RoadmapStage(Model):
    """A stage of a roadmap."""

    id: Id
    """Names the stage."""
    title: Text | None = None
    """What people call it."""
    duration: Span | None = None
    """How long it takes; or `marks`, never both."""
    marks: Marks | None = None
    """From which month to which."""
    after: tuple[Id, ...] = ()
    """Stages that come first."""
    deliverables: tuple[Text, ...] = ()
    """What is there at its end."""
    kpis: tuple[Indicator, ...] = ()
    """How one sees that it worked."""
    risks: tuple[Risk, ...] = ()
    """What may go wrong."""


class Roadmap(Entity):
    """The way to a goal, in stages."""

    stages: tuple[RoadmapStage, ...]
    """Its stages."""


class Feedback(Model):
    """How one sees that a change helped."""

    metric: Ref["Metric"]
    """What must have become better."""
    after: Work
    """When one looks."""


class Loop(Entity):
    """A loop that learns: from incidents to their cause, a change, and a look back."""

    items: tuple[Ref["ServiceItem"], ...] = ()
    """Whose incidents it watches."""
    repeats: Integer | None = None
    """So many alike make a problem."""
    within: Work | None = None
    """In which time."""
    problem: Ref["Team"] | None = None
    """Who looks for the cause."""
    change: Ref["ChangeModel"] | None = None
    """How the cause is removed."""
    feedback: Feedback | None = None
    """How one sees that it helped."""
