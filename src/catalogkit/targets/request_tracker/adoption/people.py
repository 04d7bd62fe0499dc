"""Groups → teams, and what is known of users → attributes of requesters."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.names import field_name
from catalogkit.drafting.rules import APPROXIMATED, NOT_CARRIED
from catalogkit.drafting.saying import Block
from catalogkit.drafting.texts import definition
from catalogkit.resource import Key
from catalogkit.source.node import Value
from catalogkit.targets.request_tracker.adoption.choosing import options_of
from catalogkit.targets.request_tracker.adoption.ids import Ids, of_question
from catalogkit.targets.request_tracker.adoption.prose import escaped
from catalogkit.targets.request_tracker.adoption.things import (
    Named,
    Thing,
    Things,
    clean,
)
from catalogkit.targets.request_tracker.forms import USERS
from catalogkit.targets.request_tracker.groups import REQUESTER

TEAM = "team"
WORKS = frozenset({"OwnTicket", "TakeTicket", "ModifyTicket"})
"""Rights of people who work on requests."""


@dataclass
class Teams:
    """Makes a team of each group."""

    things: Things
    ids: Ids
    names: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Finds what every team is called."""
        for each in self.things.of("Group"):
            self.names[each.held.native] = self.ids.entity(TEAM, each)

    def keys(self) -> Iterator[Named]:
        """What each group is called from now on."""
        for each in self.things.of("Group"):
            name = self.names[each.held.native]
            yield Named(each, Key("Group", name), path_of(name))

    def files(self) -> Iterator[tuple[str, str]]:
        """Every definition by its path."""
        for each in self.things.of("Group"):
            name = self.names[each.held.native]
            yield path_of(name), self._text(each, name)

    def of_queue(self, queue: Thing) -> str:
        """The one team that works on what is asked in a queue; "" where several do."""
        found = set()
        for right in self.things.of("Right"):
            kind, _, who = right.text("Principal").partition(":")
            where = right.text("Object").partition(":")[2]
            group = self.things.find("Group", who) if kind == "Group" else None
            if (
                group is not None
                and self.things.find("Queue", where) is queue
                and WORKS.intersection(right.texts("Rights"))
            ):
                found.add(group.held.native)
        return self.names.get(found.pop(), "") if len(found) == 1 else ""

    def _text(self, group: Thing, name: str) -> str:
        ledger = self.things.ledger(group)
        ledger.carry(("Name",), ("Description",), ("Members",))
        block: Block = {"kind": TEAM, "id": name, "title": group.title}
        if about := clean(group.text("Description")):
            block["description"] = escaped(about)
        members: list[Value] = []
        for each in group.texts("Members"):
            if each.startswith("#"):
                inner = self.things.find("Group", each)
                called = inner.called if inner is not None else f"group {each}"
                message = f"{called} is a member of {group.called}; here people are"
                self.things.say(NOT_CARRIED, group, message, "Members", each)
            elif clean(each) != each:
                message = f"'{clean(each)}' of {group.called} is no login to write here"
                self.things.say(NOT_CARRIED, group, message, "Members", each)
            else:
                members.append(each)
        comments: dict[Route, str] = {}
        if members:
            block["members"] = [*sorted(members, key=str)]
        else:
            block["directory_group"] = group.title
            note = "To check: the group of your directory that holds this team"
            comments["directory_group",] = note
        return definition(block, comments)


def path_of(team: str) -> str:
    """Where the definition of a team stands."""
    return f"catalog/teams/{team}.yaml"


@dataclass
class Requesters:
    """Makes an attribute of requesters of each custom field of users."""

    things: Things
    names: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Finds what every attribute is called."""
        for each in self.things.of("CustomField"):
            if each.text("LookupType") == USERS:
                taken = set(self.names.values())
                known = each.key is not None and each.key.id.startswith(REQUESTER)
                name = field_name(each.title, taken)
                if known or not name.isascii():
                    name = of_question(each, REQUESTER, taken)
                self.names[each.held.native] = name

    def keys(self) -> Iterator[Named]:
        """What each of these fields is called from now on."""
        for native, name in self.names.items():
            thing = self.things.by_native["CustomField", native]
            yield Named(thing, Key("CustomField", f"{REQUESTER}{name}"))

    def block(self) -> Block:
        """The attributes as the manifest holds them."""
        return {
            name: self._attribute(self.things.by_native["CustomField", native])
            for native, name in self.names.items()
        }

    def _attribute(self, thing: Thing) -> Value:
        ledger = self.things.ledger(thing)
        carried = ("Name", "Type", "MaxValues", "LookupType", "Values", "BasedOn")
        ledger.carry(*((each,) for each in carried))
        kind = {"Select": "choice", "Date": "date"}.get(thing.text("Type"), "text")
        block: Block = {"type": kind, "label": thing.title}
        if kind == "choice":
            block |= options_of(self.things, thing, None).inline()
        if thing.number("MaxValues") != 1:
            message = f"{thing.called} may have several values, an attribute has one"
            self.things.say(APPROXIMATED, thing, message, "MaxValues")
        for each in ("EntryHint", "Pattern", "Default"):
            ledger.carry((each,))
        return block
