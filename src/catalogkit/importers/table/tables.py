"""Sheets → the tables in them: which column holds what, and the rows below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.importers.table.cells import Cell, Sheet, letters
from catalogkit.importers.table.headers import plain_header, role_of

Columns = Mapping[str, str]
"""Role → the header, or the letter, of the column that the caller says it is."""
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by role, and those of columns nobody knows."""

    cells: Mapping[str, Cell]
    others: tuple[tuple[Cell, Cell], ...] = ()
    section: str = ""

    def text(self, role: str) -> str:
        """What the cell of a role says; "" when it is empty or not there."""
        return self.cells[role].text if role in self.cells else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A header, what its columns hold, and its rows; `spare` says what is no row."""

    header: tuple[Cell, ...]
    roles: Mapping[int, str]
    rows: tuple[Row, ...]
    nameless: tuple[Cell, ...] = ()

    def aside(self, role: str) -> Cell | None:
        """The header of a role."""
        found = (each for each in self.header if self.roles.get(each.number) == role)
        return next(found, None)


def tables_of(sheet: Sheet, columns: Columns) -> tuple[list[Table], list[Cell]]:
    """The tables of a sheet, one below the other, and the cells that are in none."""
    heads = [index for index, row in enumerate(sheet.rows) if is_header(row, columns)]
    ends = [*heads, len(sheet.rows)][1:]
    first = heads[0] if heads else len(sheet.rows)
    spare = [each for row in sheet.rows[:first] for each in row if each.text]
    tables = [
        _table(sheet.rows[start], sheet.rows[start + 1 : end], columns)
        for start, end in zip(heads, ends, strict=True)
    ]
    return tables, spare


def is_header(row: tuple[Cell, ...], columns: Columns) -> bool:
    """Whether a row names columns: a name, and something else that is known."""
    if len({each.origin or each.number for each in row}) < min(len(row), _ENOUGH):
        return False
    roles = set(_roles(row, columns).values())
    return "name" in roles and len(roles) >= _ENOUGH


def is_called(header: Cell, said: str) -> bool:
    """Whether somebody means this column: by its header, or its letter."""
    if not header.text:
        return False
    alike = plain_header(said) == plain_header(header.text)
    return alike or said.upper() == letters(header.number)


def _roles(row: tuple[Cell, ...], columns: Columns) -> dict[int, str]:
    """Column → what it holds; the first column of a kind counts."""
    found: dict[int, str] = {}
    for role, said in columns.items():
        for each in row:
            if is_called(each, said):
                found.setdefault(each.number, role)
    taken = set(found.values())
    for each in row:
        role = role_of(each.text)
        if role and role not in taken and each.number not in found:
            found[each.number] = role
            taken.add(role)
    return found


def _table(
    header: tuple[Cell, ...], lines: tuple[tuple[Cell, ...], ...], columns: Columns
) -> Table:
    roles = _roles(header, columns)
    names = {each.number: each for each in header if each.text}
    rows: list[Row] = []
    nameless: list[Cell] = []
    section = ""
    for line in lines:
        told = [each for each in line if each.text]
        if not told:
            continue
        if _is_section(line):
            section = told[0].text
            rows.append(Row({"section": told[0]}, section=section))
            continue
        cells = {roles[e.number]: e for e in told if e.number in roles}
        others = [(names.get(e.number, e), e) for e in told if e.number not in roles]
        if "name" in cells:
            rows.append(Row(cells, tuple(others), section))
        else:
            nameless.append(told[0])
    return Table(header, roles, tuple(rows), tuple(nameless))


def _is_section(line: tuple[Cell, ...]) -> bool:
    """One merged cell across the row: a heading inside the table."""
    told = [each for each in line if each.text]
    origins = {each.origin for each in told}
    return len(told) > 1 and len(origins) == 1 and None not in origins


def all_rows(tables: list[Table]) -> Iterator[tuple[Table, Row]]:
    """Every row that is an item, with its table."""
    for table in tables:
        yield from ((table, each) for each in table.rows if "name" in each.cells)
