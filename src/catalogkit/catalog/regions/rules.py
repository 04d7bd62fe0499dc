"""What every request meets: what is shown, required, offered, limited, for whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.canonical import Or, Typed
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.regions.derived import OTHER
from catalogkit.catalog.regions.dimension import ABSENT
from catalogkit.catalog.regions.formula import Atom, Formula, some
from catalogkit.catalog.regions.groups import rules_of_lines
from catalogkit.catalog.regions.members import TooMany
from catalogkit.catalog.regions.offers import offered
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.several import rules_of_choices
from catalogkit.catalog.regions.space import NotAsked, Space
from catalogkit.catalog.tree import others
from catalogkit.model.condition import Condition
from catalogkit.model.contract import Constraint
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True)
class Rules:
    """The rules of a space, over its dimensions."""

    space: Space
    scene: Scene
    fields: Mapping[str, Field]
    item: ServiceItem | None

    def all(self, audiences: Sequence[Typed]) -> Iterator[Formula]:
        """What every request meets."""
        for each in self.fields.values():
            if each.id in self.space.index or each.id in self.space.several:
                yield from self.known(each.id, self.rules_of(each))
        for (name, test), dim in self.space.opaque.items():
            for read in (name, *others(test)):
                base, _ = self.space.questions.where(read)
                yield some([Atom(dim, ABSENT), self.space.given(base)])
        for name in self.space.index:
            yield from self.rule_of_attribute(name)
        for limit in () if self.item is None else self.item.constraints:
            yield from self.known("constraints", self.limited(limit))
        if audiences:
            yield self.space.formula(Or(tuple(audiences)))

    def known(self, what: str, rules: Iterator[Formula]) -> Iterator[Formula]:
        """Rules, as far as all that they read can be followed.

        Without the others more seems to be possible, so what then still is impossible
        is so; anything else stays unproven.
        """
        try:
            yield from rules
        except (NotAsked, TooMany):
            words = f"what may be answered in '{what}' is too much to follow"
            self.space.unproven.append(words)

    def rule_of_attribute(self, name: str) -> Iterator[Formula]:
        """What is known of a person is known only where one is named."""
        base = name.partition(".")[0]
        recipient = None if self.item is None else self.item.recipient
        if name.startswith(OTHER) and recipient is not None:
            base = recipient.from_
        if base in self.fields and base != name and not name.endswith(".count"):
            absent = Atom(self.space.index[name], ABSENT)
            yield some([absent, self.space.given(base)])

    def rules_of(self, asked: Field) -> Iterator[Formula]:
        """When a field is shown, must be answered, and with what."""
        given = self.space.given(asked.id)
        shown: Formula = True
        if asked.visible_when is not None:
            shown = self.space.formula(self.typed(asked.visible_when))
            yield some([shown, self.space.negated(given)])
        hidden = self.space.negated(shown)
        if asked.required:
            yield some([hidden, given])
        elif asked.required_when is not None:
            needed = self.space.formula(self.typed(asked.required_when))
            yield some([hidden, self.space.negated(needed), given])
        if asked.id in self.space.lines:
            yield from rules_of_lines(self.space, asked.id)
        elif asked.id in self.space.several:
            yield from rules_of_choices(self.space, asked.id)
        else:
            number = self.space.index[asked.id]
            for tag, mask in self.space.dims[number].tagged.items():
                if tag is not None:
                    others = Atom(number, self.space.full[number] & ~mask)
                    yield some([others, offered(self.space, tag)])

    def limited(self, limit: Constraint) -> Iterator[Formula]:
        """A limit, judged when what it reads is given."""
        tree = self.typed(limit.require)
        judged = [self.space.given(each) for each in sorted(judged_with(tree))]
        absent = [self.space.negated(each) for each in judged]
        yield some([*absent, self.space.formula(tree)])

    def typed(self, when: Condition) -> Typed:
        """The tree of a condition."""
        found: Typed = self.scene.catalog.typed[id(when)]
        return found
