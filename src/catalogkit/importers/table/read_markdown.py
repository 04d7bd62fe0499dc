"""The tables of a Markdown page → sheets, named after the heading above each."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalogkit.diagnostic import Diagnostic
from catalogkit.drafting.rules import UNREADABLE
from catalogkit.drafting.words import plain
from catalogkit.importers.table.cells import Cell, Sheet, at
from catalogkit.importers.table.decoded import decoded

_BREAKS = ("<br>", "<br/>", "<br />")


def sheets_of(path: str, data: bytes) -> list[Sheet | Diagnostic]:
    """The tables of a page, or why it cannot be read."""
    text = decoded(data)
    if text is None:
        message = "its encoding is none of UTF-8, UTF-16, GB18030 and Windows-1252"
        return [UNREADABLE.found(at(path, 1), message)]
    return [*_tables(path, MarkdownIt("commonmark").enable("table").parse(text))]


def _tables(path: str, tokens: list[Token]) -> Iterator[Sheet]:
    heading, rows = "", list[tuple[Cell, ...]]()
    cells: list[Cell] = []
    line = 1
    for index, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                heading = plain(tokens[index + 1].content)
            case "table_open":
                rows = []
            case "tr_open":
                line, cells = (token.map or [line - 1])[0] + 1, []
            case "th_open" | "td_open":
                words = _words(tokens[index + 1].content)
                place = at(path, line)
                cells.append(Cell(words, heading, len(rows) + 1, len(cells) + 1, place))
            case "tr_close":
                rows.append(tuple(cells))
            case "table_close":
                yield Sheet(path, heading, tuple(rows))


def _words(text: str) -> str:
    for each in _BREAKS:
        text = text.replace(each, "\n")
    return "\n".join(plain(line) for line in text.split("\n") if line.strip())
