"""Sheets for a terminal: columns that fit its width, text wrapped in its cells."""

from collections.abc import Iterator, Sequence

from catalogkit.report.routes.sheet import Sheet
from catalogkit.report.visible import visible
from catalogkit.wording.breadth import cells, pieces

GAP = "  "
NARROWEST = 6


def as_text(sheets: Sequence[Sheet], width: int = 88) -> str:
    """The sheets below one another, every line at most `width` columns wide.

    Where a terminal is too narrow for that, each column keeps six.
    """
    return "\n".join("\n".join(_lines(each, width)) + "\n" for each in sheets)


def _lines(sheet: Sheet, width: int) -> Iterator[str]:
    yield from wrapped(visible(sheet.title), width)
    if sheet.note:
        yield from wrapped(visible(sheet.note), width)
    if not sheet.rows:
        return
    table = [[visible(cell) for cell in row] for row in (sheet.heads, *sheet.rows)]
    widths = fitted(table, width - len(GAP) * (len(sheet.heads) - 1))
    yield ""
    for number, row in enumerate(table):
        yield from _row(row, widths)
        if number == 0:
            yield GAP.join("─" * each for each in widths)


def fitted(table: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: what it needs, the widest cut until all fit."""
    columns = list(zip(*table, strict=True))
    needs = [max(1, *map(cells, column)) for column in columns]
    least = [min(need, NARROWEST) for need in needs]
    while sum(needs) > max(room, sum(least)):
        widest = max(range(len(needs)), key=lambda each: needs[each] - least[each])
        needs[widest] -= 1
    return needs


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` columns, cut between words where it can."""
    line, room = "", width
    for piece in pieces(text):
        for part in _cut(piece, width):
            size = cells(part.rstrip())
            if line and size > room:
                yield line.rstrip()
                line, room = "", width
            line += part if line or part.strip() else ""
            room = width - cells(line)
    yield line.rstrip()


def _row(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [list(wrapped(*each)) for each in zip(row, widths, strict=True)]
    for number in range(max(map(len, columns))):
        parts = [column[number] if number < len(column) else "" for column in columns]
        padded = (
            part + " " * (width - cells(part))
            for part, width in zip(parts, widths, strict=True)
        )
        yield GAP.join(padded).rstrip()


def _cut(piece: str, width: int) -> Iterator[str]:
    """A word in parts that fit."""
    part = ""
    for character in piece:
        if part and cells(part) + cells(character) > width and character != " ":
            yield part
            part = ""
        part += character
    yield part
