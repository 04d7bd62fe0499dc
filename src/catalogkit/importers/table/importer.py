"""Tables of services → items, and the teams, calendars and categories they name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic
from catalogkit.drafting.rules import NOT_A_TEMPLATE, NOT_CARRIED, STAYS_BEHIND
from catalogkit.drafting.texts import by_place
from catalogkit.importers import Imported, Importer, Settings
from catalogkit.importers import Table as Summary
from catalogkit.importers.table import read_csv, read_markdown, read_xlsx
from catalogkit.importers.table.cells import Cell, Sheet, at
from catalogkit.importers.table.draft import Drafting
from catalogkit.importers.table.headers import COLUMNS
from catalogkit.importers.table.said import Said
from catalogkit.importers.table.tables import Table, all_rows, is_called, tables_of

Files = Mapping[str, bytes]
_READERS = {
    ".csv": read_csv.sheets_of,
    ".tsv": read_csv.sheets_of,
    ".txt": read_csv.sheets_of,
    ".md": read_markdown.sheets_of,
    ".xlsx": read_xlsx.sheets_of,
}
_NOTHING = Settings()


@dataclass
class _Read:
    """What was read: tables, findings, and sheets as text for those that are none."""

    said: Said = field(default_factory=Said)
    tables: list[Table] = field(default_factory=list)
    views: dict[str, bytes] = field(default_factory=dict)


def run(files: Files, settings: Settings = _NOTHING) -> Imported:
    """The definitions of every row in some files, by the path they belong to."""
    read = _Read()
    for path in sorted(files):
        _file(read, path, files[path], settings)
    _unheard(read, settings)
    drafting = Drafting(read.said, settings)
    for table, row in all_rows(read.tables):
        drafting.item(table, row)
    for table in read.tables:
        _columns(read.said, table)
    rows = tuple(_summed(read.tables, drafting.counts))
    report = tuple(sorted(read.said.all(), key=by_place))
    texts = dict(sorted(drafting.texts().items()))
    columns = ("column", "carried", "not understood")
    return Imported(texts, report, Summary(columns, rows), read.views)


table = Importer(
    "table",
    "Tables of services: CSV, Excel workbooks (XLSX), Markdown",
    run,
    (".csv", ".tsv", ".xlsx", ".md"),
    tuned=run,
    columns=COLUMNS,
)


def _file(read: _Read, path: str, data: bytes, settings: Settings) -> None:
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    reader = _READERS.get(ending, read_csv.sheets_of)
    if data.startswith(b"PK\x03\x04"):
        reader = read_xlsx.sheets_of
    before = len(read.tables)
    for each in reader(path, data):
        if isinstance(each, Diagnostic):
            read.said.found.append(each)
        else:
            _sheet(read, each, settings)
    refused = any(each.place.file == path for each in read.said.found)
    if len(read.tables) == before and not refused:
        message = "no table here has a column for names and one that is known"
        names = ", ".join(COLUMNS)
        message += f": name them with --column ({names})"
        read.said.found.append(NOT_A_TEMPLATE.found(at(path, 1), message))


def _sheet(read: _Read, sheet: Sheet, settings: Settings) -> None:
    if sheet.file.rpartition("!")[0]:
        read.views[sheet.file] = read_xlsx.view(sheet)
    tables, spare = tables_of(sheet, settings.columns)
    read.tables.extend(tables)
    if not tables:
        return
    for row in sorted({each.row for each in spare}):
        first = next(each for each in spare if each.row == row)
        read.said.at(STAYS_BEHIND, first, "it stands above the table, and is no item")


def _unheard(read: _Read, settings: Settings) -> None:
    """Says which columns of the caller's no table has."""
    heads = [each for table in read.tables for each in table.header]
    for role, header in settings.columns.items():
        if heads and not any(is_called(each, header) for each in heads):
            message = f"no column is called '{header}': which one is the {role}?"
            read.said.found.append(NOT_CARRIED.found(heads[0].place, message))


def _columns(said: Said, table: Table) -> None:
    """What is in no item: unknown columns, and rows without a name."""
    for each in table.header:
        role = table.roles.get(each.number, "")
        if role == "number":
            said.at(STAYS_BEHIND, each, "a row needs no number here")
        elif not role and _is_used(table, each):
            message = "nothing here is like this column; its cells stand as comments"
            said.at(NOT_CARRIED, each, message)
    for each in table.nameless:
        message = "its row has no name, so it is no item"
        said.at(NOT_CARRIED, each, message)


def _is_used(table: Table, header: Cell) -> bool:
    return any(
        each.number == header.number for row in table.rows for _, each in row.others
    )


def _summed(
    tables: list[Table], counts: Mapping[str, tuple[int, int]]
) -> list[tuple[str, ...]]:
    """How many cells of each column were understood."""
    heads = {role for each in tables for role in COLUMNS if each.aside(role)}
    return [
        (role, *map(str, counts.get(role, (0, 0)))) for role in COLUMNS if role in heads
    ]
