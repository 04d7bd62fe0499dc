"""One word of a condition against the type of its field."""

import re
from collections.abc import Callable
from datetime import UTC
from decimal import Decimal
from typing import TypeVar

from catalogkit.catalog.canonical import Today, Value
from catalogkit.catalog.scope import TEXTS, FieldType
from catalogkit.diagnostic import Route
from catalogkit.model import scalars
from catalogkit.model.comparison import Word
from catalogkit.model.near import certain, near

T = TypeVar("T")

SAFE = 2**53
YES = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ZONED = re.compile(r".*(Z|[+-][0-9]{2}:[0-9]{2})")
_TODAY = re.compile(r"today(?:\s*([+-])\s*([0-9]{1,5})\s*(bd|d|w|mo|y)( elapsed)?)?")


class Misfit(Exception):
    """A word or a test that does not suit its field, and the sentence that says so."""

    def __init__(
        self,
        message: str,
        route: Route = (),
        rule: str = "condition/wrong-type",
        fix: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.route, self.rule, self.set = message, route, rule, fix


def literal(name: str, kind: FieldType, word: Word, currency: str) -> Value:
    """The value a word stands for. Raises Misfit where it is none of that type."""
    match kind.kind:
        case "boolean":
            return _boolean(name, word)
        case "integer":
            return _integer(name, word)
        case "number":
            return _double(_decimal(name, word), word)
        case "money":
            return _money(name, word, currency)
        case "date":
            return _date(name, word)
        case "datetime":
            return _moment(name, word)
    if kind.kind in TEXTS or kind.kind == "choices":
        return _option(name, kind, word)
    message = f"'{name}' is {a(kind.kind)} field, which has no values to compare with"
    raise Misfit(message, word.route)


def a(kind: str) -> str:
    """A kind of field with its article."""
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _option(name: str, kind: FieldType, word: Word) -> str:
    options = kind.options
    if options is None or word.text in options:
        return word.text
    message = f"'{name}' has no option '{word.text}'{near(word.text, options)}"
    fix = certain(word.text, options)
    raise Misfit(message, word.route, "condition/unknown-option", fix)


def _boolean(name: str, word: Word) -> bool:
    if word.text in {"true", "false"}:
        return word.text == "true"
    message = f"'{name}' is true or false, and '{word.text}' is neither"
    fix = YES.get(word.text.lower())
    if word.text.lower() in {"true", "false"}:
        fix = word.text.lower()
    raise Misfit(message, word.route, fix=fix)


def _integer(name: str, word: Word) -> int:
    return _read(scalars.integer, name, "a whole number such as 12", word)


def _decimal(name: str, word: Word) -> Decimal:
    return _read(scalars.number, name, "a number such as 12 or 2.5", word)


def _double(decimal: Decimal, word: Word) -> int | float:
    number = float(decimal)
    if abs(number) == float("inf"):
        message = f"'{word.text}' is larger than any number a request can hold"
        raise Misfit(message, word.route)
    whole = number.is_integer() and abs(number) < SAFE
    return int(number) if whole else number


def _money(name: str, word: Word, currency: str) -> int | float:
    bare = scalars.NUMBER.fullmatch(word.text) is not None
    if bare and currency:
        message = f"an amount names its currency: '{word.text} {currency}'"
        raise Misfit(message, word.route)
    money = _read(scalars.money, name, "an amount such as 1200 EUR", word)
    if currency and money.currency != currency:
        message = (
            f"'{name}' counts in {currency}, and '{word.text}' is {money.currency}"
        )
        raise Misfit(message, word.route)
    return _double(money.amount, word)


def _date(name: str, word: Word) -> Value:
    found = _TODAY.fullmatch(word.text)
    if found is not None:
        return _today(word, *found.groups())
    if _DAY.fullmatch(word.text) is None:
        _read(_refuse, name, "a day such as 2027-03-31", word)
    return _read(scalars.date, name, "a day such as 2027-03-31", word).isoformat()


def _today(
    word: Word, sign: str | None, count: str | None, unit: str, elapsed: str | None
) -> Today:
    if sign is None or count is None or int(count) == 0:
        return Today()
    if (unit in {"d", "w"}) != (elapsed is not None):
        if elapsed:
            wrong = f"'{count}{unit}' is no elapsed time: leave 'elapsed' out"
            raise Misfit(wrong, word.route)
        days = int(count) * (5 if unit == "w" else 1)
        message = (
            f"'{count}{unit}' can be read in two ways: write {days}bd for business "
            f"days, or {count}{unit} elapsed for days of the calendar"
        )
        raise Misfit(message, word.route)
    amount = int(count) * (7 if unit == "w" else 1)
    return Today(f"{sign}{amount}{'d' if unit == 'w' else unit}")


def _moment(name: str, word: Word) -> str:
    wanted = "a moment such as 2026-03-06T16:30+08:00"
    found = _read(scalars.moment, name, wanted, word)
    if _ZONED.fullmatch(word.text) is None:
        message = f"'{word.text}' does not say its offset from UTC, as in"
        message += " 2026-03-06T16:30+08:00"
        raise Misfit(message, word.route)
    try:
        moment = found.astimezone(UTC)
    except OverflowError:
        message = f"'{word.text}' lies outside the years 1 to 9999 in UTC"
        raise Misfit(message, word.route) from None
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _refuse(text: str) -> None:
    raise ValueError(text)


def _read(read: Callable[[str], T], name: str, wanted: str, word: Word) -> T:
    try:
        return read(word.text)
    except ValueError:
        message = f"'{name}' takes {wanted}, and '{word.text}' is none"
        dashed = re.fullmatch(r"(\S+?)\s*[-–—~～至到]\s*(\S+)", word.text)
        if dashed and _readable(read, dashed[1]) and _readable(read, dashed[2]):
            message = f"{message}; a range is written {dashed[1]}..{dashed[2]}"
        raise Misfit(message, word.route) from None


def _readable(read: Callable[[str], T], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
