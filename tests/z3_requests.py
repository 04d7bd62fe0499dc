"""What a form takes, and what conditions say of it, as formulas of z3.

Built from the form of an item and from typed trees alone, so that it can judge what
`catalog.regions` says of them. It knows choices, truth values, numbers, days, texts and
sites, channels, and what is known of people; no groups, no clocks, no derived facts.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import z3  # type: ignore[import-untyped]

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Starts,
    Test,
    Typed,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.holds import holds
from catalogkit.catalog.records import Records
from catalogkit.catalog.scope import NUMBERS, FieldType
from catalogkit.catalog.scopes import Scopes
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem

YES = z3.BoolVal(True)


class Fact:
    """One fact of a request, by its kind: z3 variables and what a test says of them.

    `limits` are formulas that hold whatever is asked.
    """

    given: z3.BoolRef
    limits: Sequence[z3.BoolRef] = ()

    def passes(self, test: Test) -> z3.BoolRef:
        """Whether a test holds; every one but that for absence needs an answer."""
        if isinstance(test, Given):
            return self.given if test.given else z3.Not(self.given)
        return z3.And(self.given, self.asked(test))

    def asked(self, test: Test) -> z3.BoolRef:
        """Whether a test of a given answer holds."""
        raise NotImplementedError(test)

    def equal(self, value) -> z3.BoolRef:
        """Whether it is given and this."""
        return self.passes(Is((value,)))


class Option(Fact):
    """One of some ids: a truth value each, of which at most one is true."""

    def __init__(self, name: str, options: Sequence[str]) -> None:
        self.picked = {each: z3.Bool(f"{name} = {each}") for each in options}
        every = [*self.picked.values()]
        self.given = z3.Or(every)
        self.limits = [z3.AtMost(*every, 1)] if every else []

    def asked(self, test: Test) -> z3.BoolRef:
        ask = Ask("it", test)
        return z3.Or([v for each, v in self.picked.items() if holds(ask, {"it": each})])


class Column(Fact):
    """What is known of the id that another fact names."""

    def __init__(self, owner: Option, values) -> None:
        self.owner, self.values = owner, values
        self.given = self.asked(Given(given=True))

    def asked(self, test: Test) -> z3.BoolRef:
        ask, rows = Ask("it", test), self.owner.picked.items()
        values = ((each, v, self.values.get(each)) for each, v in rows)
        return z3.Or([v for each, v, known in values if holds(ask, {"it": known})])


class Several(Fact):
    """Any number of some ids."""

    def __init__(self, name: str, options: Sequence[str]) -> None:
        self.picked = {each: z3.Bool(f"{name} has {each}") for each in options}
        self.given = z3.Or([*self.picked.values()])

    def asked(self, test: Test) -> z3.BoolRef:
        assert isinstance(test, Chosen)
        each = [self.picked[value] for value in test.values]
        if test.how == "all":
            return z3.And(each)
        return z3.Or(each) if test.how == "any" else z3.Not(z3.Or(each))

    def equal(self, value) -> z3.BoolRef:
        return z3.And([each == (name in value) for name, each in self.picked.items()])


class Truth(Fact):
    """Yes or no."""

    def __init__(self, name: str) -> None:
        self.given, self.value = z3.Bool(f"{name} given"), z3.Bool(name)

    def asked(self, test: Test) -> z3.BoolRef:
        assert isinstance(test, Is | Isnt)
        found = z3.Or([self.value == value for value in test.values])
        return found if isinstance(test, Is) else z3.Not(found)


class Quantity(Fact):
    """A number, or a day as its number since the year one."""

    def __init__(self, name: str, kind: str) -> None:
        self.given = z3.Bool(f"{name} given")
        whole = kind in {"integer", "date"}
        self.value = z3.Int(name) if whole else z3.Real(name)
        if kind == "date":
            last = datetime.date.max.toordinal()
            self.limits = [self.value >= 1, self.value <= last]

    def asked(self, test: Test) -> z3.BoolRef:
        match test:
            case Is(values):
                return z3.Or([self.value == _number(each) for each in values])
            case Isnt(values):
                return z3.And([self.value != _number(each) for each in values])
            case Between(low, high, low_open, high_open):
                return z3.And([*self._ends(low, high, low_open, high_open)])
        raise NotImplementedError(test)

    def _ends(self, low, high, low_open, high_open) -> Iterator[z3.BoolRef]:
        if low is not None:
            end = _number(low)
            yield self.value > end if low_open else self.value >= end
        if high is not None:
            end = _number(high)
            yield self.value < end if high_open else self.value <= end


class Words(Fact):
    """Any text of some length."""

    def __init__(self, name: str, shortest: int = 1, longest: int | None = None):
        self.value = z3.String(name)
        self.given = self.value != z3.StringVal("")
        long_enough = z3.Length(self.value) >= shortest
        self.limits = [z3.Implies(self.given, long_enough)]
        if longest is not None:
            self.limits.append(z3.Length(self.value) <= longest)

    def asked(self, test: Test) -> z3.BoolRef:
        match test:
            case Is(values):
                return z3.Or([self.value == z3.StringVal(each) for each in values])
            case Isnt(values):
                return z3.And([self.value != z3.StringVal(each) for each in values])
            case Starts(prefixes):
                starts = [z3.PrefixOf(z3.StringVal(p), self.value) for p in prefixes]
                return z3.Or(starts)
        raise NotImplementedError(test)


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
            made = _fact(name, kind, options)
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
            options = tuple(self.records.ids(asked.type)) or None
            options = options if asked.type in {"site", "system", "team"} else None
        length = (max(asked.min_length or 1, 1), asked.max_length)
        return _fact(name, FieldType(asked.type), options, length)

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


def _fact(
    name: str,
    kind: FieldType,
    options: tuple[str, ...] | None,
    length: tuple[int, int | None] = (1, None),
) -> Fact:
    if kind.kind == "choices":
        return Several(name, options or ())
    if options is not None:
        return Option(name, options)
    if kind.kind == "boolean":
        return Truth(name)
    if kind.kind in {*NUMBERS, "date"}:
        return Quantity(name, kind.kind)
    if kind.kind in {"text", "paragraph"}:
        return Words(name, *length)
    raise NotImplementedError(kind)


def _letters(pattern: str) -> z3.ReRef:
    """One of some letters: of patterns no more is known here."""
    assert pattern[:1] == "[", pattern
    assert pattern[-1:] == "]", pattern
    return z3.Union([z3.Re(each) for each in pattern[1:-1]])


def _number(value: object) -> int | float:
    if isinstance(value, str):
        return datetime.date.fromisoformat(value).toordinal()
    assert isinstance(value, int | float)
    return value
