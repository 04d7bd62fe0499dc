"""What things are called from now on: by their mark, else after their name."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field

from catalogkit.drafting.names import item_id, latin, option_name, question_name
from catalogkit.drafting.rules import APPROXIMATED
from catalogkit.model.scalars import ID, NAME
from catalogkit.targets.request_tracker.adoption.things import Thing, Things


@dataclass
class Ids:
    """Gives each thing its id, once; `taken` are those that a kind has already."""

    things: Things
    taken: dict[str, set[str]] = field(default_factory=dict)

    def entity(self, kind: str, thing: Thing) -> str:
        """The id of an entity; two of one name get their numbers."""
        if thing.key is not None and ID.fullmatch(thing.key.id):
            self.taken.setdefault(kind, set()).add(thing.key.id)
            return thing.key.id
        return self.named(kind, thing)

    def named(self, kind: str, thing: Thing) -> str:
        """An id after the name of a thing."""
        taken = self.taken.setdefault(kind, set())
        name = thing.title
        found = item_id(name) if latin(name) else ""
        if not found:
            found = f"{kind.rpartition('_')[2]}-{mark(name)}"
            message = f"{thing.called}: no id can be made of it, so it is '{found}'"
            self.things.say(APPROXIMATED, thing, f"{message}: rename it", "Name")
        if found in taken:
            found = f"{found}-{thing.held.native}"
            message = f"{thing.called}: another one has its id, and this is '{found}'"
            self.things.say(APPROXIMATED, thing, message, "Name")
        taken.add(found)
        return found


def of_question(thing: Thing, prefix: str, taken: Collection[str]) -> str:
    """The id of a question of a form; `prefix` begins the keys of its fields."""
    if thing.key is not None and thing.key.id.startswith(prefix):
        known = thing.key.id.removeprefix(prefix)
        if NAME.fullmatch(known) and known not in taken:
            return known
    name = thing.title
    if latin(name):
        return question_name(name, taken)
    return _free(f"field_{mark(name)}", taken)


def of_option(name: str, known: str, taken: Collection[str]) -> str:
    """The id of an option: what we wrote beside it, else after its name."""
    if known and option_name(known, "", taken) == known:
        return known
    if latin(name) or not any(each.isalpha() for each in name):
        return option_name("", name, taken)
    return _free(f"option_{mark(name)}", taken)


def mark(text: str) -> str:
    """A mark of some words that stays the same wherever they stand."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:6]


def _free(name: str, taken: Collection[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free
