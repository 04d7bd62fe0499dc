"""One row → a service item; what rows share → teams, calendars, categories."""

import hashlib
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.limits import markdown
from catalogkit.drafting.names import item_id, latin
from catalogkit.drafting.rules import APPROXIMATED, SAME_ID, TO_FILL_IN
from catalogkit.drafting.saying import Block
from catalogkit.drafting.texts import definition, to_fill_in
from catalogkit.importers import Settings
from catalogkit.importers.table.cells import Cell
from catalogkit.importers.table.promised import Promised
from catalogkit.importers.table.said import Said
from catalogkit.importers.table.shared import Shared
from catalogkit.importers.table.tables import Row, Table

_LONG = 140


@dataclass
class Drafting:
    """Makes definitions row by row; `counts` says how many cells were understood."""

    said: Said
    settings: Settings
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    shared: Shared = field(init=False)

    def __post_init__(self) -> None:
        self.shared = Shared(self.said, self.settings)

    def texts(self) -> dict[str, str]:
        """Every definition by its path."""
        items = {f"catalog/items/{n}.yaml": text for n, text in self.items.items()}
        return {**items, **self.shared.texts()}

    def item(self, table: Table, row: Row) -> None:
        """Adds the item of a row; says why where there can be none."""
        cell = row.cells["name"]
        name = self._id(row)
        if name in self.items:
            message = f"another row becomes the item '{name}' already"
            self.said.at(SAME_ID, row.cells.get("id", cell), message)
            self._count("name", understood=False)
            return
        self._count("name", understood=True)
        if "id" in row.cells:
            self._count("id", understood=True)
        block: Block = {"kind": "service_item", "id": name, "title": _line(cell.text)}
        block |= self._words(row)
        promised = Promised(self.said, self.shared, table, row)
        parts, left = promised.parts()
        for role, good in promised.counted.items():
            self._count(role, understood=good)
        left += [f"{_line(head.text)}: {_line(each.text)}" for head, each in row.others]
        comment = to_fill_in(*parts)
        if left:
            comment = "\n".join(["Left over from the table:", *left, comment])
        block |= {key: parts[key] for key in ("category", "owner") if key in parts}
        comments: dict[Route, str] = {("lifecycle",): comment}
        block["lifecycle"] = "draft"
        block |= {key: parts[key] for key in parts if key not in {"category", "owner"}}
        self.items[name] = definition(block, comments)
        missing = "deliverables, paths"
        if "promise" not in parts:
            missing += ", a promise"
        message = f"an item needs what no table says: {missing}"
        self.said.of_many(TO_FILL_IN, cell, message)

    def _words(self, row: Row) -> Block:
        cell = row.cells.get("description")
        if cell is None:
            return {}
        self._count("description", understood=True)
        text = cell.text
        if "\n" in text or len(text) > _LONG:
            return {"description": markdown(text)}
        return {"summary": text}

    def _id(self, row: Row) -> str:
        """After its id column, else its name; a name in Chinese has a mark instead."""
        for role in ("id", "name"):
            cell = row.cells.get(role)
            if cell is not None and latin(cell.text) and item_id(cell.text):
                return item_id(cell.text)
        cell = row.cells["name"]
        name = f"item-{marked(cell)}"
        message = f"no id can be made of it, so the item is called '{name}': rename it"
        self.said.at(APPROXIMATED, cell, message)
        return name

    def _count(self, role: str, *, understood: bool) -> None:
        good, bad = self.counts.get(role, (0, 0))
        self.counts[role] = (good + understood, bad + (not understood))


def marked(cell: Cell) -> str:
    """A mark that stays the same wherever the row stands."""
    return hashlib.sha256(cell.text.encode("utf-8", "replace")).hexdigest()[:6]


def _line(text: str) -> str:
    return " ".join(text.split())
