"""The line of a file with a caret under what is meant."""

from collections.abc import Iterator

from catalogkit.report.show import Excerpt
from catalogkit.report.visible import drawn
from catalogkit.wording.breadth import cells

WIDTH = 100
BEFORE = 40
MORE = "…"


def picture(excerpt: Excerpt) -> Iterator[str]:
    """Two lines: the text as it stands, and carets under the span.

    A span of several lines is marked to the end of its first. Of a very long line the
    part around the span is shown.
    """
    text, start, end = _window(excerpt)
    number = str(excerpt.span.line)
    yield f"  {number} | {drawn(text)}".rstrip()
    gap = " " * cells(drawn(text[:start]))
    carets = "^" * max(1, cells(drawn(text[start:end])))
    yield f"  {' ' * len(number)} | {gap}{carets}"


def _window(excerpt: Excerpt) -> tuple[str, int, int]:
    span, text = excerpt.span, excerpt.text.rstrip("\r\n")
    start = min(span.column - 1, len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    end = max(start, min(end, len(text)))
    if len(text) <= WIDTH:
        return text, start, end
    left = max(0, min(start - BEFORE, len(text) - WIDTH))
    right = min(len(text), left + WIDTH)
    head, tail = MORE if left else "", MORE if right < len(text) else ""
    shift = len(head) - left
    return head + text[left:right] + tail, start + shift, min(end, right) + shift
