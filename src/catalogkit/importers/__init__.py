"""What exists elsewhere → definitions an author would have written.

An importer is a value of type Importer in a package below this one: bytes in, texts and
a report out. It writes no file; the command does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
    views: Files = field(default_factory=dict)
    """Texts in which places are shown, where the files themselves are no text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What only the caller knows of a source."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """What a column holds → its header, or its letter."""
    time_zone: str = ""
    """Where hours without a time zone are read."""


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be read; `run` takes files by path and is pure."""

    name: str
    summary: str
    run: Callable[[Files], Imported]
    endings: tuple[str, ...] = (".yaml", ".yml")
    """The files of a folder that are read."""
    tuned: Callable[[Files, Settings], Imported] | None = None
    """The same with settings, for formats that leave something to the caller."""
    columns: tuple[str, ...] = ()
    """What the columns of its tables may hold."""


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
