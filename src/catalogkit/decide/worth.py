"""What a request costs, and how urgent it is."""

import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal

from catalogkit.catalog.holds import Answers
from catalogkit.decide.questions import Course
from catalogkit.decide.rules import Choice, Priced, Rules
from catalogkit.decision import Cost, Major
from catalogkit.model.scalars import SAFE_INTEGER, Money

NOTHING = Decimal(0)
MOST = sys.float_info.max


def cost(course: Course, rules: Rules, currency: str) -> Cost:
    """The sum of all prices that count; it becomes the fact request.cost."""
    once = monthly = NOTHING
    for each in rules.prices:
        times = sum(_times(course, each))
        if times:
            course.tell(each.question, found=True)
            once += times * _amount(each.price.once)
            monthly += times * _amount(each.price.monthly)
    total = _number(once + monthly)
    course.facts["request.cost"] = total
    return Cost(total, _number(once), _number(monthly), currency)


def first(course: Course, cases: Iterable[Choice]) -> object:
    """The value of the first case that holds; None without cases."""
    for each in cases:
        if course.holds(each.question):
            return each.value
    return None


def priority(course: Course, rules: Rules) -> tuple[str | None, str | None, str | None]:
    """Priority, impact and urgency; all None where the item has none."""
    if rules.matrix is None:
        return None, None, None
    impact = str(first(course, rules.impact))
    urgency = str(first(course, rules.urgency))
    found = rules.matrix.impact.get(impact, {}).get(urgency)
    if found is not None:
        course.facts["request.priority"] = found
    return found, impact, urgency


def major(course: Course, rules: Rules) -> Major | None:
    """What happens beside, where it is a major incident."""
    if rules.matrix is None or rules.major is None or rules.matrix.major is None:
        return None
    if not course.holds(rules.major):
        return None
    found = rules.matrix.major
    every = found.updates_every
    told = None if every is None else str(every)
    return Major(str(found.commander), found.bridge, told)


def _times(course: Course, priced: Priced) -> Iterator[Decimal]:
    for facts in _lines(course.facts, priced.group):
        if priced.question.holds(facts, course.world):
            count = facts.get(priced.price.times) if priced.price.times else 1
            yield _decimal(count)


def _decimal(count: object) -> Decimal:
    match count:
        case int():
            return Decimal(count)
        case float():
            return Decimal(repr(count))
    return Decimal(1)


def _lines(facts: Answers, group: str) -> Iterable[Answers]:
    if not group:
        return (facts,)
    lines = facts.get(group)
    rows = lines if isinstance(lines, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _amount(money: Money | None) -> Decimal:
    return NOTHING if money is None else money.amount


def _number(amount: Decimal) -> int | float:
    whole = amount == amount.to_integral_value() and abs(amount) <= SAFE_INTEGER
    return int(amount) if whole else max(-MOST, min(float(amount), MOST))
