"""Who is meant by a party: what Request Tracker can look up when it must know."""

from dataclasses import dataclass

from catalogkit.catalog.canonical import Json
from catalogkit.decide.people import ANSWERS, People
from catalogkit.decide.rulebook import Rulebook
from catalogkit.model.flow import Approver
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem

PEOPLE = {"requester", "recipient"}
Body = dict[str, Json]


@dataclass(frozen=True)
class Deciders:
    """Parties of an item as objects of one key.

    `team` is a group by the team's id, `role` a role of the organisation, `login` a
    user. `facts` are names of facts: the first that is there holds a login; with
    `manager` that user's manager is meant. `owners` gives the owner of what the fact
    `of` names. `part` is what a request knows of itself: requester, team, approver.
    """

    book: Rulebook
    item: ServiceItem

    def approver(self, by: Approver) -> Json:
        """Who may decide."""
        if by.team is not None:
            return {"team": str(by.team)}
        if by.role is not None:
            return {"role": str(by.role)}
        if by.person is not None:
            return {"facts": self._facts(str(by.person))}
        if by.owner_of is not None:
            return self._owner(by)
        return {"facts": self._facts(str(by.manager_of)), "manager": True}

    def party(self, name: str) -> Json:
        """Somebody who is told or takes over: `owner.lead`, `security`, `requester`."""
        who, _, rest = name.partition(".")
        if who == "owner":
            who = "" if self.item.owner is None else str(self.item.owner)
        if who in PEOPLE:
            return {"facts": self._facts(who)}
        if who == "manager":
            return {"facts": self._facts("requester"), "manager": True}
        team = self.book.catalog.get(Team, who)
        if team is None:
            return {"part": who}
        person = {"lead": team.lead, "deputy": team.deputy}.get(rest)
        return {"team": team.id} if person is None else {"login": str(person)}

    def _facts(self, name: str) -> list[Json]:
        if name.startswith(ANSWERS):
            return [name.removeprefix(ANSWERS)]
        found: list[Json] = [f"{name}.login"]
        if name == "recipient" and self.item.recipient is not None:
            return [self.item.recipient.from_, *found]
        return found

    def _owner(self, by: Approver) -> Json:
        """The owner of a system, or of whatever is answered."""
        name = str(by.owner_of)
        if not name.startswith(ANSWERS):
            return self._found(self._whose(by, {}))
        field = name.removeprefix(ANSWERS)
        asked = next((each for each in self.item.form if each.id == field), None)
        answers = () if asked is None else self.book.records.of(asked)
        owners = {each: self._whose(by, {field: each}) for each in answers}
        known = {each: self._found(owner) for each, owner in owners.items() if owner}
        return {"owners": known, "of": field}

    def _whose(self, by: Approver, facts: dict[str, object]) -> str:
        people = People(self.book.catalog, self.book.records, self.item, facts)
        return people.who(by).found

    def _found(self, owner: str) -> Json:
        team = self.book.catalog.get(Team, owner)
        return {"login": owner} if team is None else {"team": owner}
