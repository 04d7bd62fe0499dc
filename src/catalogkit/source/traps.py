"""The traps of one line outside brackets: text that YAML takes for something else."""

import re
from collections.abc import Iterator

from catalogkit.diagnostic import Rule
from catalogkit.source.quote import quoted
from catalogkit.source.trap import Line, Trap, quote_traps
from catalogkit.source.trap_rules import (
    COLON_IN_TEXT,
    FULL_WIDTH,
    MISSING_SPACE,
    SPECIAL_CHARACTER,
    TAB,
    TABBED,
    TIGHT_COLON,
    TIGHT_DASH,
    colon_message,
    special_message,
    wide_message,
)

_SPECIAL = frozenset("@`%*&!|>?-[{,]}#")
_TABBED = re.compile("[ \t]*\t[ \t]*")
_ODD_SPACE = re.compile(
    "^[ \u00a0\u3000]*[\u00a0\u3000][ \u00a0\u3000]*|(?<=[:-])[\u00a0\u3000]+"
)
_WIDE_KEY = re.compile("\\s*(?:- +)*[A-Za-z_][\\w-]*(： *)")
_TIGHT_KEY = re.compile("\\s*(?:- +)*[A-Za-z_][\\w-]*(:)(?=[^\\s:/])")
_TIGHT_ITEM = re.compile(" *(-)(?=[^\\s-])")


def line_traps(line: Line) -> Iterator[Trap]:
    """Every remedy for a line, the most likely first; none of them is tried yet."""
    yield from _spaces(line)
    yield from _tight(line)
    if not line.value:
        return
    if line.value[0] in "\"'":
        yield from quote_traps(line.value, line.start)
    elif line.value[0] in _SPECIAL:
        yield from _special(line)
    elif ": " in line.value[1:] or line.value[1:].endswith(":"):
        yield from _colon(line)


def _spaces(line: Line) -> Iterator[Trap]:
    tab = _TABBED.search(line.text, 0, line.end)
    if tab is not None:
        for width in ("  ", "") if tab.start() == 0 else (" ",):
            mended = tab.group().replace("\t", width)
            yield Trap(TAB, TABBED, *tab.span(), mended)
    odd = _ODD_SPACE.search(line.text)
    if odd is not None:
        mended = odd.group().replace("\u3000", "  ").replace("\u00a0", " ")
        message = "a space that is no ordinary space stands here, which is text to YAML"
        yield Trap(FULL_WIDTH, message, *odd.span(), mended)
    wide = _WIDE_KEY.match(line.text)
    if wide is not None:
        yield Trap(FULL_WIDTH, wide_message("："), *wide.span(1), ": ")


def _tight(line: Line) -> Iterator[Trap]:
    key = _TIGHT_KEY.match(line.text)
    if key is not None and not line.key:
        yield Trap(MISSING_SPACE, TIGHT_COLON, *key.span(1), ": ")
    dash = _TIGHT_ITEM.match(line.text)
    if dash is not None:
        yield Trap(MISSING_SPACE, TIGHT_DASH, *dash.span(1), "- ")


def _special(line: Line) -> Iterator[Trap]:
    if line.value[0] == "-" and not line.key:
        return
    if line.value[0] in "[{" and not _ends_early(line.value):
        return
    yield _whole(line, SPECIAL_CHARACTER, special_message(line.value))


def _ends_early(value: str) -> bool:
    """Whether words follow the bracket that closes the first: `[Draft] Laptop`."""
    closing = value.find("]" if value[0] == "[" else "}")
    return 0 < closing < len(value) - 1 and value[closing + 1] not in "]},"


def _colon(line: Line) -> Iterator[Trap]:
    yield _whole(line, COLON_IN_TEXT, colon_message(line.value))


def _whole(line: Line, rule: Rule, message: str) -> Trap:
    return Trap(rule, message, line.start, line.end, quoted(line.value))
