"""What you get and within which limits: deliverables, boundary, constraints, prices."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Key

from catalogkit.model.base import Model
from catalogkit.model.cases import Varying
from catalogkit.model.condition import When
from catalogkit.model.duration import Work
from catalogkit.model.ref import Ref
from catalogkit.model.references import Evidence, Party
from catalogkit.model.scalars import Id, Name
from catalogkit.model.text import Text

if TYPE_CHECKING:
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


class Recipient(Model):
    """For whom it is."""

    from_: Name = Key(alias="from")
    """The field of type user or person that says so."""
    default: Literal["requester"] | None = None
    """Who it is for when the field is empty."""
