"""What a table is to us: sheets of cells, each with its name in a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Place, Span

_LETTERS = 26
MOST_ROWS, MOST_COLUMNS = 10_000, 200
"""So much of a sheet is read; the rest is told."""
LONG = 300
"""Words this long are a text, and no time, hours, price or header."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, and where it stands.

    `file`, `line` and `column` are where its text can be shown. `origin` is the first
    cell of the merged ones it belongs to.
    """

    text: str
    sheet: str
    row: int
    number: int
    place: Place
    origin: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """As a spreadsheet calls it: C4, or Services!C4 where sheets have names."""
        name = f"{letters(self.number)}{self.row}"
        if not self.sheet:
            return name
        plain = self.sheet.replace("_", "").isalnum()
        return f"{self.sheet}!{name}" if plain else f"'{self.sheet}'!{name}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells; a row holds its cells from the first column on."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self) -> Iterator[Cell]:
        """Every cell that says something."""
        for row in self.rows:
            yield from (each for each in row if each.text)


def letters(number: int) -> str:
    """The letters of a column, counted from 1."""
    found = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def at(file: str, line: int, column: int = 1, width: int = 1) -> Place:
    """A place in a text."""
    return Place(file, span=Span(line, column, line, column + max(width, 1)))
