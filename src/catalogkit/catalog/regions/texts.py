"""Texts that tell tests apart: a shortest one for each way in which they can come out.

Tests and patterns are automata that read one text at the same time (the product of
Rabin and Scott 1959, made on the way); a breadth-first walk finds every combination of
accepted and refused that some text of the right length has, and a shortest such text.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from catalogkit.model.pattern_tree import (
    LAST,
    Alternatives,
    Chars,
    Part,
    Range,
    Repeat,
    parse,
)
from catalogkit.model.pattern_tree import Sequence as Following

STATES = 20_000
"""How many states a walk may visit."""
_LIKELY = "aA0x1 -.@/:_,"
_ALL: tuple[Range, ...] = ((0, 0xD7FF), (0xE000, LAST))
States = frozenset[int]


class TooMany(Exception):
    """The texts to tell apart are too many to walk through."""


@dataclass(slots=True)
class Automaton:
    """Reads a text; `ends` are the states in which it is accepted."""

    edges: list[list[tuple[tuple[Range, ...], int]]] = field(default_factory=list)
    silent: list[list[int]] = field(default_factory=list)
    end: int = 0

    def state(self) -> int:
        """A new state."""
        self.edges.append([])
        self.silent.append([])
        return len(self.edges) - 1

    def closed(self, states: Iterable[int]) -> States:
        """States and all that are reached from them without reading."""
        found = set(states)
        todo = [*found]
        while todo:
            for each in self.silent[todo.pop()]:
                if each not in found:
                    found.add(each)
                    todo.append(each)
        return frozenset(found)

    def step(self, states: States, code: int) -> States:
        """Where reading a character leads."""
        return self.closed(
            target
            for state in states
            for ranges, target in self.edges[state]
            if any(low <= code <= high for low, high in ranges)
        )

    def accepts(self, text: str) -> bool:
        """Whether a text is accepted."""
        states = self.closed([0])
        for char in text:
            states = self.step(states, ord(char))
        return self.end in states

    def chars(self) -> Iterator[Range]:
        """Every range of characters that some edge reads."""
        for edges in self.edges:
            for ranges, _ in edges:
                yield from ranges


@lru_cache(maxsize=512)
def of_pattern(pattern: str) -> Automaton:
    """Accepts the texts that fit a pattern as a whole. Raises ValueError for none."""
    made = Automaton()
    start = made.state()
    made.end = _add(made, parse(pattern), start)
    return made


@lru_cache(maxsize=512)
def of_texts(texts: tuple[str, ...], *, prefixes: bool) -> Automaton:
    """Accepts these texts; or, as prefixes, all that begin with one."""
    made = Automaton()
    start = made.state()
    made.end = made.state()
    for text in texts:
        at = start
        for char in text:
            following = made.state()
            made.edges[at].append((((ord(char), ord(char)),), following))
            at = following
        made.silent[at].append(made.end)
    if prefixes:
        made.edges[made.end].append((_ALL, made.end))
    return made


def samples(
    needed: Sequence[Automaton],
    told: Sequence[Automaton],
    shortest: int,
    longest: int | None,
) -> list[str]:
    """A shortest text for each way in which `told` come out, where all `needed` accept.

    Texts have `shortest` to `longest` characters. Raises TooMany.
    """
    every = [*needed, *told]
    codes = _alphabet(every)
    start = tuple(each.closed([0]) for each in every)
    queue = deque([(start, "")])
    seen = {(start, 0)}
    found: dict[tuple[bool, ...], str] = {}
    while queue:
        states, text = queue.popleft()
        accepted = tuple(
            one.end in states_of for one, states_of in zip(every, states, strict=True)
        )
        if len(text) >= shortest and all(accepted[: len(needed)]):
            found.setdefault(accepted[len(needed) :], text)
        if len(text) == longest:
            continue
        for code in codes:
            then = tuple(
                one.step(each, code) for one, each in zip(every, states, strict=True)
            )
            key = (then, min(len(text) + 1, shortest))
            if key not in seen and all(then[: len(needed)]):
                seen.add(key)
                queue.append((then, text + chr(code)))
        if len(seen) > STATES:
            raise TooMany
    return [*found.values()]


def _alphabet(every: Sequence[Automaton]) -> list[int]:
    """One character of each kind that some automaton tells apart, likely ones first."""
    starts = {0, 0xE000}
    ends = {0xD800}
    for one in every:
        for low, high in one.chars():
            starts.add(low)
            ends.add(high + 1)
    cuts = sorted({*starts, *ends, LAST + 1})
    found: list[int] = []
    for low, after in pairwise(cuts):
        if low == 0xD800:  # noqa: PLR2004 - half characters are none
            continue
        likely = (ord(each) for each in _LIKELY if low <= ord(each) < after)
        found.append(next(likely, low if low > ord(" ") else after - 1))
    order = {char: place for place, char in enumerate(map(ord, _LIKELY))}
    return sorted(found, key=lambda code: (order.get(code, len(order)), code))


def _add(made: Automaton, part: Part, start: int) -> int:
    """Adds a part behind a state; the state in which it has been read."""
    match part:
        case Chars(ranges):
            end = made.state()
            made.edges[start].append((ranges, end))
            return end
        case Following(parts):
            for each in parts:
                start = _add(made, each, start)
            return start
        case Alternatives(parts):
            end = made.state()
            for each in parts:
                made.silent[_add(made, each, start)].append(end)
            return end
        case Repeat():
            return _add_repeat(made, part, start)


def _add_repeat(made: Automaton, repeat: Repeat, start: int) -> int:
    for _ in range(repeat.least):
        start = _add(made, repeat.part, start)
    if repeat.most is None:
        loop = made.state()
        made.silent[start].append(loop)
        made.silent[_add(made, repeat.part, loop)].append(loop)
        return loop
    end = made.state()
    for _ in range(repeat.most - repeat.least):
        made.silent[start].append(end)
        start = _add(made, repeat.part, start)
    made.silent[start].append(end)
    return end
