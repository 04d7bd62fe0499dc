"""What proofs find: one class a kind of finding, with all that its sentence needs."""

from dataclasses import dataclass

from catalogkit.catalog.canonical import Typed
from catalogkit.decision import Request
from catalogkit.diagnostic import Place
from catalogkit.model.condition import Condition
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.form import Field, Option
from catalogkit.model.organisation import Audience
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True, slots=True)
class Open:
    """A question that was given up: nobody knows whether something is wrong."""

    place: Place
    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A request that no path takes."""

    item: ServiceItem
    request: Request


@dataclass(frozen=True, slots=True)
class Overlap:
    """A request that two paths take, neither of which goes first."""

    item: ServiceItem
    first: str
    second: str
    request: Request


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A path that takes no request: what it could take is taken by `covering`.

    Without those its own condition never holds; `lines` exclude one another.
    """

    item: ServiceItem
    path: str
    covering: tuple[str, ...] = ()
    lines: tuple[Typed, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What holds already where a condition is read.

    `why` is shown (its field is), path (the request is on one of some paths), or
    earlier (the cases above did not fit); `said` says it in words.
    """

    why: str
    said: str
    tree: Typed


@dataclass(frozen=True, slots=True)
class Conditional:
    """Something of an item that depends on a condition.

    `what` is shown, required, read_only, impact, urgency, identify, path, approval,
    task, respond, fulfil, deliverable, notification or named; `name` the id of the
    thing. `group` is the repeating group whose line is read. What is `asked` is read
    while the form is being filled in, when required answers are still missing.
    """

    what: str
    name: str
    condition: Condition
    tree: Typed
    given: tuple[Given, ...] = ()
    group: str = ""
    asked: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Always:
    """A condition that every request meets, of those left by earlier cases."""

    item: ServiceItem
    use: Conditional
    left: bool = False


@dataclass(frozen=True, slots=True)
class Never:
    """A condition that no request meets.

    `lines` are one or two of its lines that suffice; `given` what excludes it where it
    is read, None where it never holds at all; `hidden` a field that it reads and that
    is hidden whenever the rest holds.
    """

    item: ServiceItem
    use: Conditional
    lines: tuple[Typed, ...] = ()
    given: Given | None = None
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a condition that can go: it changes nothing, or never holds."""

    item: ServiceItem
    use: Conditional
    line: Typed
    never: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A constraint that no request breaks, or that none with its answers meets."""

    item: ServiceItem
    index: int
    never: bool


@dataclass(frozen=True, slots=True)
class Unchoosable:
    """An option that no accepted request has chosen; `offered`: some could see it."""

    item: ServiceItem
    field: Field
    option: Option
    offered: bool


@dataclass(frozen=True, slots=True)
class Redundant:
    """An approval that is needed only where another one asks the same people."""

    item: ServiceItem
    step: ApprovalStep
    other: ApprovalStep


@dataclass(frozen=True, slots=True)
class Unset:
    """An answer that may be missing where something reads it.

    `reader` says who reads it, in words: a `message`, or what cannot work without it.
    Without a `request` it is always missing.
    """

    item: ServiceItem
    place: Place
    field: str
    reader: str
    request: Request | None
    message: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """An item for which no request at all is accepted.

    Without any of `limits`, or without its audience, some would be.
    """

    item: ServiceItem
    limits: tuple[int, ...]
    audience: bool


@dataclass(frozen=True, slots=True)
class Empty:
    """An audience that nobody belongs to."""

    audience: Audience


Finding = (
    Open | Gap | Overlap | Unreachable | Always | Never | Line | Limit | Unchoosable
    | Redundant | Unset | Refused | Empty
)  # fmt: skip
