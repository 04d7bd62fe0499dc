"""What one line of a condition asks of its field, as its author wrote it.

`2..10`, `over 10`, `[emea, apac]`, `{has_any: [cad, cam]}`: shape only. Whether the
words suit the field is judged later, against the form (`catalog.conditions`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogkit.diagnostic import Route
from catalogkit.source.node import Value

if TYPE_CHECKING:
    from catalogkit.model.condition import Condition

SIGNS: Mapping[str, str] = {
    ">=": "{}..",
    "≥": "{}..",
    "=>": "{}..",
    "<=": "..{}",
    "≤": "..{}",
    "=<": "..{}",
    ">": "over {}",
    "<": "under {}",
    "==": "{}",
    "=": "{}",
}
"""How a sign is written here: YAML reads `>` itself, so there are none."""
LISTS = ("not", "is", "one_of", "has_any", "has_all", "has_none", "starts_with")
SINGLES = ("has", "matches", "within", "outside")
COMPARISONS: Mapping[str, str] = {
    "after": "over",
    "before": "under",
    "not_before": "from",
    "not_after": "to",
    "over": "over",
    "under": "under",
    "at_least": "from",
    "at_most": "to",
    "same_as": "is",
    "different_from": "isnt",
}
"""Tests against another field, and what each asks of the two values."""
LINES = ("any_line", "all_lines")
TEST_NAMES = (*LISTS, *SINGLES, *COMPARISONS, *LINES)
_SIGN = re.compile(r"(>=|=>|<=|=<|≥|≤|>|<|==|=)\s*(\S.*)")
_OPEN = re.compile(r"(over|under)\s+(\S.*)")
_WIDE = re.compile(r"\s*\.\.\s*")


@dataclass(frozen=True, slots=True)
class Word:
    """One value as its author wrote it, and its route from the condition's root."""

    text: str
    route: Route = ()


@dataclass(frozen=True, slots=True)
class IsIn:
    """The value is one of these."""

    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class NotIn:
    """The value is given and none of these."""

    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The value lies between two ends; an end that is missing is open for ever.

    `text` is the whole as it was written, for a field that has no order.
    """

    low: Word | None
    high: Word | None
    low_open: bool = False
    high_open: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Has:
    """Of several choices any, all or none of these are chosen; `how` says which."""

    how: str
    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """The field is given, or is not."""

    present: bool


@dataclass(frozen=True, slots=True)
class StartsWith:
    """The text begins with one of these."""

    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The whole text fits a pattern."""

    pattern: Word


@dataclass(frozen=True, slots=True)
class Within:
    """The moment lies inside, or outside, the working hours of a calendar."""

    calendar: Word
    inside: bool


@dataclass(frozen=True, slots=True)
class Compare:
    """The value against another field: `op` is over, under, from, to, is or isnt."""

    op: str
    other: Word


@dataclass(frozen=True, slots=True)
class Lines:
    """Any, or every, line of a repeating group meets a condition of its own."""

    every: bool
    condition: "Condition"


Test = (
    IsIn
    | NotIn
    | Range
    | Has
    | Presence
    | StartsWith
    | Matches
    | Within
    | Compare
    | Lines
)


def of_text(whole: str, route: Route) -> Test:
    """The test a single text stands for: a value, a range, present or absent."""
    text = whole.strip()
    if text in {"present", "absent"}:
        return Presence(text == "present")
    opened = _OPEN.fullmatch(text)
    if opened is not None:
        word = Word(opened[2], route)
        if opened[1] == "over":
            return Range(word, None, low_open=True, text=text)
        return Range(None, word, high_open=True, text=text)
    if ".." in text:
        low, high = _WIDE.split(text, maxsplit=1)
        return Range(_end(low, route), _end(high, route), text=text)
    return IsIn((Word(whole, route),))


def unsigned(text: str) -> str | None:
    """How a test with a sign (`>= 10`) is written here (`10..`), or None."""
    found = _SIGN.fullmatch(text.strip())
    return None if found is None else SIGNS[found[1]].format(found[2].rstrip())


def of_words(name: str, words: tuple[Word, ...]) -> Test:
    """The test of that name over some words, see LISTS and SINGLES."""
    match name:
        case "not":
            return NotIn(words)
        case "is" | "one_of":
            return IsIn(words)
        case "has" | "has_any":
            return Has("any", words)
        case "has_all" | "has_none":
            return Has(name.removeprefix("has_"), words)
        case "starts_with":
            return StartsWith(words)
        case "matches":
            return Matches(words[0])
    return Within(words[0], name == "within")


def is_word(value: Value) -> bool:
    """Whether a value is one text that is not blank."""
    return isinstance(value, str) and bool(value.strip())


def _end(text: str, route: Route) -> Word | None:
    return Word(text, route) if text else None
