"""Proofs and decisions, beside z3, ZEN and CEL: `python -m tests.bench decisions`.

Everything is made anew in one run, with the same rules and requests every time. A
figure is the median of several runs of the processor's time; what is compared must have
given the same answers, or the table stops. What it takes to read rules, into classes
and boxes here, into formulas for z3, is no part of the proofs; ours has its own row.
"""

import datetime
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, clocks, seconds
from catalogkit.catalog.proofs.found import Gap
from catalogkit.catalog.proofs.proven import proven
from catalogkit.decide import Refused, decide
from catalogkit.decide.tried import requested
from catalogkit.languages.table import compile_table
from catalogkit.model.duration import duration
from catalogkit.project import compiled
from tests.bench import peers, provers
from tests.bench.rules import TODAY, partition
from tests.bench.tables import Answers, Rule, mixed
from tests.bench.tables import requests as asked

ROOT = Path(__file__).parent.parent.parent
T = TypeVar("T")
REQUESTS = 50_000
FEW = 2_000  # of the requests, for engines that take longer
RUNS = 5
WARM = 3
MANY = 1_000  # rules; of more, z3 is not asked for overlaps
SUNDAY = seconds(datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC))
Row = tuple[str, float, str]


def main() -> None:
    """Measure, print."""
    print(f"{'':52}{'seconds':>9}")
    for rows in (proofs(), versions(), of_company(), decisions()):
        for what, seconds_taken, remark in rows:
            print(f"{what:52}{seconds_taken:9.4f}  {remark}".rstrip(), flush=True)


def timed(task: Callable[[], T], runs: int = RUNS) -> tuple[float, T]:
    """The median of some runs, and what the last one gave.

    What earlier rows left in memory is set aside, so that nobody looks through it.
    """
    gc.collect()
    gc.freeze()
    taken = []
    for _ in range(runs):
        began = time.process_time()
        found = task()
        taken.append(time.process_time() - began)
    return statistics.median(taken), found


def same(what: str, one: object, other: object) -> None:
    """Stop when two programs do not say the same."""
    if one != other:
        message = f"{what}: {one} and {other}"
        raise SystemExit(message)


def aim(value: float, wanted: float, unit: str = "") -> str:
    """A figure with what it is meant to be."""
    return f"{value:,.0f}{unit} (aim: {wanted:,.0f}{unit})"


def proofs() -> Iterator[Row]:
    """Overlaps, covered rules and gaps of many rules, here and in z3."""
    for what, rules, most in (
        ("1,000 rules as in catalogs", mixed(1000), "aim: 0.2 s; "),
        ("1,000 rules that partition", partition(1000), ""),
        ("5,000 rules that partition", partition(5000), "aim: 2.0 s; "),
    ):
        provers.read(rules[:10]).proven()
        reading, taken, found = read_and_proven(rules)
        yield f"{what}: reading them", reading, ""
        counts = f"{found.overlaps} overlaps, {found.covered} covered, gap: {found.gap}"
        yield "  overlap, shadow, gap", taken, f"{most}{counts}"
        if find_spec("z3"):
            yield from in_z3(rules, taken, found)


def read_and_proven(rules: list[Rule]) -> tuple[float, float, provers.Proven]:
    """How long reading takes, how long the proofs, and what they say."""
    reading, proving = [], []
    for _ in range(RUNS):
        taken, ours = timed(partial(provers.read, rules), 1)
        reading.append(taken)
        taken, found = timed(ours.proven, 1)
        proving.append(taken)
    return statistics.median(reading), statistics.median(proving), found


def in_z3(rules: list[Rule], ours: float, found: provers.Proven) -> Iterator[Row]:
    """The same questions to z3; of many rules only those that it answers in minutes."""
    judge = provers.Z3(rules)
    if len(rules) <= MANY:
        taken, theirs = timed(judge.proven, 1)
        same("proofs", found, theirs)
        what = "  z3, the same questions"
    else:
        taken, (covered, gap) = timed(judge.covered_and_gap, 1)
        same("proofs", (found.covered, found.gap), (covered, gap))
        what = "  z3, shadow and gap alone"
    yield what, taken, f"{taken / ours:.0f} x ours, same answers"


