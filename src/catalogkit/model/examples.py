"""Tests of an item: a request, and what must happen to it."""

from typing import TYPE_CHECKING

from pydantic import Field as Key

from catalogkit.model.answers import Answer
from catalogkit.model.base import Entity, Model
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id, Line, Moment, Name
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.organisation import Team
    from catalogkit.model.service_item import ServiceItem


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


class ItemTest(Entity):
    """More tests of an item, in a file of their own."""

    item: Ref["ServiceItem"]
    """The item whose requests they are."""
    cases: tuple[Example, ...]
    """The requests, and what must happen to each."""
