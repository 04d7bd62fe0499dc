"""Text of authors on a terminal: nothing acts, everything has its width."""

import unicodedata
from collections.abc import Iterable

from catalogkit.wording.breadth import JOINERS

TAB = "    "
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
NO_CHARACTERS = "\ufffe\uffff"


def visible(text: str) -> str:
    """The text with every character that acts or hides written as an escape.

    Control characters move cursors, and marks of direction reorder what is read; the
    two joiners stay, since scripts and emoji need them.
    """
    return text if _plain(text) else "".join(map(_visible, text))


def drawn(text: str) -> str:
    """Visible text of a line of a file, where a tab is a gap and no escape."""
    return "".join(TAB if each == "\t" else _visible(each) for each in text)


def utf8(text: str) -> str:
    r"""The text with half surrogate pairs as `\ud800`, so that it can be encoded."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def joined(lines: Iterable[str]) -> str:
    """Lines as one text that ends with a line break; no lines are no text."""
    return "".join(f"{utf8(line)}\n" for line in lines)


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _visible(character: str) -> str:
    if character in NO_CHARACTERS:
        return _escape(character)
    if character in JOINERS or unicodedata.category(character) not in HIDDEN:
        return character
    return _escape(character)


def _escape(character: str) -> str:
    known = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
    number = ord(character)
    if number > 0xFFFF:  # noqa: PLR2004 -- where four digits end
        return f"\\U{number:08x}"
    return known.get(character) or (
        f"\\x{number:02x}" if character < "\u0100" else f"\\u{number:04x}"
    )
