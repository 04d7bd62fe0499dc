"""How urgent: impact × urgency → priority."""

from typing import TYPE_CHECKING

from catalogkit.model.base import Entity, Model
from catalogkit.model.condition import When
from catalogkit.model.duration import Work
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Line, Name

if TYPE_CHECKING:
    from catalogkit.model.organisation import Team


class Major(Model):
    """What happens in a major incident."""

    when: When
    """Major only then."""
    commander: Ref["Team"]
    """Who leads."""
    bridge: Line | None = None
    """Where people meet."""
    updates_every: Work | None = None
    """How often people are told."""


class PriorityMatrix(Entity):
    """Impact → urgency → priority, the strongest first."""

    impact: dict[Name, dict[Name, Name]]
    """Impact → urgency → priority."""
    major: Major | None = None
    """What happens in a major incident."""