def versions() -> Iterator[Row]:
    """Two versions of a thousand rules: one rule in fifty leads to another team."""
    rules = mixed(1000)
    taken, found = timed(partial(provers.compared, rules), 1)
    remark = f"aim: 2 s; {found}"
    yield "two versions of 1,000 rules", taken, remark


def of_company() -> Iterator[Row]:
    """Proofs, decisions and due times of the catalog of the company."""
    files = {
        str(path.relative_to(ROOT)): path.read_bytes()
        for path in [ROOT / "catalogkit.yaml", *sorted((ROOT / "catalog").rglob("*"))]
        if path.is_file()
    }
    catalog = compiled(files, TODAY).catalog
    assert catalog is not None
    taken, _ = timed(lambda: proven(replace(catalog), Gap))
    items = sum(1 for _ in catalog.items())
    yield f"all proofs of catalog/ ({items} items)", taken, "aim: 0.5 s"
    yield from whole_decisions(catalog)
    yield from due_times(catalog)


def whole_decisions(catalog: Catalog) -> Iterator[Row]:
    """Whole decisions with their trace, of the examples of all items."""
    known = [
        (item, found.answers, found.requester, found.at)
        for item in catalog.items()
        for each in item.examples
        if (found := requested(catalog, item, each)).at is not None
    ]
    known = [each for each in known if is_taken(catalog, *each)]
    for _ in range(WARM):  # conditions that are asked often become functions
        all(decide(catalog, *each) for each in known * 5)
    taken, _ = timed(lambda: all(decide(catalog, *each) for each in known * 5))
    remark = aim(len(known) * 5 / taken, 5_000, "/s")
    yield f"decide with its trace, {len(known)} examples", taken, remark


def is_taken(catalog: Catalog, *request) -> bool:
    """Whether a request is decided and not refused."""
    try:
        decide(catalog, *request)
    except Refused:
        return False
    return True


def every_clock(catalog: Catalog) -> Iterator[Clock]:
    """The clock of each calendar, by name."""
    found = clocks(catalog)
    return (found[name] for name in sorted(found))


def due_times(catalog: Catalog) -> Iterator[Row]:
    """Moments at which four working hours are over."""
    clock = next(c for c in every_clock(catalog) if not c.is_open(SUNDAY))
    begun = seconds(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    starts = [begun + 631 * each for each in range(REQUESTS)]
    time_given = duration("4h")
    taken, _ = timed(lambda: [clock.add(each, time_given) for each in starts])
    yield f"due times on '{clock.name}'", taken, aim(REQUESTS / taken, 200_000, "/s")


def decisions() -> Iterator[Row]:
    """One table of a hundred rules, one request at a time and many."""
    rules, requests = mixed(100), asked(REQUESTS)
    table = compile_table([(rule.tree, number) for number, rule in enumerate(rules)])
    taken, found = timed(lambda: [table(each) for each in requests])
    rate = REQUESTS / taken
    hits = sum(each is not None for each in found) / REQUESTS
    remark = f"{aim(rate, 500_000, '/s')}; {hits:.0%} hit a rule"
    yield "100 rules, one request at a time", taken, remark
    taken, many = timed(lambda: list(map(table, requests)))
    same("a list at once", found, many)
    yield "100 rules, a list at once", taken, f"{REQUESTS / taken:,.0f}/s"
    wanted = [peers.NONE if each is None else each for each in found[:FEW]]
    yield from engine("zen", peers.zen, rules, (requests[:FEW], wanted, rate, 50))
    yield from engine(
        "cel_expr_python", peers.cel, rules, (requests[:FEW], wanted, rate, 10)
    )


def engine(
    name: str,
    made: Callable[[list[Rule]], peers.Engine],
    rules: list[Rule],
    ours: tuple[list[Answers], list[int], float, int],
) -> Iterator[Row]:
    """The same table in another engine."""
    requests, wanted, rate, least = ours
    if find_spec(name) is None:
        yield f"  {name}", 0.0, "SKIPPED: it is not installed"
        return
    decides = made(rules)
    taken, found = timed(lambda: [decides(each) for each in requests], 3)
    same(name, wanted, found)
    theirs = len(requests) / taken
    ratio = aim(rate / theirs, least, " x")
    yield f"  {name}, same answers", taken, f"{theirs:,.0f}/s; ours {ratio}"


if __name__ == "__main__":
    main()
