"""When: calendars of working hours, holidays and make-up days."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field as Key

from catalogkit.model.base import Entity, Model
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Date, Line, Scalar, TimeZone

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = re.compile(
    r"((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
)
CAPACITY = re.compile(r"([0-9]+(?:\.[0-9]+)?)h per week")


def _days(text: str) -> tuple[str, ...]:
    first, _, last = text.partition("-")
    if first not in DAYS or (last and last not in DAYS):
        message = f"'{text}' is no day or range of days such as mon-fri"
        raise ValueError(message)
    start, end = DAYS.index(first), DAYS.index(last or first)
    if end < start:
        message = f"'{text}' runs backwards: a week goes from mon to sun"
        raise ValueError(message)
    return DAYS[start : end + 1]


def _hours(text: str) -> tuple[int, int]:
    match = HOURS.fullmatch(text)
    if match is None:
        message = f"'{text}' are no hours such as 09:00-18:00"
        raise ValueError(message)
    start, end = (int(each[:2]) * 60 + int(each[3:]) for each in match.groups())
    if start == end:
        message = f"'{text}' is no time at all: write 00:00-24:00 for a whole day"
        raise ValueError(message)
    return start, end


@dataclass(frozen=True, slots=True)
class WorkPerWeek:
    """Hours of work a week."""

    hours: Decimal

    def __str__(self) -> str:
        return f"{self.hours:f}h per week"


def _capacity(text: str) -> WorkPerWeek:
    match = CAPACITY.fullmatch(text)
    if match is None:
        message = f"'{text}' is no capacity such as 60h per week"
        raise ValueError(message)
    return WorkPerWeek(Decimal(match[1]))


Days = Annotated[
    tuple[str, ...],
    Scalar(_days, "days", {"type": "string", "examples": ["mon-fri", "sat"]}),
]
Hours = Annotated[
    tuple[int, int],
    Scalar(_hours, "hours", {"type": "string", "examples": ["09:00-18:00"]}),
]
Capacity = Annotated[
    WorkPerWeek,
    Scalar(_capacity, "a capacity", {"type": "string", "examples": ["60h per week"]}),
]


class Holidays(Model):
    """Days on which nobody works."""

    country: Line | None = None
    """ISO 3166 code: the public holidays there."""
    subdivision: Line | None = None
    """ISO 3166-2 part of it, such as BY."""
    dates: tuple[Date, ...] = ()
    """More days."""
    ics: Line | None = None
    """An iCalendar file beside this one."""


class Calendar(Entity):
    """A clock of working time."""

    time_zone: TimeZone | None = None
    """Where its hours are read."""
    hours: dict[Days, tuple[Hours, ...]] = Key(default_factory=dict)
    """Days → spans of minutes after midnight; an end before its start is overnight."""
    holidays: Holidays | None = None
    """Days on which nobody works."""
    working_days: tuple[Date, ...] = ()
    """Days that are worked although they would not be: make-up Saturdays."""
    closed: tuple[Date, ...] = ()
    """Days that are not worked although they would be."""
    any_of: tuple[Ref["Calendar"], ...] = ()
    """Open when one of these is."""
    all_of: tuple[Ref["Calendar"], ...] = ()
    """Open when all of these are."""
    ics: Line | None = None
    """An iCalendar file that gives the working time."""
