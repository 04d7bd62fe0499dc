"""Custom fields that several queues have → field sets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.drafting.saying import Block
from catalogkit.resource import Key
from catalogkit.source.write import dump
from catalogkit.targets.request_tracker.adoption.fields import Question, Questions
from catalogkit.targets.request_tracker.adoption.ids import Ids
from catalogkit.targets.request_tracker.adoption.things import Thing, Things
from catalogkit.targets.request_tracker.shared import SHARED

KIND = "field_set"


@dataclass(frozen=True)
class Set:
    """A field set, and the questions in it."""

    id: str
    questions: Sequence[Question]

    @property
    def path(self) -> str:
        """Where its definition stands."""
        return f"catalog/field_sets/{self.id}.yaml"

    def text(self) -> str:
        """Its definition: there it is one custom field for all who use it."""
        first = self.questions[0]
        block: Block = {"kind": KIND, "id": self.id, "title": first.block["label"]}
        block["fields"] = [each.block for each in self.questions]
        return dump({**block, "x": {"request-tracker": {SHARED: "true"}}})


@dataclass
class Sharing:
    """The sets of all that is shared; no two questions in them have one id."""

    things: Things
    ids: Ids
    locale: str
    sets: list[Set] = field(default_factory=list)

    def find(self, forms: Sequence[Sequence[Thing]]) -> None:
        """Makes a set of each field that several forms have, with what it hangs on."""
        users: dict[str, set[int]] = {}
        for number, form in enumerate(forms):
            for each in form:
                users.setdefault(each.held.native, set()).add(number)
        shared = {
            each.held.native: each
            for form in forms
            for each in form
            if len(users[each.held.native]) > 1 or self._is_shared(each)
        }
        for those in _together(self.things, shared, users):
            self._set(those)

    def used(self, form: Sequence[Thing]) -> list[Set]:
        """The sets that a form uses."""
        natives = {each.held.native for each in form}
        return [
            each for each in self.sets if each.questions[0].thing.held.native in natives
        ]

    def _is_shared(self, field: Thing) -> bool:
        """Whether its key is that of a field set, whoever still uses it."""
        if field.key is None:
            return False
        home = field.key.id.partition(".")[0]
        return Key("Queue", home) not in self.things.by_key

    def _set(self, those: Sequence[Thing]) -> None:
        name = self._name(those[0])
        prefix = f"{name}."
        maker = Questions(self.things, self.locale, prefix, name)
        taken = {each.id for every in self.sets for each in every.questions}
        made: list[Question] = []
        for each in those:
            made.append(maker.question(each, made, taken))
        self.sets.append(Set(name, made))

    def _name(self, first: Thing) -> str:
        """That of its key, where we know it; else after the first question."""
        taken = self.ids.taken.setdefault(KIND, set())
        known = first.key.id.partition(".")[0] if first.key is not None else ""
        if known and known not in taken:
            taken.add(known)
            return known
        return self.ids.named(KIND, first)

    def files(self) -> Iterator[tuple[str, str]]:
        """The definitions, and the lists of their options."""
        for each in self.sets:
            yield each.path, each.text()
            for question in each.questions:
                yield from question.files.items()


def _together(
    things: Things, shared: Mapping[str, Thing], users: Mapping[str, set[int]]
) -> Iterator[list[Thing]]:
    """Fields with all that depend on their answers and have the same users."""
    parents = {
        native: things.find("CustomField", thing.text("BasedOn"))
        for native, thing in shared.items()
    }
    below: dict[str, list[Thing]] = {}
    for native, parent in parents.items():
        if parent is None or parent.held.native not in shared:
            continue
        if users[parent.held.native] == users[native]:
            below.setdefault(parent.held.native, []).append(shared[native])
    inside = {each.held.native for those in below.values() for each in those}
    for native, thing in shared.items():
        if native not in inside:
            yield [*_tree(thing, below, set())]


def _tree(
    thing: Thing, below: Mapping[str, Sequence[Thing]], seen: set[str]
) -> Iterator[Thing]:
    if thing.held.native in seen:
        return
    seen.add(thing.held.native)
    yield thing
    for each in below.get(thing.held.native, ()):
        yield from _tree(each, below, seen)
