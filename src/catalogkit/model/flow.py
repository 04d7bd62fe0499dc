"""Who agrees, who works in which order, and what happens when time runs out."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, ValidationInfo, model_validator
from pydantic import Field as Key

from catalogkit.model.answers import Answer
from catalogkit.model.base import Entity, Model
from catalogkit.model.condition import When
from catalogkit.model.duration import Work, work
from catalogkit.model.fault import Fault, refuse
from catalogkit.model.form import Field
from catalogkit.model.many import one_or_many
from catalogkit.model.promise import State
from catalogkit.model.ref import Ref
from catalogkit.model.references import OwnerOf, Party, PersonOf
from catalogkit.model.scalars import PERCENT, Boolean, Id, Integer, Line, Name, Scalar
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.knowledge import Automation
    from catalogkit.model.organisation import Team
    from catalogkit.model.promise import Promise
    from catalogkit.model.service_item import ServiceItem


class Approver(Model):
    """Who decides: exactly one of these."""

    manager_of: PersonOf | None = None
    """The manager of the requester, the recipient or an answer's person."""
    team: Ref["Team"] | None = None
    """Anybody of a team."""
    role: Line | None = None
    """A role of the organisation; the manifest says what people call it."""
    owner_of: OwnerOf | None = None
    """The owner of a system, or of the list row that was answered."""
    person: PersonOf | None = None
    """The person that was answered."""

    @model_validator(mode="after")
    def _exactly_one(self, info: ValidationInfo) -> "Approver":
        if len(self.model_fields_set) != 1:
            names = ", ".join(type(self).model_fields)
            raise refuse(Fault(f"an approver is exactly one of {names}"))
        if info.context is not None:
            info.context.setdefault("approver", []).append(self)
        return self


_MANY = tuple[Approver, ...]
Approvers = Annotated[
    _MANY, BeforeValidator(one_or_many, json_schema_input_type=Approver | _MANY)
]
Silence = Literal["refuse", "escalate", "approve"]


class ApprovalStep(Model):
    """One agreement that a request needs."""

    id: Id
    """Names the approval."""
    title: Text | None = None
    """What the approver decides."""
    when: When | None = None
    """Needed only then."""
    by: Approvers
    """Who decides; one, or several of whom `quorum` are enough."""
    quorum: Integer = 1
    """How many must agree."""
    within: Work | None = None
    """How soon."""
    silence: Silence = "escalate"
    """What happens when nobody answers in time."""
    never: tuple[Literal["requester", "recipient"], ...] = ()
    """Who may not decide, even if the role says so."""
    after: tuple[Id, ...] = ()
    """Approvals that come first."""
    delegate: Party | None = None
    """Who decides when the approver is away."""
    afterwards: Boolean = False
    """Asked when the work is done already: emergencies."""


class Approval(Entity):
    """An agreement that several items need alike (`use:` in approvals)."""

    when: When | None = None
    """Needed only then."""
    by: Approvers
    """Who decides."""
    quorum: Integer = 1
    """How many must agree."""
    within: Work | None = None
    """How soon."""
    silence: Silence = "escalate"
    """What happens when nobody answers in time."""
    never: tuple[Literal["requester", "recipient"], ...] = ()
    """Who may not decide."""
    delegate: Party | None = None
    """Who decides when the approver is away."""
    afterwards: Boolean = False
    """Asked when the work is done already."""


class Task(Model):
    """One piece of work of the standard path."""

    id: Id
    """Names the task."""
    title: Text | None = None
    """What is done."""
    when: When | None = None
    """Done only then."""
    team: Ref["Team"] | None = None
    """Who does it; the team of the path unless given."""
    after: tuple[Id, ...] = ()
    """Tasks and approvals that come first; what does not apply counts as done."""
    effort: Work | None = None
    """Hands-on time."""
    wait: Work | None = None
    """Idle time: shipping, replication."""
    automation: Ref["Automation"] | None = None
    """What does it without hands."""
    public: Text | None = None
    """What the requester's tracker shows meanwhile."""
    paths: tuple[Id, ...] = ()
    """The paths it runs on; standard and expert unless given."""
    item: Ref["ServiceItem"] | None = None
    """A service item requested as part of this one (a bundle)."""
    answers: dict[Name, Answer] = Key(default_factory=dict)
    """The answers for that item."""
    approved_by: tuple[Id, ...] = ()
    """Approvals of this item that count for that one."""
    contract: Ref["Promise"] | None = None
    """The supplier's promise that covers it."""
    state: State | None = None
    """The state of the request meanwhile."""
    asks: tuple[Field, ...] = ()
    """What is filled in while working."""
    outcomes: tuple[Name, ...] = ()
    """How it may end, where it may end in several ways."""


def _at(text: str) -> str:
    if text != "breach" and PERCENT.fullmatch(text) is None:
        try:
            work(text)
        except ValueError:
            message = f"'{text}' is no moment: write 80%, breach, or a time such as 2h"
            raise ValueError(message) from None
    return text


At = Annotated[
    str, Scalar(_at, "a moment", {"type": "string", "examples": ["80%", "breach"]})
]


class EscalationStep(Model):
    """What happens when a part of the time is gone."""

    at: At
    """A percentage of the promised time, a time after the start, or breach."""
    of: tuple[Literal["respond", "fulfil"], ...] = ("fulfil",)
    """Which of the promised times."""
    notify: tuple[Party, ...] = ()
    """Who is told."""
    reassign: Ref["Team"] | None = None
    """Who takes over."""
    raise_priority: Boolean = False
    """Whether the priority goes up one step."""


class Escalation(Entity):
    """A ladder that several items share (`use:` in escalation)."""

    steps: tuple[EscalationStep, ...]
    """The steps, from the first to the last."""
