"""One line that is no YAML, and what an author may have meant by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogkit.diagnostic import Rule
from catalogkit.source.quote import quoted
from catalogkit.source.trap_rules import BACKSLASH, UNCLOSED_QUOTE

_QUOTED = re.compile(
    "(?:^|(?<=[\\s\\[{,:]))(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*')"
)
_COMMENT = re.compile("(?:^|(?<=\\s))#(?:\\s|$)")
_KEYED = re.compile(
    "(?P<lead>\\s*(?:- +)*)"
    "(?P<key>[^\\s#\"'{}\\[\\],&*!|>%@`:-][^:#]*?|\"[^\"]*\"|'[^']*')"
    "\\s*:(?:\\s+|$)"
)
_LEAD = re.compile("\\s*(?:- +)*")


@dataclass(frozen=True, slots=True)
class Trap:
    """What is wrong on a line from one column to another (from 0), and the remedy.

    `mended` is None when the remedy is not certain.
    """

    rule: Rule
    message: str
    start: int
    end: int
    mended: str | None = None

    def certainly(self, mended: str | None) -> "Trap":
        """The same with another remedy, or none."""
        return replace(self, mended=mended)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: where its value starts and ends; a comment is no part of it."""

    text: str
    key: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """What is said on it, behind key and dash."""
        return self.text[self.start : self.end]

    @property
    def indent(self) -> int:
        """The spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))


def line_of(text: str) -> Line:
    """A line of a file, taken apart as far as can be seen from itself."""
    keyed = _KEYED.match(text)
    lead = keyed or _LEAD.match(text)
    start = lead.end() if lead else 0
    comment = _COMMENT.search(_QUOTED.sub(_blotted, text), start)
    end = len(text[: comment.start() if comment else len(text)].rstrip())
    key = keyed["key"].strip("\"'") if keyed else ""
    return Line(text, key, start, max(start, end))


def without_quoted(text: str) -> str:
    """A text in which everything in quotes is blotted out."""
    return _QUOTED.sub(_blotted, text)


def quote_traps(value: str, start: int) -> Iterator[Trap]:
    """What may be wrong with a value that starts with a quote in a column."""
    mark, inner, end = value[0], value[1:], start + len(value)
    if "\\" in inner and mark == '"' and inner.endswith('"'):
        message = (
            "a backslash in double quotes starts an escape; "
            "a text with backslashes stands in single quotes"
        )
        yield Trap(BACKSLASH, message, start, end, quoted(inner[:-1]))
    if inner.endswith(mark) and len(inner) > 1:
        message = f"the text itself holds a {mark}, which ends it too early"
        meant = inner[:-1].replace(mark * 2, mark)
    elif mark in inner:
        message = (
            f"the quote {mark} ends before the text does; "
            "such a text stands in quotes as a whole"
        )
        meant = value
    else:
        message, meant = f"the quote {mark} never ends", inner
    yield Trap(UNCLOSED_QUOTE, message, start, end, quoted(meant))


def _blotted(match: re.Match[str]) -> str:
    return "x" * len(match.group())
