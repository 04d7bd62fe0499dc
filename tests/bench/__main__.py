"""Measures the compiler beside validators that know only the shape.

`python3 make.py bench` sets everything up and prints the table; where that is done,
`python -m tests.bench [--items 5000] [--large 20000] [--without-peers]` prints it too,
and `python -m tests.bench decisions`, `… portal`, `… review` or `… rollout` only that
part: see the modules of these names.

Each row is one program from its start to its end on a catalog made by `generate`, the
same every time: wall seconds, seconds of the processor, peak memory, and a ratio of
wall seconds with its aim. Nothing is kept between runs, so each starts cold; only what
Python compiles when it first imports is made before. The first row is the clean catalog
of `--items` items, with the share of each stage below it; then come the same items
under our JSON Schema in other validators, the same catalog with a fault in every file
(each must be found), 1,000 items beside `--large` ones, and the start alone. A run that
ends otherwise than it has to stops the table. Where others use the machine too, compare
the seconds of the processor. It takes some minutes, most of them for check-jsonschema.
"""

import json
import re
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bench import decisions, portal, review, rollout
from tests.bench.generate import generate
from tests.bench.measure import Measured, best, measure

ROOT = Path(__file__).parent.parent.parent
AJV = ROOT / "tests" / "node" / "node_modules" / ".bin" / "ajv"
CATALOGKIT = (sys.executable, "-m", "catalogkit")
CHECK = (*CATALOGKIT, "check", "--strict")  # what warns is not clean either
SMALL = 1000
Row = tuple[str, Measured | float | None, str]


def main() -> None:
    """Generate, measure, print."""
    given = arguments()
    if given.part == "decisions":
        decisions.main()
        return
    if given.part == "portal":
        table(portal.rows(given.items))
        return
    if given.part == "review":
        table(review.rows(given.items))
        return
    if given.part == "rollout":
        table(rollout.rows(given.items))
        return
    with tempfile.TemporaryDirectory() as name:
        table(measured(Path(name), given))
    table(portal.rows(given.items))
    table(review.rows(given.items))
    table(rollout.rows(given.items))
    decisions.main()


def table(rows: Iterator[Row]) -> None:
    print(f"{'':42}{'seconds':>9}{'cpu':>8}{'MB':>6}", flush=True)
    for what, run, remark in rows:
        print(f"{what:42}{figures(run)}  {remark}".rstrip(), flush=True)


def figures(run: Measured | float | None) -> str:
    match run:
        case Measured(seconds, cpu, megabytes):
            return f"{seconds:9.2f}{cpu:8.2f}{megabytes:6.0f}"
        case float(seconds):
            return f"{seconds:9.2f}{'':14}"
    return " " * 23


def arguments():
    parser = ArgumentParser(prog="python -m tests.bench", description="Measure.")
    parser.add_argument(
        "part",
        nargs="?",
        choices=("all", "decisions", "portal", "review", "rollout"),
        default="all",
    )
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--large", type=int, default=20000)
    parser.add_argument("--without-peers", action="store_true")
    return parser.parse_args()


def measured(folder: Path, given) -> Iterator[Row]:
    """Every row of the table, as it comes."""
    clean = made(folder, given.items)
    compile_first(clean)
    ours = told(measure((*CHECK, "--timings"), clean), 0)
    yield f"catalogkit check, {given.items} items", ours, ""
    yield from stages(ours)
    if not given.without_peers:
        yield from peers(clean, ours)
    faulty = made(folder, given.items, faulty=True)
    run = told(measure((*CHECK, "--format", "json", "-o", "found.json"), faulty), 1)
    all_seen(faulty, given.items)
    remark = times(run, ours, "the clean one", at_most=4)
    yield "the same with a fault in every file", run, remark
    yield from growth(folder, given.large)
    yield from start(folder)


def made(folder: Path, items: int, *, faulty: bool = False) -> Path:
    place = folder / f"{'faulty' if faulty else 'clean'}-{items}"
    generate(place, items, faulty=faulty)
    return place


