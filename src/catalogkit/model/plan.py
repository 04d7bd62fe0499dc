"""What happens when: freezes, and work that is planned for a time."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.duration import Work, duration
from catalogkit.model.ref import Ref
from catalogkit.model.references import InterfaceOf
from catalogkit.model.scalars import Integer, Line, Moment, Scalar, date, moment
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.landscape import System
    from catalogkit.model.organisation import Site, Team
    from catalogkit.model.service_item import ServiceItem
    from catalogkit.model.stream import ValueStream
    from catalogkit.model.time import Calendar

EDGE = re.compile(r"(start|end)(?: ([+-]) (.+))?")


def _edge(text: str) -> str:
    match = EDGE.fullmatch(text)
    if match is not None:
        if match[3] is not None:
            duration(match[3])
        return text
    try:
        (date if len(text) == len("2026-11-11") else moment)(text)
    except ValueError:
        message = f"'{text}' is no edge: write a day, or such as end - 2bd"
        raise ValueError(message) from None
    return text


Edge = Annotated[
    str,
    Scalar(_edge, "an edge", {"type": "string", "examples": ["end - 2bd", "start"]}),
]


class Recurring(Model):
    """When a freeze is: every month from one edge to the other, or once."""

    every: Literal["week", "month", "quarter", "year"] | None = None
    """It comes back so often; `from` and `to` count from its start or end."""
    from_: Edge | None = Key(default=None, alias="from")
    """Where it begins: a day, a moment, or such as end - 2bd."""
    to: Edge | None = None
    """Where it ends, that day included."""
    rrule: Line | None = None
    """A recurrence rule of iCalendar (RFC 5545) instead of `every`."""
    calendar: Ref["Calendar"] | None = None
    """The clock of its business days, where its days are read."""


class Reach(Model):
    """What a freeze covers: each of these."""

    streams: tuple[Ref["ValueStream"], ...] = ()
    """Value streams, with the systems of their stages."""
    systems: tuple[Ref["System"], ...] = ()
    """Systems."""
    items: tuple[Ref["ServiceItem"], ...] = ()
    """Service items."""
    sites: tuple[Ref["Site"], ...] = ()
    """Sites, with those below them."""


class Freeze(Entity):
    """A time in which changes rest."""

    when: Recurring
    """When."""
    level: Literal["hard", "soft"] = "hard"
    """hard: nothing; soft: with an agreement."""
    applies_to: Reach | None = None
    """What it covers; everything unless given."""
    requests: Literal["refuse", "hold", "allow"] = "allow"
    """What becomes of requests that come meanwhile."""
    reason: Text | None = None
    """Why."""


class Window(Model):
    """From when to when."""

    from_: Moment = Key(alias="from")
    """Its beginning."""
    to: Moment
    """Its end."""
    rrule: Line | None = None
    """A recurrence rule of iCalendar (RFC 5545), where the work comes back."""
    calendar: Ref["Calendar"] | None = None
    """The clock by which it comes back, in summer and winter."""


class Agreement(Model):
    """An overlap that somebody agreed to."""

    freeze: Ref["Freeze"] | None = None
    """The soft freeze in which the work may be done."""
    work: Ref["ScheduledWork"] | None = None
    """The other work that may be done at the same time."""
    by: Ref["Team"]
    """Who agreed: the owner of the freeze, or the team or owner of the other work."""
    reason: Text | None = None
    """Why it is all right."""


class VersionChange(Model):
    """An interface that will offer another version."""

    interface: InterfaceOf
    """The system and the interface: crm.customer-api."""
    version: Integer
    """The version it will offer."""


class ScheduledWork(Entity):
    """Work that is planned for a time."""

    work: Literal["release", "change", "campaign", "maintenance"]
    """What kind."""
    team: Ref["Team"]
    """Who does it."""
    window: Window
    """When."""
    earliest: Moment | None = None
    """It cannot begin before."""
    deadline: Moment | None = None
    """It must have ended by then."""
    systems: tuple[Ref["System"], ...] = ()
    """The systems it touches."""
    sites: tuple[Ref["Site"], ...] = ()
    """The places it touches; all unless given."""
    outage: Work | None = None
    """How long something does not work."""
    changes: tuple[VersionChange, ...] = ()
    """Interfaces that will be others."""
    agreed: tuple[Agreement, ...] = ()
    """Overlaps that somebody agreed to."""
