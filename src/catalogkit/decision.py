"""A request as somebody would send it: what a proof shows and `decide` answers."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Request:
    """One request for an item.

    `answers` are the values a form submits: text, number, truth value, a day
    "2027-03-31", a moment "2026-12-01T02:15:00Z", a list of choices, rows as objects; a
    field that is not answered is not there. `requester` and `recipient` hold attributes
    of people ("employment": "contractor"); no recipient means the requester. `at` is
    the moment of submission, with a time zone.
    """

    item: str
    answers: Answers = field(default_factory=dict)
    requester: Answers = field(default_factory=dict)
    recipient: Answers | None = None
    channel: str | None = None
    at: datetime.datetime | None = None