def compile_first(folder: Path) -> None:
    """Let Python compile what it imports, which happens once and not every time."""
    measure((*CHECK, "--help"), folder)
    measure((*CATALOGKIT, "explain", "path/gap"), folder)


def all_seen(folder: Path, items: int) -> None:
    """Stop when the fault of a file was not found: not to look is quick."""
    text = folder.joinpath("found.json").read_text(encoding="utf-8")
    files = {each["file"] for each in json.loads(text)["diagnostics"]}
    unseen = items - sum("/items/" in each for each in files)
    if unseen:
        message = f"nothing was said about {unseen} of {items} faulty files"
        raise SystemExit(message)


def stages(run: Measured) -> Iterator[Row]:
    found = re.findall(r"^ *(\w+) +([0-9.]+) s$", run.said, re.MULTILINE)
    spent = {name: float(seconds) for name, seconds in found}
    spent["start, report and the rest"] = run.seconds - sum(spent.values())
    for name, seconds in spent.items():
        yield f"  {name}", seconds, f"{seconds / run.seconds:.0%}"


def peers(folder: Path, ours: Measured) -> Iterator[Row]:
    """The same items under our schema, in validators of JSON Schema."""
    items = "catalog/items"
    schemas = folder / "schemas"
    told(measure((*CATALOGKIT, "schema", "-o", schemas), ROOT), 0)
    schema = schemas / "service_item.schema.json"
    if AJV.exists():
        options = ("--spec=draft2020", "--strict=false", "-c", "ajv-formats")
        these = ("-s", schema, "-d", f"{items}/*.yaml")
        run = told(measure((AJV, "validate", *options, *these), folder), 0)
        remark = f"ours is {times(ours, run, 'it', at_most=5)}"
        yield "ajv-cli 5, shape of the items only", run, remark
    else:
        yield "ajv-cli 5", None, "SKIPPED: 'npm ci' was not run in tests/node"
    if find_spec("check_jsonschema") is None:
        yield "check-jsonschema", None, "SKIPPED: it is not installed"
        return
    files = sorted(each.relative_to(folder) for each in folder.glob(f"{items}/*.yaml"))
    command = (sys.executable, "-m", "check_jsonschema", "--schemafile", schema)
    run = told(measure((*command, *files), folder), 0)
    remark = f"ours is {times(ours, run, 'it', at_most=0.1)}"
    yield "check-jsonschema, shape of the items only", run, remark


def growth(folder: Path, large: int) -> Iterator[Row]:
    """How the time of one item grows with their number."""
    few = told(measure(CHECK, made(folder, SMALL)), 0)
    many = told(measure(CHECK, made(folder, large)), 0)
    each = few.seconds / SMALL, many.seconds / large
    yield f"catalogkit check, {SMALL} items", few, f"{each[0] * 1000:.2f} ms an item"
    growth = f"{each[1] / each[0]:.2f} x (aim: at most 1.3 x)"
    remark = f"{each[1] * 1000:.2f} ms an item: {growth}"
    yield f"catalogkit check, {large} items", many, remark


def start(folder: Path) -> Iterator[Row]:
    """What it costs to start at all."""
    plain = told(best(5, (sys.executable, "-c", "import click"), folder), 0)
    helped = told(best(5, (*CATALOGKIT, "--help"), folder), 0)
    yield "python -c 'import click', best of 5", plain, ""
    remark = times(helped, plain, "import click", at_most=3)
    yield "catalogkit --help, best of 5", helped, remark


def times(one: Measured, other: Measured, name: str, *, at_most: float) -> str:
    time, memory = one.seconds / other.seconds, one.megabytes / other.megabytes
    return f"{time:.2f} x {name} (aim: at most {at_most} x), memory {memory:.2f} x"


def told(run: Measured, code: int) -> Measured:
    """The run, if it ended as it had to: to fail early is quick and proves nothing."""
    if run.code != code:
        message = f"ended with {run.code} and not {code}:\n{run.said[-3000:]}"
        raise SystemExit(message)
    return run


if __name__ == "__main__":
    main()
