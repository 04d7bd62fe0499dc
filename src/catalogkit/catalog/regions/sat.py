"""The same question for a SAT solver, where splitting takes too long.

One variable for each class of a dimension, exactly one of them true; formulas become
clauses with a variable for each part (Tseitin 1968; one direction is enough, as all
negation stands at the atoms: Plaisted and Greenbaum 1986).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import combinations

from catalogkit.catalog.regions.formula import (
    Atom,
    Both,
    Either,
    Formula,
    dimensions,
)

CONFLICTS = 200_000
"""How often the solver may run into a contradiction before it gives up."""
_FEW = 6
Clause = list[int]


class GivenUp(Exception):
    """The solver reached its limit."""


@cache
def is_installed() -> bool:
    """Whether python-sat can be imported."""
    return find_spec("pysat") is not None


def solve(parts: Iterable[Formula], masks: Sequence[int]) -> list[int] | None:
    """Masks of one class each where all parts hold; None: proven that there are none.

    Dimensions that no part speaks of keep their mask. Raises GivenUp.
    """
    from pysat.solvers import (  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy
        Solver,
    )

    wanted = [*parts]
    clauses = _Clauses(wanted, masks)
    with Solver(name="glucose42", bootstrap_with=clauses.found) as solver:
        solver.conf_budget(CONFLICTS)
        answer = solver.solve_limited()
        if answer is None:
            raise GivenUp
        model = {each for each in solver.get_model() or () if each > 0}
    return clauses.read(model) if answer else None


class _Clauses:
    """The clauses of some formulas."""

    def __init__(self, parts: Sequence[Formula], masks: Sequence[int]) -> None:
        self.masks = masks
        self.found: list[Clause] = []
        self.last = 0
        self.classes: dict[int, dict[int, int]] = {}
        self.atoms: dict[tuple[int, int], int] = {}
        dims: set[int] = set()
        for part in parts:
            dimensions(part, dims)
        for dim in sorted(dims):
            self.dimension(dim)
        for part in parts:
            self.found.append([self.literal(part)])

    def new(self) -> int:
        self.last += 1
        return self.last

    def dimension(self, dim: int) -> None:
        bits = {bit: self.new() for bit in _bits(self.masks[dim])}
        self.classes[dim] = bits
        self.found.append([*bits.values()])
        self.at_most_one([*bits.values()])

    def at_most_one(self, names: Clause) -> None:
        """Pairwise where they are few, else in two groups that exclude each other."""
        if len(names) <= _FEW:
            self.found.extend([-one, -other] for one, other in combinations(names, 2))
            return
        half, chosen = len(names) // 2, self.new()
        self.found.extend([-each, chosen] for each in names[:half])
        self.found.extend([-each, -chosen] for each in names[half:])
        self.at_most_one(names[:half])
        self.at_most_one(names[half:])

    def literal(self, part: Formula) -> int:
        """A variable that, where it is true, makes the part hold."""
        if type(part) is Atom:
            return self.atom(part)
        name = self.new()
        if type(part) is Both:
            self.found.extend([-name, self.literal(each)] for each in part.parts)
        elif type(part) is Either:
            self.found.append([-name, *(self.literal(each) for each in part.parts)])
        elif part is False:
            self.found.append([-name])
        return name

    def atom(self, atom: Atom) -> int:
        key = (atom.dim, atom.mask & self.masks[atom.dim])
        if key not in self.atoms:
            bits = self.classes[atom.dim]
            name = self.atoms[key] = self.new()
            self.found.append([-name, *(bits[bit] for bit in _bits(key[1]))])
        return self.atoms[key]

    def read(self, model: set[int]) -> list[int]:
        masks = [*self.masks]
        for dim, bits in self.classes.items():
            masks[dim] = sum(1 << bit for bit, name in bits.items() if name in model)
        return masks


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
