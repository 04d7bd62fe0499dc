"""Why an item exists and what surrounds it: value, demand, knowledge, messages."""

from typing import TYPE_CHECKING, Literal

from catalogkit.model.base import Model
from catalogkit.model.condition import When
from catalogkit.model.duration import Work
from catalogkit.model.ref import Ref
from catalogkit.model.references import Party
from catalogkit.model.scalars import Date, Id, Integer, Line, Percent
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.knowledge import Article, Notification
    from catalogkit.model.organisation import Team


class Baseline(Model):
    """Where a claim of value comes from."""

    source: Line
    """What was measured."""
    date: Date
    """When."""


class Saves(Model):
    """What one request saves."""

    waiting: Work | None = None
    """Waiting time of the requester."""
    effort: Work | None = None
    """Hands-on time of the teams."""


class Value(Model):
    """Why the organisation pays for the item."""

    kind: tuple[Literal["stop_loss", "efficiency", "risk", "compliance"], ...]
    """Kinds of value."""
    saves: Saves | None = None
    """What one request saves."""
    baseline: Baseline | None = None
    """What the claim is measured against."""


class Demand(Model):
    """How often the item is asked for."""

    per_week: Integer
    """Requests a week."""
    growth_per_year: Percent | None = None
    """Growth a year."""
    peaks: tuple[Id, ...] = ()
    """When more come: quarter-end."""


class KnowledgeUse(Model):
    """An article offered at a moment."""

    article: Ref["Article"]
    """The article."""
    at: Literal["submit", "work", "close"]
    """Offered to the requester at submit, to the team at work, asked for at close."""


class NotificationUse(Model):
    """A message that goes out on an event."""

    event: Literal[
        "submitted", "approval_requested", "approved", "refused", "waiting",
        "delivered", "closed", "expiring", "revoked", "breached",
    ]  # fmt: skip
    """What happens."""
    to: tuple[Party, ...]
    """Who is told."""
    template: Ref["Notification"]
    """The words."""
    when: When | None = None
    """Sent only then."""


class Exemption(Model):
    """A case that is treated otherwise for a while."""

    id: Id
    """Names the exception."""
    reason: Text
    """Why it exists."""
    expires: Date | None = None
    """The day it ends."""
    approved_by: Ref["Team"] | None = None
    """Who agreed."""
