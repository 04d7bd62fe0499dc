"""How things end: grants, closing, confidentiality, change records and problems."""

from typing import TYPE_CHECKING, Literal

from catalogkit.model.base import Model
from catalogkit.model.duration import Span, Work
from catalogkit.model.flow import Approver
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id, Integer, Line, Name
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.metric import Metric
    from catalogkit.model.organisation import Team


class Recertify(Model):
    """Who confirms again that a grant is still needed."""

    every: Span
    """How often."""
    by: Approver
    """Who confirms."""
    within: Work
    """How soon."""
    silence: Literal["revoke", "keep", "escalate"] = "revoke"
    """What happens when nobody answers."""


class Revoke(Model):
    """How a grant ends."""

    team: Ref["Team"]
    """Who takes it back."""
    within: Work
    """How soon."""


class Grant(Model):
    """Something that is given and must end."""

    entitlement: Id
    """What is given."""
    until: Line | None = None
    """When it ends: `answers.<date field>` or a duration."""
    remind: Work | None = None
    """How long before the end its holder is told."""
    recertify: Recertify | None = None
    """Who confirms that it is still needed."""
    revoke: Revoke | None = None
    """How it ends."""
    conflicts: tuple[Id, ...] = ()
    """Entitlements one person may not hold together: separation of duties."""


class Unanswered(Model):
    """What happens while the requester does not answer."""

    remind: tuple[Work, ...] = ()
    """When the requester is reminded."""
    close: Work
    """When the request is closed."""


class Closing(Model):
    """How a request ends."""

    withdraw_until: Id | None = None
    """The task up to which the requester may withdraw."""
    unanswered: Unanswered | None = None
    """What happens while the requester does not answer."""
    confirm: Work | None = None
    """How long the requester may object to the result."""
    reopen: Work | None = None
    """How long after closing it may be opened again."""


class Confidential(Model):
    """Who may read the record at all."""

    readers: tuple[Ref["Team"], ...]
    """The teams that may."""
    erase: Work | None = None
    """How long after closing it is erased."""


class Review(Model):
    """A look back at a change."""

    metrics: tuple[Ref["Metric"], ...] = ()
    """What is measured."""
    after: Work
    """When."""


class ChangeRecord(Model):
    """What a change record asks for."""

    impact: Text
    """Who notices, and how."""
    rollback: Text
    """The way back."""
    verify: tuple[Text, ...]
    """How one sees that it worked."""
    review: Review | None = None
    """A look back."""


class ProblemLoop(Model):
    """Incidents that make a problem."""

    repeats: Integer
    """How many."""
    within: Work
    """In which time."""
    same: tuple[Name, ...]
    """What they have in common: fields, or `item`."""
    team: Ref["Team"]
    """Who looks for the cause."""
