"""Learns from the earlier half of the tickets which group has an incident first.

`python -m tests.corpus.volvo.learn` writes the item and its teams beside this file. A
rule says "these answers: this group" where in the earlier half at least ten tickets had
them and at least half of those began with that group; the surest rule is tried first
(by the share of hits, with Laplace's correction), and one that adds fewer than ten hits
to those before is left out. A path of the item is all rules of one group, each without
what an earlier rule of another group takes; the rest goes to the group that most of the
rest had.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from tests.corpus.volvo.tickets import ASKED, Ticket, tickets

HERE = Path(__file__).parent / "catalog"
LEAST, SURE = 10, 0.5
Answers = tuple[tuple[str, str], ...]
Line = tuple[Answers, tuple[Answers, ...]]
"""Answers, and those of which none may hold beside them."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """Answers, the group they lead to, and how many tickets said so, of how many."""

    answers: Answers
    group: str
    hits: int
    seen: int

    def fits(self, ticket: Ticket) -> bool:
        """Whether a ticket has these answers."""
        return all(ticket.answers.get(name) == value for name, value in self.answers)

    @property
    def order(self) -> tuple[object, ...]:
        """The surest first, then the one with more tickets, then the shorter."""
        certainty = (self.hits + 1) / (self.seen + 2)
        return -certainty, -self.hits, len(self.answers), self.answers


def halves(all_of: Sequence[Ticket]) -> tuple[Sequence[Ticket], Sequence[Ticket]]:
    """The earlier half and the later one."""
    middle = len(all_of) // 2
    return all_of[:middle], all_of[middle:]


def mined(earlier: Sequence[Ticket]) -> list[Learnt]:
    """Every rule that is sure enough, the surest first."""
    groups: dict[Answers, Counter[str]] = defaultdict(Counter)
    for ticket in earlier:
        for count in range(1, len(ASKED) + 1):
            for names in combinations(ASKED, count):
                if all(name in ticket.answers for name in names):
                    key = tuple((name, ticket.answers[name]) for name in names)
                    groups[key][ticket.first] += 1
    found = [_learnt(answers, counts) for answers, counts in groups.items()]
    sure = (r for r in found if r.hits >= LEAST and r.hits >= SURE * r.seen)
    return sorted(sure, key=lambda rule: rule.order)


def kept(rules: Sequence[Learnt], earlier: Sequence[Ticket]) -> list[Learnt]:
    """The rules that add something to those before them."""
    left, found = [*earlier], []
    for rule in rules:
        if sum(rule.fits(each) and each.first == rule.group for each in left) >= LEAST:
            found.append(rule)
            left = [each for each in left if not rule.fits(each)]
    return found


def the_rest(rules: Sequence[Learnt], earlier: Sequence[Ticket]) -> str:
    """The group that most tickets began with that no rule takes."""
    rest = (t.first for t in earlier if not any(rule.fits(t) for rule in rules))
    return min(Counter(rest).items(), key=lambda pair: (-pair[1], pair[0]))[0]


def files(every: Sequence[Ticket]) -> dict[str, str]:
    """The learnt part of the catalog: file → text."""
    earlier, _ = halves(every)
    rules = kept(mined(earlier), earlier)
    rest = the_rest(rules, earlier)
    groups = sorted({rest, *(rule.group for rule in rules)})
    seen = {name: _values(every, name) for name in ASKED}
    found = {f"teams/{team(each)}.yaml": _team(each) for each in groups}
    lines = [*_head(seen), *_paths(rules, rest)]
    return {**found, "items/incident.yaml": "\n".join(lines) + "\n"}


def team(group: str) -> str:
    """The id of a group's team."""
    return group.lower().replace(" ", "-")


def _learnt(answers: Answers, counts: Counter[str]) -> Learnt:
    group, hits = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Learnt(answers, group, hits, counts.total())


def _values(some: Sequence[Ticket], name: str) -> list[str]:
    return sorted({each.answers[name] for each in some if name in each.answers})


def _paths(rules: Sequence[Learnt], rest: str) -> Iterator[str]:
    yield "paths:"
    yield f"  standard: {{team: {team(rest)}}}"
    for group in dict.fromkeys(rule.group for rule in rules):
        if group != rest:
            yield from _path(group, rules)


