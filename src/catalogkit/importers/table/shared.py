"""Teams, calendars and categories that several rows name."""

import hashlib
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.names import item_id, latin
from catalogkit.drafting.rules import APPROXIMATED, TO_FILL_IN
from catalogkit.drafting.saying import Block
from catalogkit.drafting.texts import definition
from catalogkit.importers import Settings
from catalogkit.importers.table.cells import Cell
from catalogkit.importers.table.hours import Hours
from catalogkit.importers.table.said import Said

UTC = "UTC"


@dataclass
class Shared:
    """Each is made once, by the words that name it."""

    said: Said
    settings: Settings
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def texts(self) -> dict[str, str]:
        """Every definition by its path."""
        return dict(self.files)

    def team(self, cell: Cell, *, role: str = "") -> str:
        """The team of some words."""
        title = _line(cell.text)
        name, is_new = self._named("team", title, cell)
        if is_new:
            block: Block = {"kind": "team", "id": name, "title": title}
            if role:
                block["role"] = role
            block["directory_group"] = title
            if "@" in title and " " not in title:
                block["contact"] = {"mail": title}
            comment = "To check: the group of your directory that holds this team"
            above: dict[Route, str] = {("directory_group",): comment}
            self.files[f"catalog/teams/{name}.yaml"] = definition(block, above)
            message = "a team needs people: is its directory group called so?"
            self.said.of_many(TO_FILL_IN, cell, message)
        return name

    def category(self, cell: Cell) -> str:
        """The category of some words."""
        title = _line(cell.text)
        name, is_new = self._named("category", title, cell)
        if is_new:
            block: Block = {"kind": "category", "id": name, "title": title}
            self.files[f"catalog/categories/{name}.yaml"] = definition(block, {})
        return name

    def calendar(self, hours: Hours, cell: Cell) -> str:
        """The calendar of some hours."""
        zone = hours.zone or self.settings.time_zone
        name = hours.id
        path = f"catalog/calendars/{name}.yaml"
        if path in self.files:
            return name
        block: Block = {"kind": "calendar", "id": name, "title": _line(cell.text)}
        block["time_zone"] = zone or UTC
        block["hours"] = {days: [*spans] for days, spans in hours.days}
        above: dict[Route, str] = {}
        if not zone and name != "24x7":
            above[("time_zone",)] = "To check: the table names no time zone"
            message = "hours without a time zone are read in UTC (see --time-zone)"
            self.said.of_many(APPROXIMATED, cell, message)
        above[("hours",)] = "To fill in: holidays, when nobody works"
        self.files[path] = definition(block, above if name != "24x7" else {})
        return name

    def _named(self, kind: str, title: str, cell: Cell) -> tuple[str, bool]:
        """The id of something of a kind, and whether it is new."""
        key = (kind, title.casefold())
        if key in self.ids:
            return self.ids[key], False
        name = item_id(title) if latin(title) else ""
        taken = {each for (other, _), each in self.ids.items() if other == kind}
        if not name or name in taken:
            mark = hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:6]
            name = f"{kind}-{mark}"
            message = f"no id can be made of it, so the {kind} is called '{name}'"
            self.said.at(APPROXIMATED, cell, f"{message}: rename it")
        self.ids[key] = name
        return name, True


def _line(text: str) -> str:
    return " ".join(text.split())
