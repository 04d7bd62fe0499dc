"""What conditions ask: every test of every fact, found before classes are made."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Test,
    Today,
    Typed,
)
from catalogkit.catalog.regions.derived import Derived
from catalogkit.catalog.regions.dimension import Asked
from catalogkit.catalog.tree import others


@dataclass
class Questions:
    """The tests that some conditions make of the facts of a form, or of a line.

    `base` finds the fact that has an attribute; `derived` is None for lines.
    """

    attributes: frozenset[str]
    derived: Derived | None = None
    of: dict[str, dict[Asked, None]] = field(default_factory=dict)
    opaque: dict[tuple[str, Test], None] = field(default_factory=dict)

    def read(self, trees: Iterable[Typed]) -> None:
        """Takes in all tests of some conditions."""
        for tree in trees:
            self._read(tree)

    def where(self, name: str) -> tuple[str, str]:
        """The fact that a name is read from, and which attribute of it."""
        base, _, attribute = name.partition(".")
        return (base, attribute) if base in self.attributes else (name, "")

    def meaning(self, name: str, test: Test) -> Typed | None:
        """What a test of a derived fact stands for; None where it is a fact itself."""
        if self.derived is None:
            return None
        return self.derived.tree(name, test)

    def _read(self, tree: Typed) -> None:
        match tree:
            case Ask(name, test):
                self._ask(name, test)
            case And(parts) | Or(parts):
                for part in parts:
                    self._read(part)
            case Not(part):
                self._read(part)

    def _ask(self, name: str, test: Test) -> None:
        meaning = self.meaning(name, test)
        if meaning is not None:
            self._read(meaning)
        elif is_opaque(name, test):
            self.opaque[name, test] = None
            for each in (name, *others(test)):
                base, _ = self.where(each)
                self.of.setdefault(base, {})
        else:
            base, attribute = self.where(name)
            self.of.setdefault(base, {})[attribute, test] = None


def is_opaque(name: str, test: Test) -> bool:
    """Whether no class of one fact decides a test: days from today, other answers."""
    if name == "request.cost":
        return True
    match test:
        case Is(values) | Isnt(values):
            return any(isinstance(each, Other | Today) for each in values)
        case Between(low, high):
            return isinstance(low, Other | Today) or isinstance(high, Other | Today)
    return False
