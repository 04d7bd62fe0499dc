"""An Excel workbook → its sheets, read without trusting it."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from catalogkit.diagnostic import Diagnostic
from catalogkit.drafting.rules import NOT_CARRIED, STAYS_BEHIND, UNREADABLE
from catalogkit.importers.table.cells import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, at
from catalogkit.importers.table.merged import Merged, merged

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 32 << 20
_LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]+)')
_BAR = " | "
NOT_INSTALLED = "openpyxl is needed to read XLSX: pip install 'catalogkit[import]'"


def sheets_of(path: str, data: bytes) -> list[Sheet | Diagnostic]:
    """The visible sheets of a workbook, or why it cannot be read."""
    try:
        import openpyxl  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        return [UNREADABLE.found(at(path, 1), NOT_INSTALLED)]
    refused = _refused(data)
    if refused:
        return [UNREADABLE.found(at(path, 1), refused)]
    try:
        joined = merged(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [*_sheets(path, book, joined)]
    except Exception as error:  # noqa: BLE001 - raises whatever odd XML makes it raise
        message = f"the workbook cannot be read: {type(error).__name__}"
        return [UNREADABLE.found(at(path, 1), message)]


def _refused(data: bytes) -> str:
    """Why an archive is not even opened; "" for one that may be."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "the file is no workbook: XLSX is a ZIP archive, and this is none"
    size = sum(each.file_size for each in entries)
    if size > LARGEST:
        most = LARGEST >> 20
        return f"unpacked it has {size >> 20:,} MiB, and at most {most} are read"
    return ""


def _sheets(
    path: str, book: "Workbook", joined: dict[str, Merged]
) -> Iterator[Sheet | Diagnostic]:
    for each in book.worksheets:
        file = f"{path}!{each.title}"
        if each.sheet_state != "visible":
            message = f"the sheet '{each.title}' is hidden, and is not read"
            yield STAYS_BEHIND.found(at(file, 1), message)
            continue
        known = joined.get(each.title, Merged())
        lines = _texts(each)
        if len(lines) > MOST_ROWS or any(len(line) > MOST_COLUMNS for line in lines):
            message = f"only {MOST_ROWS:,} rows and {MOST_COLUMNS} columns are read"
            yield NOT_CARRIED.found(at(file, 1), message)
        lines = [line[:MOST_COLUMNS] for line in lines[:MOST_ROWS]]
        rows = [*_rows(file, each.title, lines, known)]
        for name in known.formulas[:1]:
            message = f"the formula in {name} has no stored value, so it is empty"
            yield NOT_CARRIED.found(at(file, 1), message)
        yield Sheet(file, each.title, tuple(rows))


def _rows(
    file: str, sheet: str, lines: list[list[str]], known: Merged
) -> Iterator[tuple[Cell, ...]]:
    """Merged cells say what the first of them says, as far as anything is written."""
    width = max(map(len, lines), default=0)
    origins = known.origins(len(lines), width)
    texts: dict[tuple[int, int], str] = {}
    for number, line in enumerate(lines, start=1):
        cells: list[Cell] = []
        column = 1
        for index, own in enumerate([*line, *[""] * (width - len(line))], start=1):
            origin = origins.get((number, index))
            text = own or (texts.get(origin, "") if origin else "")
            if origin == (number, index):
                texts[origin] = text
            place = at(file, number, column, len(shown(text)))
            cells.append(Cell(text, sheet, number, index, place, origin))
            column += len(shown(text)) + len(_BAR)
        while cells and not cells[-1].text:
            cells.pop()
        yield tuple(cells)


def _texts(sheet: "Worksheet") -> list[list[str]]:
    """What is written in the cells, without empty ones at the ends."""
    found: list[list[str]] = []
    for row in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1):
        line = [said(each.value, getattr(each, "number_format", "")) for each in row]
        while line and not line[-1]:
            line.pop()
        found.append(line)
    while found and not found[-1]:
        found.pop()
    return found


def view(sheet: Sheet) -> bytes:
    """A sheet as lines of text, in which its places can be shown."""
    lines = (_BAR.join(shown(each.text) for each in row) for row in sheet.rows)
    return "\n".join(lines).encode("utf-8", "replace")


def shown(text: str) -> str:
    """A cell on one line."""
    return " ".join(text.split())


def said(value: object, form: str) -> str:
    """A value as the sheet shows it, with the words of its number format."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() | int():
            number = f"{value:.10g}" if isinstance(value, float) else str(value)
            words = [(a or b).strip() for a, b in _LITERAL.findall(form or "")]
            return " ".join([number, *filter(None, words)])
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.time():
            return value.strftime("%H:%M")
    return str(value).strip()
