"""Scalars: the author's text, turned once into a type of ours.

Nothing here guesses: `0x1F`, `1e3`, `yes` and `1_000` are no integers or booleans.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from catalogkit.model.fault import Fault, refuse

T = TypeVar("T")
Schema = dict[str, object]

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,15})")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
MONEY = re.compile(r"(-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,4})?) ([A-Z]{3})")
PERCENT = re.compile(r"((?:0|[1-9][0-9]*)(?:\.[0-9]+)?)%")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
SEMVER = re.compile(
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?"
)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATETIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
SAFE_INTEGER = 2**53 - 1
ANY_SCALAR: Schema = {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, eq=False)
class Scalar:
    """How a scalar is read from the author's text, and what editors are told of it."""

    read: Callable[[str], object]
    """Gives the typed value; raises ValueError with the sentence to show."""
    wanted: str
    schema: Schema

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The core schema: one plain function."""
        return core_schema.no_info_plain_validator_function(self.validate)

    def __get_pydantic_json_schema__(
        self, source: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What editors are told."""
        return dict(self.schema)

    def validate(self, value: object) -> object:
        """The typed value, or an error with our sentence."""
        if not isinstance(value, str):
            raise refused(value, self.wanted)
        try:
            return self.read(value)
        except ValueError as error:
            raise refuse(Fault(str(error))) from None


def refused(value: object, wanted: str) -> PydanticCustomError:
    """The error for a value of another shape: a list where text belongs."""
    return refuse(Fault(f"{wanted} belongs here, but this is {shape(value)}"))


def shape(value: object) -> str:
    """What a raw value looks like to its author."""
    if isinstance(value, dict):
        return "a block of keys"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "blank"
    return f"'{value}'"


def _pattern(pattern: re.Pattern[str], wanted: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if pattern.fullmatch(text) is None:
            message = f"'{text}' is not {wanted}"
            raise ValueError(message)
        return text

    return read


def integer(text: str) -> int:
    """A whole number within ±(2^53-1), which every target can hold exactly."""
    if INTEGER.fullmatch(text) is None or abs(int(text)) > SAFE_INTEGER:
        message = f"'{text}' is not a whole number such as 12"
        raise ValueError(message)
    return int(text)


def number(text: str) -> Decimal:
    """A decimal number, written with digits and a point."""
    if NUMBER.fullmatch(text) is None:
        message = f"'{text}' is not a number such as 12 or 2.5"
        raise ValueError(message)
    return Decimal(text)


def boolean(text: str) -> bool:
    """`true` or `false`, nothing else."""
    if text not in {"true", "false"}:
        message = f"'{text}' is neither true nor false"
        raise ValueError(message)
    return text == "true"


def percent(text: str) -> Decimal:
    """A percentage such as 99.5%, as a number of hundredths."""
    match = PERCENT.fullmatch(text)
    if match is None:
        message = f"'{text}' is not a percentage such as 80%"
        raise ValueError(message)
    return Decimal(match[1])


def date(text: str) -> datetime.date:
    """A day of the calendar, YYYY-MM-DD."""
    try:
        if DAY.fullmatch(text) is None:
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a day such as 2027-03-31"
        raise ValueError(message) from None


def moment(text: str) -> datetime.datetime:
    """A day and time, with an offset from UTC where it matters."""
    try:
        if DATETIME.fullmatch(text) is None:
            raise ValueError
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a moment such as 2026-03-06T16:30+08:00"
        raise ValueError(message) from None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount and its currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def money(text: str) -> Money:
    """An amount with its currency, such as 1200 EUR."""
    match = MONEY.fullmatch(text)
    if match is None:
        message = f"'{text}' is not an amount with its currency such as 1200 EUR"
        raise ValueError(message)
    return Money(Decimal(match[1]), match[2])


@lru_cache(maxsize=1024)
def time_zone(text: str) -> str:
    """A time zone of the IANA database, such as Asia/Shanghai."""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"'{text}' is not a time zone such as Europe/Berlin"
        raise ValueError(message) from None
    return text


def plain(text: str) -> str:
    """Text as it is; an empty one is refused."""
    if not text.strip():
        message = "some text belongs here"
        raise ValueError(message)
    return text


def _schema(description: str, example: object) -> Schema:
    return {**ANY_SCALAR, "description": description, "examples": [example]}


Id = Annotated[
    str,
    Scalar(
        _pattern(ID, "an id: ids are kebab-case, such as vpn-access"),
        "an id",
        _schema("An id: small letters and digits, joined by hyphens.", "vpn-access"),
    ),
]
Name = Annotated[
    str,
    Scalar(
        _pattern(
            NAME, "a field name: small letters, digits and _, such as cost_centre"
        ),
        "a name",
        _schema("A name: small letters, digits and underscores.", "cost_centre"),
    ),
]
Line = Annotated[str, Scalar(plain, "text", ANY_SCALAR)]
Integer = Annotated[
    int, Scalar(integer, "a whole number", _schema("A whole number.", 3))
]
Number = Annotated[Decimal, Scalar(number, "a number", _schema("A number.", 2.5))]
Boolean = Annotated[
    bool, Scalar(boolean, "true or false", {"enum": [True, False, "true", "false"]})
]
Percent = Annotated[
    Decimal, Scalar(percent, "a percentage", _schema("A percentage.", "80%"))
]
Date = Annotated[
    datetime.date, Scalar(date, "a day", _schema("A day, YYYY-MM-DD.", "2027-03-31"))
]
Moment = Annotated[
    datetime.datetime,
    Scalar(moment, "a moment", _schema("A day and time.", "2026-03-06T16:30+08:00")),
]
Time = Annotated[
    str,
    Scalar(
        _pattern(TIME, "a time of day such as 09:00"),
        "a time of day",
        _schema("A time of day, HH:MM.", "09:00"),
    ),
]
Version = Annotated[
    str,
    Scalar(
        _pattern(SEMVER, "a version such as 2.3.0"),
        "a version",
        _schema("A version of the contract (semver.org).", "2.3.0"),
    ),
]
MoneyAmount = Annotated[
    Money, Scalar(money, "an amount", _schema("An amount, its currency.", "1200 EUR"))
]
TimeZone = Annotated[
    str,
    Scalar(time_zone, "a time zone", _schema("A time zone (IANA).", "Europe/Berlin")),
]
