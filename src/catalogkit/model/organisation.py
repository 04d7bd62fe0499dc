"""Who: teams, audiences, channels and sites."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.condition import When
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id, Line, Name, TimeZone
from catalogkit.model.time import Capacity

if TYPE_CHECKING:
    from catalogkit.model.time import Calendar


class Contact(Model):
    """How a team is reached."""

    chat: Line | None = None
    """A chat channel or group."""
    mail: Line | None = None
    """A mail address."""
    phone: Line | None = None
    """A telephone number."""
    page: Line | None = None
    """An address on the web."""


class Team(Entity):
    """People who do work together."""

    role: Literal["resolver", "stream", "coordination", "supplier", "approver"] = (
        "resolver"
    )
    """What the team is for."""
    lead: Line | None = None
    """The login of its head."""
    deputy: Line | None = None
    """Who stands in."""
    members: tuple[Line, ...] = ()
    """The logins of its people."""
    directory_group: Line | None = None
    """The group in the company's directory."""
    calendar: Ref["Calendar"] | None = None
    """When it works."""
    on_call: Ref["Calendar"] | None = None
    """When somebody can be called."""
    capacity: Capacity | None = None
    """How much work it can do a week."""
    contact: Contact | None = None
    """How it is reached."""
    handles: dict[Literal["github", "gitlab"], Line] = Key(default_factory=dict)
    """What it is called where the catalog is kept, if not as the manifest says."""


class Audience(Entity):
    """People who may see an item and ask for it."""

    when: When
    """Who belongs to it, by the attributes of a requester."""


class Channel(Entity):
    """A way by which requests come in."""

    type: Literal["portal", "mail", "chat", "phone", "walk_in", "api", "bot"]
    """What kind of way."""
    address: Line | None = None
    """The mail address, number or page."""
    match: Literal["keywords", "form", "agent"] | None = None
    """How the item is found: by keywords, by its form, by a person."""
    calendar: Ref["Calendar"] | None = None
    """When it is open."""


class Site(Entity):
    """A place where people work."""

    parent: Ref["Site"] | None = None
    """The place it belongs to."""
    country: Line | None = None
    """ISO 3166 code."""
    region: Id | None = None
    """The region of the organisation."""
    format: Id | None = None
    """What kind of place."""
    time_zone: TimeZone | None = None
    """Its clock."""
    calendar: Ref["Calendar"] | None = None
    """When it is open."""
    attributes: dict[Name, Line] = Key(default_factory=dict)
    """What else conditions may read of it."""