def _path(group: str, rules: Sequence[Learnt]) -> Iterator[str]:
    yield f"  {team(group)}:"
    yield "    leads_to: expert"
    yield f"    team: {team(group)}"
    yield f"    because: {group} knows these products and places."
    yield "    when:"
    yield "      any:"
    lines = []
    for number, rule in enumerate(rules):
        if rule.group == group:
            others = (each for each in rules[:number] if each.group != group)
            lines.append((rule.answers, tuple(_in_the_way(rule, others))))
    for answers, taken in needed([each for each in lines if () not in each[1]]):
        yield _line(answers, taken)


def needed(lines: list[Line]) -> list[Line]:
    """The lines without all that changes nothing, the last first."""
    points = [*product(*(_named(lines, name) for name in ASKED))]
    meant = _met(lines, points)
    for number in reversed(range(len(lines))):
        for fewer in _simpler(lines, number):
            if _met(fewer, points) == meant:
                return needed(fewer)
    return lines


def _simpler(lines: list[Line], number: int) -> Iterator[list[Line]]:
    before, (answers, taken), after = lines[:number], lines[number], lines[number + 1 :]
    yield [*before, *after]
    for each in taken:
        rest = tuple(other for other in taken if other != each)
        yield [*before, (answers, rest), *after]
        for pair in each if len(each) > 1 else ():
            less = tuple(other for other in each if other != pair)
            those = tuple(less if other == each else other for other in taken)
            yield [*before, (answers, those), *after]
    for pair in answers if len(answers) > 1 else ():
        less = tuple(other for other in answers if other != pair)
        yield [*before, (less, taken), *after]


def _named(lines: Sequence[Line], name: str) -> list[str]:
    """Every answer that lines name, and one they do not."""
    every = [
        pair for answers, taken in lines for part in (answers, *taken) for pair in part
    ]
    return ["", *dict.fromkeys(value for asked, value in every if asked == name)]


def _met(lines: Sequence[Line], points: Sequence[tuple[str, ...]]) -> set[int]:
    found = set()
    for number, point in enumerate(points):
        known = set(zip(ASKED, point, strict=True))
        for answers, taken in lines:
            if known.issuperset(answers) and not any(map(known.issuperset, taken)):
                found.add(number)
                break
    return found


def _in_the_way(rule: Learnt, earlier) -> Iterator[Answers]:
    """What earlier rules take of a rule's tickets, without what both ask for."""
    own = dict(rule.answers)
    taken = [
        tuple(pair for pair in each.answers if pair[0] not in own)
        for each in earlier
        if all(own.get(name, value) == value for name, value in each.answers)
    ]
    for each in dict.fromkeys(taken):
        if not any(set(other) < set(each) for other in taken):
            yield each


def _line(answers: Answers, taken: Sequence[Answers]) -> str:
    text = _said(answers)
    if taken:
        text += f", not: {{any: [{', '.join(f'{{{_said(each)}}}' for each in taken)}]}}"
    return f"        - {{{text}}}"


def _said(answers: Answers) -> str:
    return ", ".join(f'{name}: "{value}"' for name, value in answers)


def _team(group: str) -> str:
    return f"""\
kind: team
id: {team(group)}
title: {group}
role: resolver
lead: {team(group)}-lead
deputy: {team(group)}-deputy
members: [{team(group)}-lead, {team(group)}-deputy]
calendar: always
contact: {{mail: {team(group)}@example.com}}
"""


def _head(seen: dict[str, list[str]]) -> Iterator[str]:
    yield from """\
# catalogkit: allow path/too-many-branches until 2027-06-30 because a path is a group
# Made by learn.py from the earlier half of the tickets.
kind: service_item
id: incident
record: incident
service: it
version: 1.0.0
title: Something does not work
summary: Tell us which product fails, and where.
category: faults
owner: first-line
review_by: 2027-06-30
channels: [mail]
deliverables:
  - id: works-again
    result: The product works again
    notify: [requester]
    evidence: desk.resolved
boundary:
  includes: [{what: One product in one country}]
form:
  - {id: product, type: text, label: Product, required: true}""".splitlines()
    for name in ASKED[1:]:
        yield f"  - id: {name}"
        yield "    type: choice"
        yield f"    label: {name.capitalize()}"
        if name == "impact":
            yield "    required: true"
        yield "    options:"
        for each in seen[name]:
            label = each.upper() if name == "country" else each.capitalize()
            yield f'      - {{id: "{each}", label: {label}}}'
    yield "promise: {calendar: always, respond: 4h, fulfil: 24h}"


if __name__ == "__main__":
    for name, text in files(tickets()).items():
        HERE.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        HERE.joinpath(name).write_text(text, encoding="utf-8")
