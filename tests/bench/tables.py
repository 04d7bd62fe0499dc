"""Made-up decision tables: the same rules for every program that is measured.

A rule is a service and one to five more of fifteen answers, as rules of catalogs are;
each is a condition, and the number of the rule is its outcome.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Chosen,
    Is,
    Isnt,
    Typed,
)

ENUMS = {"service": 50, "category": 30, "region": 20, "kind": 8, "level": 4}
NUMBERS = ("cost", "quantity", "seats", "days")
TRUTHS = ("vip", "urgent", "remote", "managed")
SEVERAL = {"software": 12, "rights": 10}
MOST = 1000  # the largest number
FIELDS = (*ENUMS, *NUMBERS, *TRUTHS, *SEVERAL)
Answers = dict[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition as its tests, one of each field."""

    tests: tuple[Ask, ...]

    @property
    def tree(self) -> Typed:
        return And(self.tests)


def options(name: str) -> tuple[str, ...]:
    """What can be chosen in a field."""
    count = ENUMS.get(name) or SEVERAL[name]
    return tuple(f"{name}_{index}" for index in range(count))


def mixed(count: int, seed: int = 7) -> list[Rule]:
    """Rules as catalogs have them, one in a hundred below an earlier one."""
    draw = random.Random(seed)
    rules: list[Rule] = []
    for index in range(count):
        if rules and index % 100 == 99:
            rules.append(_narrower(draw, draw.choice(rules)))
        else:
            rules.append(Rule(tuple(_tests(draw))))
    return rules


def requests(count: int, seed: int = 11) -> list[Answers]:
    """Answers to decide; one in twenty is absent."""
    draw = random.Random(seed)
    return [
        {name: _answer(draw, name) for name in FIELDS if draw.random() >= 0.05}
        for _ in range(count)
    ]


def _tests(draw: random.Random) -> Iterator[Ask]:
    yield Ask("service", Is((draw.choice(options("service")),)))
    for name in draw.sample(FIELDS[1:], draw.randint(1, 5)):
        yield _test(draw, name)


def _test(draw: random.Random, name: str) -> Ask:
    if name in ENUMS:
        some = draw.sample(
            options(name), draw.randint(ENUMS[name] // 2, ENUMS[name] - 1)
        )
        return Ask(name, (Isnt if draw.random() < 0.15 else Is)(tuple(some)))
    if name in NUMBERS:
        low, high = sorted(draw.sample(range(MOST + 1), 2))
        shape = draw.choice(("from", "to", "within"))
        ends = {"from": (low, None), "to": (None, high), "within": (low, high)}
        return Ask(name, Between(*ends[shape]))
    if name in TRUTHS:
        return Ask(name, Is((draw.random() < 0.5,)))
    some = draw.sample(options(name), draw.randint(1, 3))
    return Ask(name, Chosen(draw.choice(("any", "all", "none")), tuple(some)))


def _narrower(draw: random.Random, rule: Rule) -> Rule:
    """A rule that an earlier one leaves nothing to."""
    free = [name for name in FIELDS if name not in {each.field for each in rule.tests}]
    return Rule((*rule.tests, _test(draw, draw.choice(free))))


def _answer(draw: random.Random, name: str) -> object:
    if name in ENUMS:
        return draw.choice(options(name))
    if name in NUMBERS:
        return draw.randint(0, MOST)
    if name in TRUTHS:
        return draw.random() < 0.5
    return draw.sample(options(name), draw.randint(1, 4))
