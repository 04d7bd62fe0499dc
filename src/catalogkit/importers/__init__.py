"""What exists elsewhere → definitions an author would have written.

An importer is a value of type Importer in a package below this one: bytes in, texts and
a report out. It writes no file; the command does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Table:
    """What was carried over, as rows of text."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def markdown(self) -> str:
        """The table in Markdown; "" when there is no row."""
        if not self.rows:
            return ""
        lines = [self.columns, tuple("---" for _ in self.columns), *self.rows]
        return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Imported:
    """Definitions by the path they belong to, and what stayed behind and why."""

    files: Mapping[str, str]
    report: tuple[Diagnostic, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be read; `run` takes files by path and is pure."""

    name: str
    summary: str
    run: Callable[[Files], Imported]
    endings: tuple[str, ...] = (".yaml", ".yml")
    """The files of a folder that are read."""


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
