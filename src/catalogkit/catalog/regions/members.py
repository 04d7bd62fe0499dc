"""Facts that hold several things: choices of options, and the lines of a group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from catalogkit.catalog.canonical import Chosen, Given, Test
from catalogkit.catalog.regions.dimension import ABSENT
from catalogkit.catalog.regions.formula import Atom, Formula, every, some

YES = 2
"""The mask of what is so, in a dimension of yes or no."""
CLAUSES = 5_000
REST = "*"
"""Stands for all options that no condition names."""


class TooMany(Exception):
    """Counting what is chosen needs more clauses than a proof can carry."""


@dataclass(frozen=True, slots=True)
class Members:
    """Dimensions of yes or no, one for each thing that may be there, by its name.

    `presence` is the dimension of the whole: absent exactly when nothing is there.
    """

    presence: int
    of: Mapping[str, int]

    def given(self, *, given: bool = True) -> Formula:
        """Something is there, or nothing."""
        return Atom(self.presence, YES if given else ABSENT)

    def has(self, name: str) -> Formula:
        """One thing is there."""
        return Atom(self.of[name], YES) if name in self.of else False

    def lacks(self, name: str) -> Formula:
        """One thing is not there."""
        return Atom(self.of[name], ABSENT) if name in self.of else True

    def formula(self, test: Test) -> Formula:
        """A test of what was chosen."""
        match test:
            case Given(given):
                return self.given(given=given)
            case Chosen("any", values):
                return some([self.has(each) for each in values])
            case Chosen("all", values):
                return every([self.has(each) for each in values])
            case Chosen("none", values):
                return every([self.given(), *(self.lacks(each) for each in values)])
        return False

    def rules(self) -> list[Formula]:
        """Something is there exactly when one of the things is."""
        found: list[Formula] = [
            some([self.lacks(each), self.given()]) for each in self.of
        ]
        none = self.given(given=False)
        return [*found, some([none, *(self.has(each) for each in self.of)])]


def at_most(most: int, dims: Sequence[int]) -> Formula:
    """At most so many of some things are there. Raises TooMany."""
    return _of_every(most + 1, dims, ABSENT)


def at_least(least: int, dims: Sequence[int]) -> Formula:
    """At least so many of some things are there. Raises TooMany."""
    return least <= 0 or _of_every(len(dims) - least + 1, dims, YES)


def _of_every(size: int, dims: Sequence[int], mask: int) -> Formula:
    """Of any so many dimensions one lies in the mask."""
    if size <= 0:
        return False
    if comb(len(dims), min(size, len(dims))) > CLAUSES:
        raise TooMany
    return every(
        [some([Atom(dim, mask) for dim in those]) for those in combinations(dims, size)]
    )
