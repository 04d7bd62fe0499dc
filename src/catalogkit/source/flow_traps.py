"""The traps of one line in brackets and braces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Rule
from catalogkit.source.quote import quoted
from catalogkit.source.trap import Line, Trap, quote_traps, without_quoted
from catalogkit.source.trap_rules import (
    COLON_IN_TEXT,
    CUT_BY_COMMENT,
    FULL_WIDTH,
    SPECIAL_CHARACTER,
    WIDE,
    colon_message,
    special_message,
    wide_message,
)

UNCLOSED_BRACKET = Rule(
    "yaml/unclosed-bracket", "A bracket or brace is not closed, or closed twice."
)

_CLOSING = {"[": "]", "{": "}"}
_WIDE_MARKS = re.compile(
    "[｛｝［］]|(?<=[A-Za-z0-9_])： *|， *(?=[A-Za-z][\\w-]* *[:：])"
)
_WIDE_LIST = re.compile("(?<=[A-Za-z0-9_-])， *(?=[A-Za-z0-9])")
_PAIR = re.compile("\\s*(?:[^\\s:\"'][^:]*?|x+):\\s+")
_SPECIAL = frozenset("@`%*&!|>?-#")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One value in brackets, by its columns."""

    start: int
    end: int


def flow_traps(line: Line) -> Iterator[Trap]:
    """Every remedy for a line with brackets, the most likely first."""
    yield from _wide(line)
    whole = line.text.rstrip()
    seen = without_quoted(whole)
    opens = [seen.find(each, line.start) for each in "[{" if each in seen[line.start :]]
    if not opens:
        return
    for leaf in _leaves(seen, min(opens)):
        yield from _texts(whole, leaf)
    yield from _brackets(line)


def _wide(line: Line) -> Iterator[Trap]:
    for marks in (_WIDE_MARKS, _WIDE_LIST):
        found = list(marks.finditer(line.text, line.start, line.end))
        if found:
            start, end = found[0].start(), found[-1].end()
            message = wide_message(found[0].group()[0])
            yield Trap(FULL_WIDTH, message, start, end, narrowed(line.text, found))


def narrowed(text: str, marks: list[re.Match[str]]) -> str:
    """The text from the first to the last mark, each in the form that YAML knows."""
    parts: list[str] = []
    at = marks[0].start()
    for mark in marks:
        parts += [text[at : mark.start()], WIDE[mark.group()[0]]]
        at = mark.end()
    return "".join(parts)


def _leaves(seen: str, start: int) -> Iterator[_Leaf]:
    """The values between the brackets of a line (a comment sign is text here)."""
    at = start
    for index in range(start, len(seen)):
        each = seen[index]
        if each in "[{" and not seen[at:index].strip(" :"):
            at = index + 1
        elif each in ",]}" and (
            each != "," or seen[index + 1 : index + 2] in {" ", ""}
        ):
            yield from _leaf(seen, at, index)
            at = index + 1
        elif each in "[{" and _PAIR.fullmatch(seen[at:index]):
            at = index + 1
    yield from _leaf(seen, at, len(seen))


def _leaf(seen: str, start: int, end: int) -> Iterator[_Leaf]:
    pair = _PAIR.match(seen, start, end)
    start = pair.end() if pair else start
    while start < end and seen[start] == " ":
        start += 1
    while end > start and seen[end - 1] == " ":
        end -= 1
    if start < end:
        yield _Leaf(start, end)


def _texts(text: str, leaf: _Leaf) -> Iterator[Trap]:
    value = text[leaf.start : leaf.end]
    if value[0] in "\"'":
        yield from quote_traps(value, leaf.start)
        return
    rule, message = _kept(value)
    if rule is not None:
        yield Trap(rule, message, leaf.start, leaf.end, quoted(value))


def _kept(value: str) -> tuple[Rule | None, str]:
    if value[0] == "#" or " #" in value:
        cut = value[value.index("#") :]
        return CUT_BY_COMMENT, (
            f"'{cut}' is read as a comment and no part of the text; "
            "a text with ' #' stands in quotes"
        )
    if value[0] in _SPECIAL:
        return SPECIAL_CHARACTER, special_message(value)
    if ": " in value or value.endswith(":"):
        return COLON_IN_TEXT, colon_message(value)
    return None, ""


def _brackets(line: Line) -> Iterator[Trap]:
    seen = without_quoted(line.text)
    opened: list[str] = []
    for index in range(line.start, line.end):
        each = seen[index]
        if each in "[{":
            opened.append(each)
        elif each in "]}":
            if not opened or _CLOSING[opened[-1]] != each:
                yield _wrong(line, index, opened)
                return
            opened.pop()
    if opened:
        closing = _CLOSING[opened[-1]]
        message = f"'{opened[-1]}' is opened here and never closed by '{closing}'"
        start = seen.rfind(opened[-1], 0, line.end)
        written = line.text[start : line.end]
        certain = written + closing if len(opened) == 1 else None
        yield Trap(UNCLOSED_BRACKET, message, start, line.end, certain)


def _wrong(line: Line, index: int, opened: list[str]) -> Trap:
    each = line.text[index]
    if not opened:
        message = f"'{each}' closes what was never opened"
        return Trap(UNCLOSED_BRACKET, message, index, index + 1, "")
    wanted = _CLOSING[opened[-1]]
    message = f"'{opened[-1]}' is closed by '{each}' instead of '{wanted}'"
    certain = wanted if len(opened) == 1 else None
    return Trap(UNCLOSED_BRACKET, message, index, index + 1, certain)
