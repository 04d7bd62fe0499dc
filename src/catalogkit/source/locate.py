"""Places → lines and columns, by reading their file again."""

from collections.abc import Iterable, Mapping

from catalogkit.diagnostic import Place, Span
from catalogkit.source.broken import explain
from catalogkit.source.front import front_of
from catalogkit.source.grow import grow
from catalogkit.source.routes import Found, follow, span_between
from catalogkit.source.text import decode, span_of
from catalogkit.source.tree import BrokenError, Part, Scalar, TooDeepError

_FIRST = Span(1, 1, 1, 1)


def locate(data: bytes, path: str, places: Iterable[Place]) -> Mapping[Place, Span]:
    """The span of every place of one file, all by one reading.

    A route that does not exist ends where it stops to; a blank value is where its key
    is. In a file that cannot be read every place is its first line.
    """
    places = list(places)
    if all(place.span for place in places):
        return {place: place.span or _FIRST for place in places}
    text, front = _text(data, path)
    root, lines = _root(text), text.split("\n")
    spans: dict[Place, Span] = {}
    for place in places:
        if place.span is not None:
            spans[place] = place.span
        elif front is not None and place.route[:1] == ("body",):
            spans[place] = front
        else:
            span = _FIRST if root is None else _span(text, root, place)
            spans[place] = _within(lines, span)
    return spans


def _within(lines: list[str], span: Span) -> Span:
    """The part of a span that is written: what was meant may be longer."""
    last = min(span.end_line, len(lines))
    end = min(span.end_column, len(lines[last - 1]) + 1)
    start = span.column if span.line < last else min(span.column, end)
    return Span(min(span.line, last), start, last, end)


def _text(data: bytes, path: str) -> tuple[str, Span | None]:
    text = decode(path, data).text
    if text is None or not path.endswith(".md"):
        return text or "", None
    front = front_of(text)
    if front is None:
        return "", None
    end = max(len(text.rstrip()), front.body_at)
    return front.yaml, span_of(text, front.body_at, end)


def _root(text: str) -> Part | None:
    try:
        return grow(text).root
    except TooDeepError:
        return None
    except BrokenError as error:
        meant = explain("", text, error).meant
        return None if meant is None else _root(meant)


def _span(text: str, root: Part, place: Place) -> Span:
    found = follow(root, place.route)
    exists = len(found.route) == len(place.route)
    if found.key is not None and (place.key and exists):
        return span_between(found.key.start, found.key.end)
    if found.key is not None and _is_blank(found):
        return span_between(found.key.start, found.key.end)
    return _tight(text, found.part)


def _is_blank(found: Found) -> bool:
    part = found.part
    return isinstance(part, Scalar) and part.start.index == part.end.index


def _tight(text: str, part: Part) -> Span:
    """A block of text ends where the next part begins; its span ends with its words."""
    span = span_between(part.start, part.end)
    written = text[part.start.index : part.end.index]
    if not written[-1:].isspace():
        return span
    return span_of(text, part.start.index, part.start.index + len(written.rstrip()))
