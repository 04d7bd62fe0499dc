"""What a row says beyond its name: by when, whose, what it costs, who approves."""

import re
from dataclasses import dataclass, field

from catalogkit.drafting.rules import APPROXIMATED, NOT_CARRIED, STAYS_BEHIND
from catalogkit.drafting.saying import Block
from catalogkit.importers.table.cells import Cell
from catalogkit.importers.table.headers import aside
from catalogkit.importers.table.hours import hours_of
from catalogkit.importers.table.prices import FREE, is_guessed, price_of
from catalogkit.importers.table.said import Said
from catalogkit.importers.table.shared import Shared
from catalogkit.importers.table.tables import Row, Table
from catalogkit.importers.table.times import NONE, time_of
from catalogkit.source.node import Value

_NO = NONE | frozenset(
    {"no", "not required", "not needed", "n", "否", "不需要", "无需", "无需审批"}
)
_YES = frozenset(
    {"yes", "required", "y", "x", "✓", "✔", "是", "需要", "需审批", "需要审批"}
)
_MANAGER = re.compile(
    r"(?:your |the |line |direct |requester'?s? )*(?:manager|supervisor)(?: approval)?"
    r"|(?:直属|直接|部门)?(?:经理|主管|上级|领导)(?:审批)?"
)
_NAMES = {"time": "fulfil", "respond": "respond"}


@dataclass
class Promised:
    """Reads the cells of one row; what is not understood is left for a comment."""

    said: Said
    shared: Shared
    table: Table
    row: Row
    counted: dict[str, bool] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def parts(self) -> tuple[Block, list[str]]:
        """Keys of the item in order, and what is left over."""
        found: Block = {}
        if "category" in self.row.cells:
            self.counted["category"] = True
            found["category"] = self.shared.category(self.row.cells["category"])
        elif self.row.section:
            found["category"] = self._section()
        if self._asked("owner"):
            self.counted["owner"] = True
            found["owner"] = self.shared.team(self.row.cells["owner"])
        promise = self._promise()
        if promise:
            found["promise"] = promise
        approvals = self._approvals()
        if approvals:
            found["approvals"] = approvals
        price = self._price()
        if price:
            found["price"] = price
        return found, self.left

    def _section(self) -> Value:
        for each in self.table.rows:
            if "section" in each.cells and each.section == self.row.section:
                return self.shared.category(each.cells["section"])
        return None

    def _asked(self, role: str) -> Cell | None:
        """A cell that says more than that there is nothing to say."""
        cell = self.row.cells.get(role)
        if cell is None:
            return None
        if cell.text.casefold().strip() in NONE:
            self.counted[role] = True
            self.said.of_many(STAYS_BEHIND, cell, "it says that there is none")
            return None
        return cell

    def _promise(self) -> Block:
        found: Block = {}
        hours = self._asked("hours")
        if hours is not None:
            calendar = self._calendar(hours)
            if calendar:
                found["calendar"] = calendar
        for role, key in (("respond", "respond"), ("time", "fulfil")):
            text = self._time(role)
            if text:
                found[key] = text
        return found

    def _calendar(self, cell: Cell) -> str:
        header = self.table.aside("hours")
        hours = hours_of(cell.text, aside(header.text) if header else "")
        self.counted["hours"] = hours is not None
        if hours is None:
            self._leave(cell, "hours", "these are no hours such as Mon-Fri 9:00-17:00")
            return ""
        if hours.reading:
            self.said.of_many(APPROXIMATED, cell, hours.reading)
        return self.shared.calendar(hours, cell)

    def _time(self, role: str) -> str:
        cell = self._asked(role)
        if cell is None:
            return ""
        header = self.table.aside(role)
        time = time_of(cell.text, aside(header.text) if header else "")
        self.counted[role] = time is not None
        if time is None:
            message = "it promises no time that anybody could be held to"
            self._leave(cell, _NAMES[role], message)
            return ""
        if time.reading:
            self.said.of_many(APPROXIMATED, cell, time.reading)
        return time.text

    def _price(self) -> Block:
        cell = self.row.cells.get("price")
        if cell is None:
            return {}
        self.counted["price"] = True
        if cell.text.casefold().strip() in FREE:
            return {}
        header = self.table.aside("price")
        price = price_of(cell.text, aside(header.text) if header else "")
        if price is None:
            self.counted["price"] = False
            self._leave(cell, "price", "this is no amount with a currency")
            return {}
        sign = is_guessed(cell.text)
        if sign:
            money = next(iter(price.values())).rpartition(" ")[2]
            message = f"'{sign}' is the sign of several currencies, read as {money}"
            self.said.of_many(APPROXIMATED, cell, message)
        return {**price}

    def _approvals(self) -> list[Value]:
        found: list[Value] = []
        needed, named = self._asked("approval"), self._asked("approver")
        if named is not None:
            self.counted["approver"] = True
            found.append(self._approval(named))
        if needed is None:
            return found
        words = needed.text.casefold().strip()
        known = bool(_MANAGER.fullmatch(words))
        self.counted["approval"] = known or words in _NO or bool(found)
        if known and not found:
            found.append(self._approval(needed))
        elif words in _NO and found:
            message = "it says that nobody approves, but another column names somebody"
            self._leave(needed, "approval", message)
        elif words not in _NO and not (found and words in _YES):
            message = "somebody approves, and it does not say who"
            if words not in _YES:
                message = "it is no approver that can be told"
            self._leave(needed, "approval", message)
        return found

    def _approval(self, cell: Cell) -> Value:
        if _MANAGER.fullmatch(cell.text.casefold().strip()):
            return {"id": "manager", "by": {"manager_of": "requester"}}
        team = self.shared.team(cell, role="approver")
        return {"id": f"{team}-agrees", "by": {"team": team}}

    def _leave(self, cell: Cell, key: str, message: str) -> None:
        self.left.append(f"{key}: {' '.join(cell.text.split())}")
        self.said.at(NOT_CARRIED, cell, message)
