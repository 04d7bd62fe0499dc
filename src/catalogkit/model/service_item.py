"""A service item: a product with input, output, promise and boundary."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.cases import Varying
from catalogkit.model.condition import When
from catalogkit.model.contract import (
    Boundary,
    Constraint,
    Deliverable,
    Priority,
    Recipient,
)
from catalogkit.model.ending import (
    ChangeRecord,
    Closing,
    Confidential,
    Grant,
    ProblemLoop,
)
from catalogkit.model.examples import Example
from catalogkit.model.flow import ApprovalStep, EscalationStep, Task
from catalogkit.model.form import Field, Price
from catalogkit.model.promise import ItemPromise, PathPromise
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Date, Id, Line, Version
from catalogkit.model.text import Text
from catalogkit.model.worth import (
    Demand,
    Exemption,
    KnowledgeUse,
    NotificationUse,
    Value,
)

if TYPE_CHECKING:
    from catalogkit.model.change_model import ChangeModel
    from catalogkit.model.knowledge import Survey
    from catalogkit.model.landscape import Category, Service, System
    from catalogkit.model.organisation import Audience, Channel, Team
    from catalogkit.model.stream import ValueStream

Leads = Literal["standard", "expert", "change", "problem"]


class Path(Model):
    """Where a request goes: exactly one path applies to each."""

    when: When | None = None
    """Taken only then; the standard path without it is the rest."""
    before: tuple[Id, ...] = ()
    """Paths it goes before where both apply."""
    leads_to: Leads | None = None
    """What it is, where its id does not say so."""
    team: Ref["Team"] | None = None
    """Who gets the request."""
    model: Ref["ChangeModel"] | None = None
    """The change model of a path that leads to a change."""
    promise: PathPromise | None = None
    """What differs from the item's promise, or none."""
    told: Text | None = None
    """What the requester is told where nothing is promised."""
    because: Text | None = None
    """Why a request goes this way."""
    title: Text | None = None
    """What people call it."""


class ServiceItem(Entity):
    """A promise that people can ask for."""

    record: Literal["request", "incident", "change"] = "request"
    """What it opens."""
    service: Ref["Service"] | None = None
    """The service it belongs to."""
    version: Version | None = None
    """The version of the contract."""
    title: Text
    """What people call it."""
    summary: Text | None = None
    """One sentence under the title."""
    category: Ref["Category"] | None = None
    """Where people find it."""
    lifecycle: Literal["draft", "live", "deprecated", "retired"] = "live"
    """Whether it can be asked for."""
    sunset: Date | None = None
    """The last day of a deprecated item."""
    replaced_by: Ref["ServiceItem"] | None = None
    """What to ask for instead."""
    audience: tuple[Ref["Audience"], ...] = ()
    """Who may see it and ask; everybody unless given."""
    channels: tuple[Ref["Channel"], ...] = ()
    """By which channels."""
    keywords: dict[str, tuple[Line, ...]] = Key(default_factory=dict)
    """Other words to find it by, by locale."""
    supports: tuple[Ref["ValueStream"], ...] = ()
    """The value streams it serves."""
    systems: tuple[Ref["System"], ...] = ()
    """The systems it touches."""
    deliverables: tuple[Deliverable, ...] = ()
    """What you get."""
    boundary: Boundary | None = None
    """What belongs to it and what does not."""
    form: tuple[Field, ...] = ()
    """What is asked."""
    conditions: dict[Id, When] = Key(default_factory=dict)
    """Conditions with a name, for reuse (`use:`)."""
    promise: ItemPromise | None = None
    """By when."""
    constraints: tuple[Constraint, ...] = ()
    """Hard limits, with the sentence the requester reads."""
    paths: dict[Id, Path] = Key(default_factory=dict)
    """Where requests go."""
    approvals: tuple[ApprovalStep, ...] = ()
    """Who must agree."""
    fulfilment: tuple[Task, ...] = ()
    """The work."""
    escalation: tuple[EscalationStep, ...] = ()
    """What happens when time runs out."""
    recipient: Recipient | None = None
    """For whom it is."""
    price: Price | None = None
    """What it costs; options may add to it."""
    priority: Priority | None = None
    """How its priority is found."""
    grant: Grant | None = None
    """What is given and must end."""
    closing: Closing | None = None
    """How a request ends."""
    identify: Varying[Literal["sign_in", "call_back", "in_person", "none"]] | None = (
        None
    )
    """How the requester is known to be who they say."""
    confidential: Confidential | None = None
    """Who may read the record at all."""
    change: ChangeRecord | None = None
    """What a change record asks for."""
    loop: ProblemLoop | None = None
    """When repeated incidents make a problem."""
    value: Value | None = None
    """Why the organisation pays for it."""
    demand: Demand | None = None
    """How often it is asked for."""
    knowledge: tuple[KnowledgeUse, ...] = ()
    """Articles that help."""
    notifications: tuple[NotificationUse, ...] = ()
    """Messages that go out."""
    survey: Ref["Survey"] | None = None
    """How people are asked afterwards."""
    exceptions: tuple[Exemption, ...] = ()
    """Cases treated otherwise for a while."""
    examples: tuple[Example, ...] = ()
    """The item's own tests."""


def leads_to(path_id: str, path: Path) -> str:
    """What a path is: its `leads_to`, else its id where that is one, else standard."""
    if path.leads_to is not None:
        return path.leads_to
    return path_id if path_id in {"expert", "change", "problem"} else "standard"
