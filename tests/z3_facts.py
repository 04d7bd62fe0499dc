"""Facts of a request as variables of z3, and what tests say of them."""

import datetime
from collections.abc import Iterator, Sequence

import z3  # type: ignore[import-untyped]

from catalogkit.catalog.canonical import (
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Isnt,
    Starts,
    Test,
)
from catalogkit.catalog.holds import holds
from catalogkit.catalog.scope import NUMBERS, FieldType


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


def fact_of(
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


def _number(value: object) -> int | float:
    if isinstance(value, str):
        return datetime.date.fromisoformat(value).toordinal()
    assert isinstance(value, int | float)
    return value
