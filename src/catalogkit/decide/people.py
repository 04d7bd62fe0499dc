"""Who is meant in this very request: whose manager, which system's owner."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.ending import Who
from catalogkit.model.flow import Approver
from catalogkit.model.landscape import System, ValueList
from catalogkit.model.references import OwnerOf
from catalogkit.model.service_item import ServiceItem

ANSWERS = "answers."


@dataclass(frozen=True, slots=True)
class People:
    """The parties of a request, by its facts."""

    catalog: Catalog
    records: Records
    item: ServiceItem
    facts: Mapping[str, object]

    def who(self, by: Approver) -> Who:
        """One party that may decide."""
        if by.team is not None:
            return Who("team", str(by.team), str(by.team), str(by.team))
        if by.role is not None:
            return Who("role", by.role)
        if by.owner_of is not None:
            return self._owner(by.owner_of)
        if by.person is not None:
            person = self.person(str(by.person))
            return Who("person", str(by.person), person, person)
        return Who("manager_of", str(by.manager_of), self.person(str(by.manager_of)))

    def person(self, name: str) -> str:
        """The login behind requester, recipient or an answer; "" if not known."""
        if name.startswith(ANSWERS):
            return self._text(name.removeprefix(ANSWERS))
        if name == "recipient" and self.item.recipient is not None:
            answered = self._text(self.item.recipient.from_)
            if answered:
                return answered
        return self._text(f"{name}.login")

    def _owner(self, of: OwnerOf) -> Who:
        name = str(of)
        if of.kind == "system":
            return Who("owner_of", name, name, self._system(name))
        if not name.startswith(ANSWERS):
            return Who("owner_of", name, self.person(name))
        answer = self.person(name)
        return Who("owner_of", name, answer, self._answered(name, answer))

    def _answered(self, name: str, answer: str) -> str:
        asked = next((f for f in self.item.form if f"{ANSWERS}{f.id}" == name), None)
        if asked is None or not answer:
            return ""
        if asked.options_from is None:
            return self._system(answer) if asked.type == "system" else ""
        table = self.catalog.get(ValueList, asked.options_from.list)
        column = None if table is None else table.owner_column
        row = self.records.rows(asked.options_from.list).get(answer, {})
        return str(row.get(column) or "") if column else ""

    def _system(self, name: str) -> str:
        system = self.catalog.get(System, name)
        return "" if system is None else str(system.owner or "")

    def _text(self, name: str) -> str:
        found = self.facts.get(name)
        return found if isinstance(found, str) else ""
