"""One thing that is asked of every request for an item, and the course of asking."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.canonical import And, Ask, Not, Or, Typed, fields
from catalogkit.catalog.holds import Answers, World, holds
from catalogkit.catalog.tree import Rows, others
from catalogkit.decision import Asked
from catalogkit.diagnostic import Place
from catalogkit.model.base import Entity
from catalogkit.wording import say

Facts = dict[str, object]
Judge = Callable[[Typed, Answers, World], bool]


@dataclass
class Question:
    """A condition at its place; `tree` is None where nothing is asked.

    `steps` lead from the entity to what is decided.
    """

    stage: str
    name: str
    tree: Typed | None
    owner: Entity
    steps: tuple[object, ...]
    judge: Judge = holds

    def holds(self, facts: Answers, world: World) -> bool:
        """Whether it holds for some facts."""
        return self.tree is None or self.judge(self.tree, facts, world)

    def answered(self, facts: Answers, *, found: bool | None) -> Asked:
        """The line of the trace that tells the answer."""
        if self.tree is None:
            return self._always
        read = {name: facts.get(name) for name in self.names}
        return Asked(self.stage, self.name, self.place, self.said, read, found)

    @cached_property
    def _always(self) -> Asked:
        return Asked(self.stage, self.name, self.place, "", {}, holds=True)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The facts that it reads; of a group as a whole."""
        return () if self.tree is None else tuple(dict.fromkeys(_names(self.tree)))

    @cached_property
    def place(self) -> Place:
        """Where it was written."""
        return self.owner.at(*self.steps)

    @cached_property
    def said(self) -> str:
        """The condition in its author's words."""
        return "" if self.tree is None else say(self.tree)


@dataclass(slots=True)
class Course:
    """The facts of one request as they become known, and what was asked so far.

    Without `trace` nobody wants to know why.
    """

    facts: Facts
    world: World
    trace: list[Asked] | None = field(default=None)

    def holds(self, question: Question) -> bool:
        """Asks, and remembers the answer."""
        tree = question.tree
        found = tree is None or question.judge(tree, self.facts, self.world)
        if self.trace is not None:
            self.trace.append(question.answered(self.facts, found=found))
        return found

    def tell(self, question: Question, *, found: bool | None) -> None:
        """Remembers an answer that was found otherwise."""
        if self.trace is not None:
            self.trace.append(question.answered(self.facts, found=found))


def bases(tree: Typed) -> frozenset[str]:
    """What a condition reads, without attributes: fields, people, tasks."""
    return frozenset(name.partition(".")[0] for name, _ in fields(tree))


def _names(tree: Typed) -> Iterator[str]:
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _names(part)
        case Not(part):
            yield from _names(part)
        case Ask(name, Rows()):
            yield name
        case Ask(name, test):
            yield name
            yield from others(test)
