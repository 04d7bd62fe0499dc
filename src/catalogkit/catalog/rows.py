"""The rows of lists: written in the file, or in a CSV file beside it."""

import csv
import io
import posixpath
from collections.abc import Iterable, Iterator, Mapping

from catalogkit.diagnostic import Diagnostic, Rule
from catalogkit.model.base import Entity
from catalogkit.model.landscape import ValueList
from catalogkit.model.near import near

NO_FILE = Rule("reference/no-file", "A definition names a file that is not there.")
ROWS = Rule("shape/rows", "The rows of a list do not fit its columns.")

Rows = Mapping[str, str]
AllRows = Mapping[str, tuple[Rows, ...]]
"""The rows of each list, by its id."""


def rows_of(
    lists: Iterable[Entity], files: Mapping[str, bytes]
) -> tuple[dict[str, tuple[Rows, ...]], list[Diagnostic]]:
    """The rows of each list by its id, and what is wrong with them."""
    found: dict[str, tuple[Rows, ...]] = {}
    problems: list[Diagnostic] = []
    for each in lists:
        if isinstance(each, ValueList):
            rows, wrong = _rows(each, files)
            found[each.id] = rows
            problems.extend(wrong)
    return found, problems


def _rows(
    table: ValueList, files: Mapping[str, bytes]
) -> tuple[tuple[Rows, ...], list[Diagnostic]]:
    if not isinstance(table.rows, str):
        rows = tuple(dict(each) for each in table.rows)
        return rows, list(_judged(table, rows))
    path = posixpath.normpath(
        posixpath.join(posixpath.dirname(table.node.file), table.rows)
    )
    if path not in files:
        known = [posixpath.basename(each) for each in files if each.endswith(".csv")]
        message = f"there is no file '{table.rows}' beside it{near(table.rows, known)}"
        return (), [NO_FILE.found(table.at("rows"), message)]
    try:
        text = files[path].decode("utf-8-sig")
        rows = tuple(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"'{table.rows}' cannot be read as CSV in UTF-8: {error}"
        return (), [ROWS.found(table.at("rows"), message)]
    return rows, list(_judged(table, rows))


def _judged(table: ValueList, rows: tuple[Rows, ...]) -> Iterator[Diagnostic]:
    if "id" not in table.columns:
        message = "a list needs a column 'id', which names each row"
        yield ROWS.found(table.at("columns"), message)
    if table.owner_column is not None and table.owner_column not in table.columns:
        message = f"no column is called '{table.owner_column}'"
        message += near(table.owner_column, table.columns)
        yield ROWS.found(table.at("owner_column"), message)
    yield from _each(table, rows)


def _each(table: ValueList, rows: tuple[Rows, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        place = table.at("rows") if isinstance(table.rows, str) else table.at(
            "rows", number - 1
        )  # fmt: skip
        missing = [name for name in table.columns if row.get(name) is None]
        extra = [str(name) for name in row if name not in table.columns]
        name = row.get("id") or ""
        if missing:
            message = f"row {number} has no value for '{missing[0]}'"
            yield ROWS.found(place, message)
        if extra:
            message = f"row {number} has '{extra[0]}', which is no column"
            yield ROWS.found(place, message + near(extra[0], table.columns))
        if name in seen:
            yield ROWS.found(place, f"row {number} repeats the id '{name}'")
        seen.add(name)
