"""Everything that can be asked, as dimensions and the rules that tie them together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Given,
    Not,
    Or,
    Rows,
    Test,
    Typed,
)
from catalogkit.catalog.choices import Choice
from catalogkit.catalog.regions.asked import Questions, is_opaque
from catalogkit.catalog.regions.dimension import ABSENT, Dimension
from catalogkit.catalog.regions.formula import Atom, Formula, complement, every, some
from catalogkit.catalog.regions.members import YES, Members


class NotAsked(Exception):
    """A test that was not known when the classes were made."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Lines of a group that no condition tells apart: which hold, and a sample."""

    truths: Mapping[Typed, bool]
    masks: Sequence[int]


@dataclass(frozen=True, slots=True)
class Lines:
    """A group: what its lines may be, by the name of their kind, and how many."""

    space: "Space"
    kinds: Mapping[str, Kind]
    members: Members
    count: int

    def formula(self, test: Test) -> Formula:
        """A test of the lines."""
        if not isinstance(test, Rows):
            return self.members.formula(test)
        names = [name for name, kind in self.kinds.items() if _truth(kind, test.tree)]
        if not test.every:
            return some([self.members.has(each) for each in names])
        others = [self.members.lacks(each) for each in self.kinds if each not in names]
        return every([self.members.given(), *others])


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rules leave, worked out once.

    `rules` are left to decide; `groups` of them do not touch each other, `of` gives the
    group of a dimension.
    """

    masks: Sequence[int]
    rules: Sequence[Formula]
    groups: Sequence[Sequence[Formula]]
    of: Mapping[int, int]


@dataclass
class Space:
    """Dimensions by number and by name, where each starts, and what must hold."""

    questions: Questions
    dims: list[Dimension] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    start: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    rules: list[Formula] = field(default_factory=list)
    several: dict[str, Members] = field(default_factory=dict)
    lines: dict[str, Lines] = field(default_factory=dict)
    opaque: dict[tuple[str, Test], int] = field(default_factory=dict)
    stock: dict[str, Mapping[str, Sequence[Choice]]] = field(default_factory=dict)
    limits: dict[str, tuple[object, object]] = field(default_factory=dict)
    ways: list[tuple[Typed, ...]] = field(default_factory=list)
    unproven: list[str] = field(default_factory=list)
    calendar: str | None = None
    ground: Ground | bool | None = False

    def add(self, dim: Dimension, *, optional: bool = True) -> int:
        """A new dimension; one that is always given is never absent."""
        number = self.index[dim.name] = len(self.dims)
        self.dims.append(dim)
        self.full.append(dim.full)
        self.start.append(dim.full if optional else dim.full & ~ABSENT)
        return number

    def formula(self, tree: Typed) -> Formula:
        """A condition over the classes. Raises NotAsked."""
        match tree:
            case Ask(name, test):
                return self._leaf(name, test)
            case And(parts):
                return every([self.formula(part) for part in parts])
            case Or(parts):
                return some([self.formula(part) for part in parts])
            case Not(part):
                return self.negated(self.formula(part))
        raise NotAsked

    def negated(self, formula: Formula) -> Formula:
        """Its complement."""
        return complement(formula, self.full)

    def given(self, name: str) -> Formula:
        """A fact is given; one that nothing asks for always may be."""
        if name in self.several:
            return self.several[name].given()
        if name not in self.index:
            return True
        number = self.index[name]
        return Atom(number, self.full[number] & ~ABSENT)

    def _leaf(self, name: str, test: Test) -> Formula:
        meaning = self.questions.meaning(name, test)
        if meaning is not None:
            return self.formula(meaning)
        if is_opaque(name, test):
            if (name, test) not in self.opaque:
                raise NotAsked
            return Atom(self.opaque[name, test], YES)
        base, attribute = self.questions.where(name)
        if base in self.lines:
            if (attribute, test) not in self.questions.of[base]:
                raise NotAsked
            return self.lines[base].formula(test)
        if base in self.several:
            return self._chosen(base, test)
        number = self.index.get(base)
        if number is None or (attribute, test) not in self.dims[number].masks:
            return self._simple(base, number, attribute, test)
        return Atom(number, self.dims[number].masks[attribute, test])

    def _simple(
        self, name: str, number: int | None, attribute: str, test: Test
    ) -> Formula:
        """A test that needs no classes of its own."""
        if number is None or attribute or not isinstance(test, Given):
            raise NotAsked
        present = self.given(name)
        return present if test.given else self.negated(present)

    def _chosen(self, name: str, test: Test) -> Formula:
        if isinstance(test, Given) or ("", test) in self.questions.of.get(name, ()):
            return self.several[name].formula(test)
        raise NotAsked


def _truth(kind: Kind, tree: Typed) -> bool:
    return kind.truths[tree]
