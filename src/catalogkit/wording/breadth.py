"""How wide text is: in columns of a terminal, and about how wide on a drawing.

A drawing's text is measured by the widths of usual sans-serif letters, since nobody
can ask a picture that is made beforehand how wide its text will be.
"""

import unicodedata
from collections.abc import Iterator

JOINERS = "\u200c\u200d"
NO_WIDTH = {"Mn", "Me"}
SIZE = 13
"""The usual size of letters, in pixels."""
NARROW = frozenset("iljtfrI.,:;'!|()[]{} ‘’")
BROAD = frozenset("mwMW@%&")
OPENING = "“‘（《〈「『【("
CLOSING = "，。、；：？！”’）》〉」』】,.;:?!) "


def cells(text: str) -> int:
    """How many columns of a terminal visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def breadth(text: str, size: float = SIZE) -> float:
    """About how wide a text is, in pixels."""
    return sum(map(_letter, text)) * size


def lines_of(text: str, room: float, size: float = SIZE) -> list[str]:
    """The text in lines that fit, cut between words, or in a word that does not."""
    lines, line = [], ""
    for word in pieces(text):
        if line and breadth(line + word.rstrip(), size) > room:
            lines.append(line.rstrip())
            line = ""
        line += word
        while breadth(line.rstrip(), size) > room and len(line) > 1:
            fits = next(n for n in range(len(line) - 1, 0, -1)
                        if n == 1 or breadth(line[:n], size) <= room)  # fmt: skip
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line.rstrip()]


def pieces(text: str) -> Iterator[str]:
    """Words with the space behind them; a wide character is a word of its own.

    What closes a sentence or a quote does not begin a line.
    """
    piece = ""
    for character in text:
        wide = cells(character) > 1
        closes = character in CLOSING
        may = wide or piece[-1:] == " " or cells(piece[-1:]) > 1
        if piece and may and not closes and piece[-1] not in OPENING:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _letter(character: str) -> float:
    if cells(character) != 1:
        return cells(character) / 2
    if character in NARROW:
        return 0.36
    return 0.95 if character in BROAD else 0.72 if character.isupper() else 0.61


def _cells(character: str) -> int:
    if character in JOINERS or unicodedata.category(character) in NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
