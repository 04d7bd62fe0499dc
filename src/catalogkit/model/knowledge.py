"""What helps and what is said: articles, automations, notifications, surveys."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.duration import Work
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Integer, Line, Name, Percent
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.organisation import Audience, Team
    from catalogkit.model.service_item import ServiceItem


class Article(Entity):
    """Knowledge in Markdown: one file a locale, its fields as front matter."""

    title: Text
    """What it is about."""
    items: tuple[Ref["ServiceItem"], ...] = ()
    """The items it helps with."""
    audience: tuple[Ref["Audience"], ...] = ()
    """Who may read it."""
    locale: Line | None = None
    """The locale of this file, from its name; blank for the default locale."""
    body: Line
    """The article."""

    @property
    def key(self) -> str:
        """The address of the article; a translation's ends in its locale."""
        return f"{super().key}.{self.locale}" if self.locale else super().key


class Endpoint(Model):
    """What is called: the name of a setting, never an address or a secret."""

    webhook: Line
    """The setting that holds the address."""


class OnFailure(Model):
    """Who continues by hand."""

    team: Ref["Team"]
    """The team."""


class Automation(Entity):
    """Work without hands."""

    trigger: Literal["task", "submitted", "approved", "delivered", "closed"]
    """What starts it."""
    inputs: dict[Name, Line] = Key(default_factory=dict)
    """Its inputs: `answers.<field>`, `requester.<attribute>`, `request.id`…"""
    endpoint: Endpoint
    """What is called."""
    timeout: Work | None = None
    """How long it may take."""
    retry: Integer = 0
    """How often it is tried again."""
    idempotency_key: Line | None = None
    """What makes a second try harmless."""
    on_failure: OnFailure | None = None
    """Who continues by hand."""
    audit: Literal["required", "none"] = "none"
    """Whether each run is kept for the auditors."""


class Notification(Entity):
    """The words of a message; placeholders such as {{requester.name}}."""

    subject: Text
    """The subject line."""
    body: Text
    """The message, in Markdown."""


class Question(Model):
    """One question of a survey."""

    id: Name
    """Names the answer."""
    type: Literal["scale", "text", "choice", "boolean"]
    """What kind of answer it takes."""
    text: Text
    """The question."""
    from_: Integer | None = Key(default=None, alias="from")
    """The lowest value of a scale."""
    to: Integer | None = None
    """The highest value of a scale."""
    options: tuple[Text, ...] = ()
    """The answers of a choice."""


class Survey(Entity):
    """How people are asked afterwards."""

    event: Literal["delivered", "closed"]
    """When they are asked."""
    sample: Percent | None = None
    """The share of requests that is asked about."""
    at_most_every: Work | None = None
    """How long a person is left alone."""
    questions: tuple[Question, ...]
    """What is asked."""
