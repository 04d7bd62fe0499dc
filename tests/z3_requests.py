"""What a form takes, and what conditions say of it, as formulas of z3.

Built from the form of an item and from typed trees alone, so that it can judge what
`catalog.regions` says of them. It knows choices, truth values, numbers, days, texts and
sites, channels, and what is known of people; no groups, no clocks, no derived facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import z3  # type: ignore[import-untyped]

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import (
    And,
    Between,
    Not,
    Or,
    Typed,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.records import Records
from catalogkit.catalog.scope import FieldType
from catalogkit.catalog.scopes import Scopes
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem
from tests.z3_facts import Column, Fact, Option, Quantity, Several, Words, fact_of

YES = z3.BoolVal(True)


@dataclass
class Requests:
    """The requests that the form of an item takes from its audience."""

    catalog: Catalog
    item: ServiceItem
    facts: dict[str, Fact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.records = Records(self.catalog)
        self.scope = Scopes(self.catalog).of(self.item)
        self.fields = {each.id: each for each in self.item.form if each.type != "note"}

    def accepted(self) -> list[z3.BoolRef]:
        """What every request meets; call it last, when all facts are known."""
        found = [each for asked in self.fields.values() for each in self._form(asked)]
        found += [*map(self._constraint, self.item.constraints)]
        if self.item.audience:
            some = (self.catalog[each].when for each in self.item.audience)
            found.append(z3.Or([self.typed(when) for when in some]))
        return [*found, *(each for fact in self.facts.values() for each in fact.limits)]

    def exactly(self, known) -> Iterator[z3.BoolRef]:
        """That every fact is what is known of it, and no other is given."""
        for name, fact in self.facts.items():
            if not isinstance(fact, Column):
                value = known.get(name)
                yield z3.Not(fact.given) if value is None else fact.equal(value)

    def typed(self, condition) -> z3.BoolRef:
        """The formula of a condition of the catalog."""
        return self.of(self.catalog.typed[id(condition)])

    def of(self, tree: Typed) -> z3.BoolRef:
        """The formula of a tree."""
        match tree:
            case And(parts):
                return z3.And([self.of(part) for part in parts])
            case Or(parts):
                return z3.Or([self.of(part) for part in parts])
            case Not(part):
                return z3.Not(self.of(part))
        return self.fact(tree.field).passes(tree.test)

    def fact(self, name: str) -> Fact:
        """The fact of a name, made when it is first read."""
        if name not in self.facts:
            self.facts[name] = self._made(name)
        return self.facts[name]

    def _made(self, name: str) -> Fact:
        base, _, attribute = name.partition(".")
        asked = self.fields.get(base)
        if asked is None:
            kind = self.scope.find(name)
            assert kind is not None, name
            options = kind.options
            if name == "request.channel":
                options = tuple(map(str, self.item.channels)) or options
            made = fact_of(name, kind, options)
            if name == "request.channel" and options:
                made.limits = [*made.limits, made.given]
            return made
        if attribute:
            table = self.records.of(asked)
            values = {each: row.get(attribute) for each, row in table.items()}
            owner = self.fact(base)
            assert isinstance(owner, Option)
            return Column(owner, values)
        if asked.type in {"choice", "choices"}:
            offered = choices(asked, self.catalog, self.records)
            options = tuple(each.id for each in offered)
        else:
            options = tuple(self.records.ids(asked)) or None
            options = options if asked.type in {"site", "system", "team"} else None
        length = (max(asked.min_length or 1, 1), asked.max_length)
        return fact_of(name, FieldType(asked.type), options, length)

    def _form(self, asked: Field) -> Iterator[z3.BoolRef]:
        fact = self.fact(asked.id)
        shown = YES if asked.visible_when is None else self.typed(asked.visible_when)
        yield z3.Implies(fact.given, shown)
        if asked.required:
            yield z3.Implies(shown, fact.given)
        if asked.required_when is not None:
            needed = z3.And(shown, self.typed(asked.required_when))
            yield z3.Implies(needed, fact.given)
        yield from self._offered(asked, fact)
        yield from self._limited(asked, fact)

    def _offered(self, asked: Field, fact: Fact) -> Iterator[z3.BoolRef]:
        if not isinstance(fact, Option | Several) or asked.type[:6] != "choice":
            return
        for each in choices(asked, self.catalog, self.records):
            if each.when is not None:
                yield z3.Implies(fact.picked[each.id], self.of(each.when))
            for name, value in each.where.items():
                suits = self.fact(name).equal(value)
                yield z3.Implies(fact.picked[each.id], suits)

    def _limited(self, asked: Field, fact: Fact) -> Iterator[z3.BoolRef]:
        if isinstance(fact, Words) and asked.pattern is not None:
            yield z3.Implies(fact.given, z3.InRe(fact.value, _letters(asked.pattern)))
        low, high = limits(asked, self.catalog.manifest.currency)
        if isinstance(fact, Quantity):
            inside = fact.asked(Between(low, high))
            yield z3.Implies(fact.given, inside)
        if isinstance(fact, Several):
            many = [*fact.picked.values()]
            if low is not None:
                yield z3.Implies(fact.given, z3.AtLeast(*many, low))
            if high is not None:
                yield z3.AtMost(*many, high)

    def _constraint(self, constraint) -> z3.BoolRef:
        tree = self.catalog.typed[id(constraint.require)]
        judged = [self.fact(name).given for name in sorted(judged_with(tree))]
        return z3.Implies(z3.And(judged), self.of(tree))


def _letters(pattern: str) -> z3.ReRef:
    """One of some letters: of patterns no more is known here."""
    assert pattern[:1] == "[", pattern
    assert pattern[-1:] == "]", pattern
    return z3.Union([z3.Re(each) for each in pattern[1:-1]])
