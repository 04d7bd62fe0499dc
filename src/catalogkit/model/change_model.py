"""How changes are made: models with approvals, lead times and responsibilities."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator
from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.duration import Work
from catalogkit.model.flow import Approver
from catalogkit.model.many import one_or_many
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id
from catalogkit.model.stream import Sensitivity

if TYPE_CHECKING:
    from catalogkit.model.organisation import Team

_MANY = tuple[Ref["Team"], ...]
Teams = Annotated[
    _MANY, BeforeValidator(one_or_many, json_schema_input_type=Ref["Team"] | _MANY)
]


class Raci(Model):
    """Who does, answers for, advises on and hears of an activity."""

    responsible: Teams = Key(default=(), alias="R")
    """They do it."""
    accountable: Teams = Key(default=(), alias="A")
    """Exactly one answers for it."""
    consulted: Teams = Key(default=(), alias="C")
    """They are asked before."""
    informed: Teams = Key(default=(), alias="I")
    """They are told."""


class ChangeModel(Entity):
    """A repeatable way to make changes of one kind."""

    change_type: Literal["standard", "normal", "emergency"]
    """standard: agreed beforehand; normal: assessed each time; emergency: at once."""
    sensitivity: tuple[Sensitivity, ...] = ()
    """For changes that touch value streams so sensitive; any unless given."""
    lead_time: Work | None = None
    """How long before its start a change must be asked for."""
    approvals: tuple[Approver, ...] = ()
    """Who agrees."""
    coordinator: Ref["Team"] | None = None
    """Who keeps the teams together."""
    raci: dict[Id, Raci] = Key(default_factory=dict)
    """Activity → who does it, answers for it, advises, is told."""
    evidence: tuple[Id, ...] = ()
    """What must be shown before it is closed: test reports, screenshots."""
