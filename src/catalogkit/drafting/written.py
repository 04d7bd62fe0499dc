"""Bytes → what another program reads in them: typed values, each with its place.

Our own reader keeps scalars as text and refuses what authors had better not write.
Here YAML 1.2 means what it means to other programs: `true`, `8080` and `null` have
types, a file may hold several documents, and merge keys are merged.
"""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Keyed
from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic, Place, Route, Span
from catalogkit.drafting.rules import UNREADABLE
from catalogkit.source.grow import grow
from catalogkit.source.routes import span_between
from catalogkit.source.text import decode
from catalogkit.source.tree import (
    Alias,
    BrokenError,
    Listing,
    Mapping,
    Part,
    Scalar,
    TooDeepError,
)

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
MANY = 100_000
DEEP = 128
DIGITS = 400
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9A-Fa-f]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Json] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True)
class Written:
    """One document: its value, where each part stands, and the comments above keys."""

    file: str
    value: Json
    spans: Keyed[Route, Span]
    keys: Keyed[Route, Span] = field(default_factory=dict)
    comments: Keyed[Route, str] = field(default_factory=dict)

    def get(self, *route: str | int) -> Json:
        """The value at a route; None when there is none."""
        value = self.value
        for step in route:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                return None
        return value

    def text(self, *route: str | int) -> str:
        """The text at a route; "" when there is none."""
        value = self.get(*route)
        return value.strip() if isinstance(value, str) else ""

    def entries(self, *route: str | int) -> list[Json]:
        """The list at a route; a single value is a list of one."""
        value = self.get(*route)
        if value is None:
            return []
        return value if isinstance(value, list) else [value]

    def place(self, route: Route) -> Place:
        """Where something is written: at its key where it has one."""
        while route and route not in self.spans:
            route = route[:-1]
        span = self.keys.get(route) or self.spans.get(route)
        return Place(self.file, route, route in self.keys, span=span)


def documents(path: str, data: bytes) -> Iterator[Written | Diagnostic]:
    """Every document of a file, or why it cannot be read."""
    decoded = decode(path, data)
    yield from decoded.diagnostics
    if decoded.text is None:
        return
    try:
        tree = grow(decoded.text)
    except BrokenError as error:
        yield _unreadable(path, error.problem, span_between(error.at, error.at))
        return
    except TooDeepError as error:
        span = span_between(error.at, error.at)
        yield _unreadable(path, "it nests more than 64 levels deep", span)
        return
    lines = decoded.text.splitlines()
    for root in tree.documents:
        reader = _Reader(lines)
        try:
            value = reader.read(root, ())
        except _RefusedError as error:
            part = error.part
            yield _unreadable(path, str(error), span_between(part.start, part.end))
            return
        yield Written(path, value, reader.spans, reader.keys, reader.comments)


class _RefusedError(Exception):
    """A part that no program can make a value of."""

    def __init__(self, part: Part, message: str) -> None:
        super().__init__(message)
        self.part = part


@dataclass
class _Reader:
    """Makes the values of one document and notes where they stand."""

    lines: list[str]
    spans: dict[Route, Span] = field(default_factory=dict)
    keys: dict[Route, Span] = field(default_factory=dict)
    comments: dict[Route, str] = field(default_factory=dict)

    def read(self, part: Part, route: Route) -> Json:
        self.spans[route] = span_between(part.start, part.end)
        if len(self.spans) > MANY:
            message = f"its aliases repeat more than {MANY:,} values"
            raise _RefusedError(part, message)
        match part:
            case Scalar():
                return part.value if part.style else typed(part.value)
            case Alias():
                return self.aliased(part, route)
            case Listing():
                return [self.read(p, (*route, i)) for i, p in enumerate(part.items)]
            case Mapping():
                return self.mapping(part, route)

    def aliased(self, part: Alias, route: Route) -> Json:
        if part.target is None:
            message = f"'*{part.name}' names nothing that stands before it"
            raise _RefusedError(part, message)
        if part.inside or len(route) > DEEP:
            raise _RefusedError(part, f"'*{part.name}' contains itself")
        return self.read(part.target, route)

    def mapping(self, part: Mapping, route: Route) -> Json:
        result: dict[str, Json] = {}
        merged: dict[str, Json] = {}
        for key, value in part.pairs():
            if not isinstance(key, Scalar):
                raise _RefusedError(key, "a key is no text")
            if key.value == "<<" and not key.style:
                merged |= self.merge(value, route)
                continue
            if key.value in result:
                raise _RefusedError(key, f"'{key.value}' is written twice")
            here = (*route, key.value)
            result[key.value] = self.read(value, here)
            self.keys[here] = span_between(key.start, key.end)
            self.comment(key, here)
        return {**merged, **result}

    def merge(self, part: Part, route: Route) -> dict[str, Json]:
        items = part.items if isinstance(part, Listing) else [part]
        merged: dict[str, Json] = {}
        for each in items:
            value = self.read(each, route)
            if not isinstance(value, dict):
                raise _RefusedError(each, "'<<' merges something without keys")
            merged = {**value, **merged}
        return merged

    def comment(self, key: Scalar, route: Route) -> None:
        """The lines right above a key, as far in as the key itself."""
        found: list[str] = []
        number = key.start.line - 1
        start = " " * key.start.column + "#"
        while number >= 0 and self.lines[number].startswith(start):
            found.append(self.lines[number].strip().lstrip("#").strip())
            number -= 1
        if found:
            self.comments[route] = "\n".join(reversed(found)).strip()


def typed(text: str) -> Json:
    """What a plain scalar is in YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return _whole(text, 10)
    if _BASED.fullmatch(text):
        return _whole(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if abs(number) != float("inf") else text
    return text


def _whole(text: str, base: int) -> Json:
    return int(text, base) if len(text) < DIGITS else text


def _unreadable(path: str, reason: str, span: Span) -> Diagnostic:
    message = f"the file cannot be read here: {reason}"
    return UNREADABLE.found(Place(path, span=span, anchor=reason), message)
