"""What a request costs, as conditions on what is chosen.

The cost is the sum of the prices of what is chosen, each times an integer answer where
its author says so (one where that is not answered): docs/targets/routing.md, step 3.
Sums are followed exactly while they are few, and while at most one integer multiplies.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from catalogkit.catalog.canonical import (
    FALSE,
    TRUE,
    And,
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Rows,
    Test,
    Typed,
)
from catalogkit.catalog.holds import holds
from catalogkit.catalog.regions.values import named
from catalogkit.model.form import Field, Price
from catalogkit.model.scalars import Money
from catalogkit.model.service_item import ServiceItem

SUMS = 500
"""How many different sums are followed."""
Sum = tuple[Fraction, Fraction]
"""What is paid once, and what is paid for each."""


@dataclass(frozen=True)
class Cost:
    """The prices of an item."""

    item: ServiceItem

    def tree(self, test: Test) -> Typed | None:
        """A test of the cost by what is chosen; None: it cannot be said exactly."""
        if isinstance(test, Given):
            return TRUE if test.given else FALSE
        if not self.is_exact:
            return None
        return Or(
            tuple(
                And((when, self._passes(each, test)))
                for each, when in self.sums.items()
            )
        )

    @cached_property
    def is_exact(self) -> bool:
        """Whether conditions can say it: few sums, no prices in lines, one factor."""
        lines = any(_prices(group.fields) for group in self.item.form)
        times = {each.times for each in self._all() if each.times is not None}
        return not lines and len(times) <= 1 and bool(self.sums)

    @cached_property
    def sums(self) -> dict[Sum, Typed]:
        """Every sum, and when it is due; empty where they are too many."""
        base = _amount(self.item.price)
        found: dict[Sum, list[Typed]] = {base: [TRUE]}
        for part in self._parts():
            more: dict[Sum, list[Typed]] = {}
            for total, whens in found.items():
                for amount, when in part:
                    both = (total[0] + amount[0], total[1] + amount[1])
                    more.setdefault(both, []).append(And((Or(tuple(whens)), when)))
            found = more
            if len(found) > SUMS:
                return {}
        return {total: Or(tuple(whens)) for total, whens in found.items()}

    def of(self, answers: Mapping[str, object]) -> float:
        """What a request with some answers costs."""
        total = _charged(self.item.price, answers)
        total += _chosen(self.item.form, answers)
        for group in self.item.form:
            lines = answers.get(group.id)
            for line in lines if isinstance(lines, list) else ():
                if isinstance(line, dict):
                    total += _chosen(group.fields, line)
        return int(total) if total.denominator == 1 else float(total)

    def ways(self, test: Test) -> Iterator[tuple[Typed, ...]]:
        """Lines that may cost so much as a test asks for: all of one kind, so many."""
        amounts = [each for each in named([test]) if isinstance(each, int | float)]
        for group in self.item.form:
            for field, option, price in _prices(group.fields):
                each = sum(_amount(price))
                one = Is((option,)) if field.type == "choice" else None
                kind = Ask(field.id, one or Chosen("all", (option,)))
                lines = Ask(group.id, Rows(every=True, tree=kind))
                for amount in amounts if each else ():
                    least = math.ceil(Fraction(str(amount)) / each)
                    for count in (least, least + 1):
                        many = Ask(f"{group.id}.count", Between(low=count))
                        yield lines, many

    def _all(self) -> Iterator[Price]:
        if self.item.price is not None:
            yield self.item.price
        yield from (price for _, _, price in _prices(self.item.form))

    def _parts(self) -> Iterator[list[tuple[Sum, Typed]]]:
        """What may be added, in parts that are chosen independently."""
        by_field: dict[str, list[tuple[str, Price]]] = {}
        kinds = {}
        for field, option, price in _prices(self.item.form):
            by_field.setdefault(field.id, []).append((option, price))
            kinds[field.id] = field.type
        for name, priced in by_field.items():
            if kinds[name] == "choice":
                every = tuple(option for option, _ in priced)
                rest: list[tuple[Sum, Typed]] = [
                    (_amount(None), Not(Ask(name, Is(every))))
                ]
                yield rest + [(_amount(p), Ask(name, Is((o,)))) for o, p in priced]
                continue
            for option, price in priced:
                chosen = Ask(name, Chosen("any", (option,)))
                yield [(_amount(None), Not(chosen)), (_amount(price), chosen)]

    def _passes(self, total: Sum, test: Test) -> Typed:
        """When a sum passes a test: by the number that multiplies a part of it."""
        fixed, each = total
        times = next((p.times for p in self._all() if p.times is not None), None)
        if times is None or not each:
            return TRUE if _holds(fixed + each, test) else FALSE
        once = TRUE if _holds(fixed + each, test) else FALSE
        unanswered = And((Ask(times, Given(given=False)), once))
        return Or(
            (
                unanswered,
                And((Ask(times, Given(given=True)), _times(times, total, test))),
            )
        )


def _times(times: str, total: Sum, test: Test) -> Typed:
    match test:
        case Is(values):
            found = (_solved(total, each) for each in values)
            whole = tuple(int(n) for n in found if n.denominator == 1)
            return Ask(times, Is(whole)) if whole else FALSE
        case Isnt(values):
            return Not(_times(times, total, Is(values)))
        case Between(low, high, low_open, high_open):
            parts: list[Typed] = []
            up = total[1] > 0
            if low is not None:
                parts.append(_beyond(times, _solved(total, low), up, low_open))
            if high is not None:
                parts.append(_beyond(times, _solved(total, high), not up, high_open))
            return And(tuple(parts))
    return FALSE


def _beyond(times: str, edge: Fraction, above: bool, strictly: bool) -> Typed:  # noqa: FBT001
    """The numbers on one side of an edge; a fraction lies between two of them."""
    if edge.denominator == 1:
        at: float = int(edge)
        if above:
            return Ask(times, Between(low=at, low_open=strictly))
        return Ask(times, Between(high=at, high_open=strictly))
    below = edge.numerator // edge.denominator
    if above:
        return Ask(times, Between(low=below + 1))
    return Ask(times, Between(high=below))


def _solved(total: Sum, value: object) -> Fraction:
    assert isinstance(value, int | float)  # noqa: S101 - money is compared with amounts
    return (Fraction(str(value)) - total[0]) / total[1]


def _holds(amount: Fraction, test: Test) -> bool:
    whole = amount.denominator == 1
    return holds(Ask("it", test), {"it": int(amount) if whole else float(amount)})


def _amount(price: Price | None) -> Sum:
    if price is None:
        return Fraction(0), Fraction(0)
    parts: list[Money] = [m for m in (price.once, price.monthly) if m is not None]
    amount = sum((Fraction(each.amount) for each in parts), Fraction(0))
    return (amount, Fraction(0)) if price.times is None else (Fraction(0), amount)


def _charged(price: Price | None, answers: Mapping[str, object]) -> Fraction:
    once, each = _amount(price)
    times = None if price is None or price.times is None else answers.get(price.times)
    return once + each * (times if isinstance(times, int) else 1)


def _chosen(fields: Sequence[Field], answers: Mapping[str, object]) -> Fraction:
    total = Fraction(0)
    for field, option, price in _prices(fields):
        answer = answers.get(field.id)
        if answer == option or (isinstance(answer, list) and option in answer):
            total += _charged(price, answers)
    return total


def _prices(fields: Sequence[Field]) -> list[tuple[Field, str, Price]]:
    return [
        (field, option.id, option.price)
        for field in fields
        for option in field.options
        if option.price is not None
    ]
