"""Measures plans and applies against a real Request Tracker on this machine.

`python -m tests.bench rollout` prints this part alone. The company's catalog and one of
`LARGE` items are each applied to an empty Request Tracker; then a plan is made that
finds nothing to do, and one label is changed and applied, with every call to the host
counted. Last, a plan of many items is made against a platform in memory.
"""

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.generate import generate
from tests.bench.measure import Measured, best, measure
from tests.live import request_tracker
from tests.live.request_tracker import Tracker
from tests.live.stores import Files

ROOT = Path(__file__).parent.parent.parent
CATALOGKIT = (sys.executable, "-m", "catalogkit")
LARGE, AT_MOST = 1000, 15.0
TARGET = ("-e", "bench", "--target", "request-tracker")
COUNTED = """
import sys
from catalogkit.cli.main import run
from catalogkit.targets.request_tracker.client import Host
calls, call = [], Host.call
def counted(self, op, **given):
    calls.append(op)
    return call(self, op, **given)
Host.call = counted
code = run(sys.argv[1:])
print("calls:", len(calls) - calls.index("begin"))
sys.exit(code)
"""
IN_MEMORY = """
import datetime, pathlib, resource, sys, time
from catalogkit.project import load
from catalogkit.resource import Resource
from catalogkit.rollout.bindings import read
from catalogkit.rollout.goal import Terms, goal
from catalogkit.rollout.memory import Memory
from catalogkit.rollout.plan import plan
from catalogkit.targets import targets
side = targets()["request-tracker"].side
catalog = load(pathlib.Path(), datetime.date(2026, 11, 22)).catalog
began = time.perf_counter()
made = [each for each in side.goal(catalog) if isinstance(each, Resource)]
print(f"goal: {time.perf_counter() - began:.2f}")
wanted, platform = goal(side.kinds, made), Memory(side.kinds)
bindings = read(pathlib.Path(), "request-tracker", "bench", "here")
first = plan(wanted, platform.read(), bindings, Terms(), platform.holding)
for step in first.steps:
    if step.word == "create":
        platform.carry_out(step)
held = platform.read()
began = time.perf_counter()
plan(wanted, held, bindings, Terms(), platform.holding)
print(f"plan: {time.perf_counter() - began:.2f}")
print(f"resources: {len(made)}")
"""
Row = tuple[str, Measured | float | None, str]


def rows(items: int) -> Iterator[Row]:
    """Every row of the table, as it comes."""
    if not request_tracker.installed():
        yield "Request Tracker", None, "SKIPPED: it is not installed"
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        company = folder / "company"
        company.mkdir()
        shutil.copytree(ROOT / "catalog", company / "catalog")
        shutil.copy(ROOT / "catalogkit.yaml", company)
        yield from applied(company, "the company", "catalog/items/vpn-access.yaml")
        large = folder / "large"
        generate(large, LARGE)
        yield from applied(large, f"{LARGE} items", "catalog/items/item-00001.yaml")
        many = folder / "many"
        generate(many, items)
        run = ended(measure((sys.executable, "-c", IN_MEMORY), many), 0)
        said = dict(re.findall(r"^(\w+): (.*)$", run.said, re.MULTILINE))
        what = f"{items} items, {said['resources']} resources, in memory"
        yield what, run, "read, parsed, linked, made twice into a plan"
        yield "  what the platform should hold", float(said["goal"]), ""
        yield "  plan with nothing to do", float(said["plan"]), ""


def applied(folder: Path, what: str, item: str) -> Iterator[Row]:
    """A catalog on an empty platform, again, and with a label changed."""
    tracker = Tracker(folder / "rt", Files())
    request_tracker.empty(folder / "empty", tracker.store)
    tracker.store.copy(folder / "empty", tracker.folder)
    connected(folder, tracker)
    try:
        run = ended(measure((*CATALOGKIT, "apply", *TARGET, "--yes"), folder), 0)
        yield f"apply of {what} to an empty one", run, last(run)
        run = best(3, (*CATALOGKIT, "plan", *TARGET, "--format", "json"), folder)
        ended(run, 0)
        aim = f"(aim: at most {AT_MOST:.0f} s)" if what.startswith(str(LARGE)) else ""
        yield f"plan of {what}, nothing to do", run, f"{steps(run)} by hand {aim}"
        relabelled(folder / item)
        run = measure(
            (sys.executable, "-c", COUNTED, "apply", *TARGET, "--yes"), folder
        )
        calls = re.search(r"^calls: (\d+)$", ended(run, 0).said, re.MULTILINE)
        remark = f"{calls[1] if calls else '?'} calls to the host for it"
        yield f"apply of one label in {what}", run, remark
    finally:
        tracker.close()


def connected(folder: Path, tracker: Tracker) -> None:
    """Tells the manifest of a catalog where its platform is."""
    manifest = folder / "catalogkit.yaml"
    text = re.sub(r"(?ms)^environments:.*?(?=^\S|\Z)", "", manifest.read_text("utf-8"))
    host = json.dumps(tracker.host)
    platform = f"{{request-tracker: {{user: root, host: {host}}}}}"
    text += f"\nenvironments:\n  bench: {{platforms: {platform}}}\n"
    manifest.write_text(text, encoding="utf-8")


def relabelled(item: Path) -> None:
    """Changes the label of one question."""
    text = item.read_text(encoding="utf-8")
    changed = re.sub(r"label: \{en: (?:\"([^\"]*)\"|([^,]*)),", _other, text, count=1)
    assert changed != text
    item.write_text(changed, encoding="utf-8")


def _other(found: "re.Match[str]") -> str:
    return f'label: {{en: "{found[1] or found[2]} (once more)",'


def steps(run: Measured) -> int:
    """How many steps a plan has."""
    return run.said.count('"manual"')


def last(run: Measured) -> str:
    """The last line that says something."""
    return [each for each in run.said.splitlines() if each.strip()][-1]


def ended(run: Measured, *codes: int) -> Measured:
    """A run that ended as it has to; any other stops the table."""
    if run.code not in codes:
        message = f"ended with {run.code}:\n{run.said[-3000:]}"
        raise SystemExit(message)
    return run
