"""Values separated by commas, semicolons, tabs or bars → a sheet."""

import csv
import io
from collections import Counter

from catalogkit.diagnostic import Diagnostic
from catalogkit.drafting.rules import NOT_CARRIED, UNREADABLE
from catalogkit.importers.table.cells import MOST_ROWS, Cell, Sheet, at
from catalogkit.importers.table.decoded import decoded

_SIGNS = (",", ";", "\t", "|")
_SAMPLE = 30


def sheets_of(path: str, data: bytes) -> list[Sheet | Diagnostic]:
    """The one sheet of a file, or why it cannot be read."""
    text = decoded(data)
    if text is None:
        message = "its encoding is none of UTF-8, UTF-16, GB18030 and Windows-1252"
        return [UNREADABLE.found(at(path, 1), message)]
    try:
        rows = _rows(path, text, _sign(text))
    except csv.Error as error:
        message = f"the file cannot be read as separated values: {error}"
        return [UNREADABLE.found(at(path, 1), message)]
    found: list[Sheet | Diagnostic] = [Sheet(path, "", tuple(rows[:MOST_ROWS]))]
    if len(rows) > MOST_ROWS:
        message = f"the rows after the first {MOST_ROWS:,} are not read"
        found.append(NOT_CARRIED.found(at(path, 1), message))
    return found


def _sign(text: str) -> str:
    """What separates the values: gives the most rows the most equal columns."""

    def score(sign: str) -> tuple[int, int]:
        lines = csv.reader(io.StringIO(text), delimiter=sign)
        try:
            widths = [len(row) for row, _ in zip(lines, range(_SAMPLE), strict=False)]
        except csv.Error:  # one value without this sign may be too long
            return 0, 0
        counted = Counter(width for width in widths if width > 1)
        width, times = max(counted.items(), key=lambda e: (e[1], e[0]), default=(0, 0))
        return times, width

    return max(_SIGNS, key=score)


def _rows(path: str, text: str, sign: str) -> list[tuple[Cell, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    found: list[tuple[Cell, ...]] = []
    line = 1
    for number, row in enumerate(reader, start=1):
        if number > MOST_ROWS + 1:
            break
        cells = [
            Cell(each.strip(), "", number, column, at(path, line))
            for column, each in enumerate(row, start=1)
        ]
        found.append(tuple(cells))
        line = reader.line_num + 1
    return found
