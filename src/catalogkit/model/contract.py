"""What you get and within which limits: deliverables, boundary, constraints, prices."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Key

from catalogkit.model.answers import Answer
from catalogkit.model.base import Model
from catalogkit.model.ref import Ref
from catalogkit.model.cases import Varying
from catalogkit.model.condition import When
from catalogkit.model.duration import Span, Work
from catalogkit.model.references import Evidence, OwnerOf, Party
from catalogkit.model.scalars import Date, Id, Integer, Line, Moment, Name, Percent
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.knowledge import Article, Notification
    from catalogkit.model.organisation import Team
    from catalogkit.model.priority import PriorityMatrix
    from catalogkit.model.service_item import ServiceItem


class Deliverable(Model):
    """A completed result: true or false when the request is closed."""

    id: Id
    """Names the deliverable."""
    result: Text
    """What is true then, as a completed result."""
    when: When | None = None
    """Delivered only then."""
    within: Work | None = None
    """How soon; the promise of the path unless given."""
    notify: tuple[Party, ...] = ()
    """Who is told."""
    evidence: Evidence | None = None
    """What proves it: an event of a system."""


class Included(Model):
    """Something that belongs to the item."""

    what: Text
    """What it is."""


class Elsewhere(Model):
    """Something that does not belong to the item."""

    what: Text
    """What it is."""
    see: Ref["ServiceItem"] | None = None
    """The item that does it."""


class Boundary(Model):
    """What belongs to the item, what does not, and what must be there before."""

    includes: tuple[Included, ...] = ()
    """What belongs to it."""
    excludes: tuple[Elsewhere, ...] = ()
    """What does not, and which item does it."""
    prerequisites: tuple[Elsewhere, ...] = ()
    """What must be there before, and which item gives it."""


class Constraint(Model):
    """A hard limit, judged when the fields it reads are present."""

    require: When
    """What must be true."""
    otherwise: Text
    """The sentence the requester reads when it is not."""


class Priority(Model):
    """How urgent a request is: impact × urgency → priority."""

    matrix: Ref["PriorityMatrix"]
    """The matrix that combines them."""
    impact: Varying[Name]
    """How much it hurts."""
    urgency: Varying[Name]
    """How soon it hurts."""


class Recertify(Model):
    """Who confirms again that a grant is still needed."""

    every: Span
    """How often."""
    by: "RecertifiedBy"
    """Who confirms."""
    within: Work
    """How soon."""
    silence: Literal["revoke", "keep", "escalate"] = "revoke"
    """What happens when nobody answers."""


class RecertifiedBy(Model):
    """Who confirms: exactly one of these."""

    owner_of: OwnerOf | None = None
    """The owner of a system or of an answered list row."""
    team: Ref["Team"] | None = None
    """Anybody of a team."""
    manager_of: Literal["requester", "recipient"] | None = None
    """The manager of the one who has it."""


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

    metrics: tuple[Id, ...] = ()
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


class Recipient(Model):
    """For whom it is."""

    from_: Name = Key(alias="from")
    """The field of type user or person that says so."""
    default: Literal["requester"] | None = None
    """Who it is for when the field is empty."""


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


class Expected(Model):
    """What must happen to an example."""

    path: Id | None = None
    """The path it takes."""
    team: Ref["Team"] | None = None
    """The team that gets it."""
    approvals: tuple[Id, ...] | None = None
    """The approvals it needs, in order."""
    tasks: tuple[Id, ...] | None = None
    """The tasks it starts, in order."""
    priority: Name | None = None
    """Its priority."""
    respond: Moment | None = None
    """By when somebody answers."""
    due: Moment | None = None
    """By when it is done."""
    refused: Text | None = None
    """The sentence with which the form refuses it."""


class Example(Model):
    """One of an item's own tests, run at every compile."""

    name: Line
    """What it shows."""
    requester: dict[Name, Answer] = Key(default_factory=dict)
    """Who asks: values of the requester's attributes."""
    recipient: dict[Name, Answer] = Key(default_factory=dict)
    """For whom, where it is another."""
    channel: Id | None = None
    """By which channel it came."""
    answers: dict[Name, Answer] = Key(default_factory=dict)
    """What was answered."""
    at: Moment | None = None
    """When it was asked."""
    expect: Expected
    """What must happen."""
