"""The same proofs of rules by regions and by z3."""

from collections import defaultdict
from dataclasses import dataclass, replace

from catalogkit.catalog.canonical import Typed
from catalogkit.catalog.regions import Requests, requests
from catalogkit.catalog.regions.compared import differences
from tests.bench.rules import form
from tests.bench.tables import Rule


@dataclass(frozen=True, slots=True)
class Proven:
    """What was found: pairs that overlap, rules that are covered, whether all is."""

    overlaps: int
    covered: int
    gap: bool


@dataclass(frozen=True, slots=True)
class Ours:
    """Rules that regions have read: their classes and boxes are made."""

    requests: Requests
    trees: list[Typed]

    def proven(self) -> Proven:
        """The proofs."""
        return Proven(
            sum(1 for _ in self.requests.pairs(self.trees)),
            len(self.requests.covered(self.trees)),
            self.requests.gap(self.trees) is not None,
        )


def read(rules: list[Rule]) -> Ours:
    """Regions, from the conditions on: classes are made anew."""
    catalog, item = form()
    catalog.__dict__.pop("_regions", None)
    ours = Ours(requests(catalog, item), [rule.tree for rule in rules])
    ours.requests.read(ours.trees)
    return ours


def compared(rules: list[Rule]) -> str:
    """Between how many pairs of teams some request moves, one rule in fifty changed."""
    catalog, item = form()
    before = [(f"team {n % 20}", rule.tree) for n, rule in enumerate(rules)]
    after = [
        (f"team {(n if n % 47 else n * 7 + 3) % 20}", rule.tree)
        for n, rule in enumerate(rules)
    ]
    old, new = requests(catalog, item), requests(replace(catalog), item)
    count = sum(1 for _ in differences(old, new, before, after))
    return f"{count} kinds of request change their team"


class Z3:
    """z3 with the rules as formulas; making them does not count."""

    def __init__(self, rules: list[Rule]) -> None:
        import z3  # type: ignore[import-untyped]  # noqa: PLC0415 -- only where it is

        from tests import z3_requests  # noqa: PLC0415 -- it imports z3

        self.z3, self.rules = z3, rules
        made = z3_requests.Requests(*form())
        self.formulas = [made.of(rule.tree) for rule in rules]
        self.accepted = made.accepted()

    def proven(self) -> Proven:
        """All three questions, each as suits the solver best."""
        covered, gap = self.covered_and_gap()
        return Proven(self.overlaps(), covered, gap)

    def covered_and_gap(self) -> tuple[int, bool]:
        """One solver that learns rule by rule that it does not hold."""
        z3, solver, covered = self.z3, self.solver(), 0
        for formula in self.formulas:
            solver.push()
            solver.add(formula)
            covered += solver.check() == z3.unsat
            solver.pop()
            solver.add(z3.Not(formula))
        return covered, solver.check() == z3.sat

    def overlaps(self) -> int:
        """Pairs under assumptions; none where no two can hold at all.

        Pairs that name different services are left out beforehand.
        """
        z3, solver = self.z3, self.solver()
        holds = [z3.Bool(f"rule {number}") for number in range(len(self.formulas))]
        for each, formula in zip(holds, self.formulas, strict=True):
            solver.add(z3.Implies(each, formula))
        solver.push()
        solver.add(z3.AtLeast(*holds, 2))
        some = solver.check()
        solver.pop()
        if some == z3.unsat:
            return 0
        pairs = ((one, other) for one, other in self.pairs())
        return sum(solver.check(holds[i], holds[j]) == z3.sat for i, j in pairs)

    def pairs(self):
        """Rules that may overlap: those of one service."""
        by_service = defaultdict(list)
        for number, rule in enumerate(self.rules):
            by_service[rule.tests[0].test].append(number)
        for those in by_service.values():
            yield from (
                (one, two) for at, two in enumerate(those) for one in those[:at]
            )

    def solver(self):
        """A solver that knows the form."""
        solver = self.z3.Solver()
        solver.add(*self.accepted)
        return solver
