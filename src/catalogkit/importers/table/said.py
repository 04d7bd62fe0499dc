"""What an import of tables has to say; what many cells have in common, once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic, Rule
from catalogkit.importers.table.cells import Cell

_SHOWN = 60


@dataclass
class Said:
    """Collects findings about cells."""

    found: list[Diagnostic] = field(default_factory=list)
    alike: dict[tuple[str, str, str], tuple[Rule, list[Cell]]] = field(
        default_factory=dict
    )

    def at(self, rule: Rule, cell: Cell, message: str) -> None:
        """Something about one cell, which the message quotes with its name."""
        text = f"{quoted(cell)} in {cell.name}: {message}"
        self.found.append(rule.found(cell.place, text))

    def of_many(self, rule: Rule, cell: Cell, message: str) -> None:
        """Something that the first cell stands for where others are alike."""
        key = (cell.place.file, rule.id, message)
        self.alike.setdefault(key, (rule, []))[1].append(cell)

    def all(self) -> Iterator[Diagnostic]:
        """Every finding."""
        yield from self.found
        for (_, _, message), (rule, cells) in self.alike.items():
            first, more = cells[0], len(cells) - 1
            text = f"{quoted(first)} in {first.name}: {message}"
            if more:
                names = ", ".join(each.name for each in cells[1:4])
                rest = "" if more <= len(cells[1:4]) else f" and {more - 3} more"
                text += f" (also {names}{rest})"
            yield rule.found(first.place, text)


def quoted(cell: Cell) -> str:
    """The words of a cell, on one line, not too long."""
    text = " ".join(cell.text.split())
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}…'"
