"""Sheets as Markdown tables, in which no word of an author does anything."""

import re
from collections.abc import Sequence

from catalogkit.report.routes.sheet import Sheet
from catalogkit.report.visible import visible

ACTS = re.compile(r"([\\`*_{}\[\]<>#+!|~&@:$-]|(?<=www)\.)", re.IGNORECASE)
"""What Markdown, HTML or a forge may read as more than a character."""
HARMLESS = re.compile(r"(?<=[^\W_])(?:[-_:](?=[^\W_])|:(?= ))")

CALLS = re.compile(r"\\([@#])(?=\w)")
"""What a forge reads as a person or an issue, even behind a backslash."""


def as_markdown(sheets: Sequence[Sheet]) -> str:
    """A heading and a table for each sheet."""
    return "\n".join(_sheet(each) for each in sheets)


def escaped(text: str) -> str:
    """Text in a cell of a table: what would act is taken as it stands."""
    shown = visible(text)
    kept = {found.start() for found in HARMLESS.finditer(shown)}
    acts = {found.start() for found in ACTS.finditer(shown)}
    plain = "".join(
        each if number in kept or number not in acts else f"\\{each}"
        for number, each in enumerate(shown)
    )
    return CALLS.sub(r"\1&#8203;", plain)


def _sheet(sheet: Sheet) -> str:
    lines = [f"## {escaped(sheet.title)}", ""] if sheet.title else []
    if sheet.note:
        lines += [escaped(sheet.note), ""]
    if sheet.rows:
        lines += [_row(sheet.heads), "|" + "---|" * len(sheet.heads)]
        lines += [_row(each) for each in sheet.rows]
    return "\n".join(lines).rstrip() + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
