"""What is known of an answer that names a site, a system or a row of a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from catalogkit.catalog.canonical import Json
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.literals import Misfit, literal
from catalogkit.catalog.scope import FieldType
from catalogkit.catalog.scopes import OF_SITES, OF_SYSTEMS
from catalogkit.model.comparison import Word
from catalogkit.model.form import Field
from catalogkit.model.landscape import System, ValueList
from catalogkit.model.organisation import Site, Team

NAMING = frozenset({"site", "system", "choice", "group"})
"""Types of fields whose answers name something of which more is known."""
OF_TEAMS = ("role",)
Known = Mapping[str, Json]
Table = Mapping[str, Known]
"""Id → attribute → value; what is not known of one is not there."""


@dataclass(frozen=True)
class Records:
    """The tables of a catalog, made once; see `of` and `known`.

    `kept` is for what others make of them, by the identity of a field.
    """

    catalog: Catalog
    _lists: dict[str, Table] = field(default_factory=dict)
    _picked: dict[int, tuple[Field, Table]] = field(default_factory=dict)
    kept: dict[int, Any] = field(default_factory=dict)

    def of(self, asked: Field) -> Table:
        """What conditions may read as `<field>.<attribute>`, by the answer."""
        if asked.type in {"site", "system"}:
            return self.picked(asked)
        if asked.type == "choice" and asked.options_from is not None:
            return self.rows(asked.options_from.list)
        return {}

    def ids(self, asked: Field) -> Sequence[str]:
        """Every id that a field of type site, system or team may answer with."""
        return list(self.picked(asked))

    def picked(self, asked: Field) -> Table:
        """What is known of all that such a field may name: those of its `where`."""
        if not asked.where:
            return self.table(asked.type)
        kept = self._picked.get(id(asked))
        if kept is None or kept[0] is not asked:
            kept = self._picked[id(asked)] = asked, dict(self._where(asked))
        return kept[1]

    def table(self, kind: str) -> Table:
        """What is known of every site, system or team."""
        return {"site": self.sites, "system": self.systems}.get(kind, self.teams)

    def _where(self, asked: Field) -> Iterator[tuple[str, Known]]:
        for name, known in self.table(asked.type).items():
            if all(known.get(key) in given for key, given in asked.where.items()):
                yield name, known

    def rows(self, name: str) -> Table:
        """The rows of a list by id, each value of its column's type."""
        if name not in self._lists:
            table = self.catalog.get(ValueList, name)
            columns = {} if table is None else table.columns
            rows = self.catalog.rows.get(name, ())
            self._lists[name] = {
                row.get("id") or "": _typed(row, columns) for row in rows
            }
        return self._lists[name]

    @cached_property
    def sites(self) -> Table:
        """What is known of each site."""
        return {
            each.id: {**_set(each, OF_SITES), **each.attributes}
            for each in self.catalog.all(Site)
        }

    @cached_property
    def systems(self) -> Table:
        """What is known of each system."""
        return {each.id: _set(each, OF_SYSTEMS) for each in self.catalog.all(System)}

    @cached_property
    def teams(self) -> Table:
        """What is known of each team; no condition reads it."""
        return {each.id: _set(each, OF_TEAMS) for each in self.catalog.all(Team)}

    def known(
        self, fields: Iterable[Field], answers: Mapping[str, object]
    ) -> dict[str, object]:
        """Answers with the attributes of what they name, lines of groups included."""
        found = dict(answers)
        for each in fields:
            if each.type not in NAMING:
                continue
            given = answers.get(each.id)
            if each.type == "group" and isinstance(given, list):
                found[f"{each.id}.count"] = len(given)
                found[each.id] = [
                    self.known(each.fields, row) if isinstance(row, dict) else row
                    for row in given
                ]
            elif isinstance(given, str):
                attributes = self.of(each).get(given, {})
                found |= {f"{each.id}.{name}": v for name, v in attributes.items()}
        return found


def _set(entity: Site | System | Team, names: tuple[str, ...]) -> dict[str, Json]:
    given = {name: getattr(entity, name) for name in names}
    return {name: str(value) for name, value in given.items() if value is not None}


def _typed(row: Mapping[str, str], columns: Mapping[str, str]) -> Known:
    cells = {name: _cell(name, row.get(name) or "", columns[name]) for name in columns}
    return {name: value for name, value in cells.items() if value is not None}


def _cell(name: str, text: str, kind: str) -> Json:
    if not text.strip():
        return None
    try:
        found = literal(name, FieldType(kind), Word(text.strip()), "")
    except Misfit:
        return None
    return found if isinstance(found, str | int | float) else None
