"""Tests of items that were tried out, for people and for programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from catalogkit.report.format import plural
from catalogkit.report.junit import document
from catalogkit.report.visible import joined, utf8, visible

if TYPE_CHECKING:  # every report is found by importing all: this one would be dear
    from catalogkit.catalog.catalog import Catalog
    from catalogkit.decide.coverage import Coverage
    from catalogkit.decide.points import Point
    from catalogkit.decide.running import Ran
    from catalogkit.decide.surviving import Score, Survivor
    from catalogkit.decision import Request
    from catalogkit.diagnostic import Place
    from catalogkit.model.service_item import ServiceItem

VERSION = 1
Where = Callable[["Place"], str]


@dataclass(frozen=True)
class Report:
    """What was found out about the tests of items.

    `where` tells the file and line of a place, `said` says a request in one line;
    `few` is how many survivors of an item are listed, None for all.
    """

    catalog: "Catalog"
    items: Sequence["ServiceItem"]
    tests: Sequence["Ran"]
    where: Where
    said: Callable[["Request"], str]
    coverage: Sequence["Coverage"] = ()
    scores: Sequence["Score"] = ()
    few: int | None = field(default=None)

    @property
    def failed(self) -> list["Ran"]:
        """The tests that do not hold."""
        return [each for each in self.tests if not each.outcome.holds]

    @property
    def covered(self) -> float:
        """How much is touched, in percent; 100 where there is nothing to touch."""
        touched = sum(len(each.touched) for each in self.coverage)
        return percent(touched, sum(each.total for each in self.coverage))

    @property
    def noticed(self) -> float:
        """How many changes are noticed, in percent."""
        noticed = sum(each.noticed for each in self.scores)
        return percent(noticed, sum(each.total for each in self.scores))


def percent(part: int, whole: int) -> float:
    """A part of a whole in percent, rounded down to one place; of nothing all."""
    return 100.0 if not whole else (1000 * part // whole) / 10


def as_text(report: Report) -> str:
    """What failed and what is missed, then the sums."""
    lines = [
        *_failures(report),
        *(line for each in report.coverage for line in _missed(each, report)),
        *(line for each in report.scores for line in _survived(each, report)),
    ]
    return joined([*lines, *_sums(report)])


def as_json(report: Report) -> str:
    """Everything, for programs: keys may be added, none changes its meaning."""
    body: dict[str, object] = {
        "format": "catalogkit-tests",
        "version": VERSION,
        "tests": [_test(each, report.where) for each in report.tests],
    }
    if report.coverage:
        body["coverage"] = {
            "percent": report.covered,
            "items": [_covered(each, report.where) for each in report.coverage],
        }
    if report.scores:
        body["mutants"] = {
            "percent": report.noticed,
            "items": [_scored(each, report) for each in report.scores],
        }
    return utf8(json.dumps(body, ensure_ascii=False, indent=2)) + "\n"


def as_junit(report: Report) -> str:
    """A test suite an item, a test case an example."""
    root = Xml.Element("testsuites", {"name": "catalogkit", **_counts(report.tests)})
    for item in dict.fromkeys(each.item.id for each in report.tests):
        own = [each for each in report.tests if each.item.id == item]
        suite = Xml.SubElement(root, "testsuite", {"name": item, **_counts(own)})
        for each in own:
            _case(suite, each, report.where)
    return document(root)


def _failures(report: Report) -> Iterator[str]:
    for each in report.failed:
        name = visible(each.outcome.example.name)
        yield f"failed: {each.item.id}: {name}"
        yield f"  at {visible(report.where(each.place()))}"
        for wrong in each.outcome.mismatches:
            part = wrong.part or "refused"
            yield f"  {part}: expected {visible(wrong.expected)}"
            yield f"  {' ' * len(part)}  got {visible(wrong.got)}"
            reason = wrong.reason
            if reason is not None and reason.said:
                where = visible(report.where(reason.place))
                yield f"  since {visible(reason.said)}, {where}"
        yield ""


def _missed(coverage: "Coverage", report: Report) -> Iterator[str]:
    share = percent(len(coverage.touched), coverage.total)
    sums = f"{len(coverage.touched)} of {plural(coverage.total, 'point')}"
    yield f"coverage: {coverage.item.id}: {sums}, {share:g} %"
    for each in coverage.missed:
        where = visible(report.where(each.place))
        yield f"  {each.kind:<9} {visible(each.said)} ({where})"


def _survived(score: "Score", report: Report) -> Iterator[str]:
    share = percent(score.noticed, score.total)
    sums = f"{score.noticed} of {plural(score.total, 'change')} noticed, {share:g} %"
    alike = f"; {score.alike} more change nothing" if score.alike else ""
    yield f"mutants: {score.item.id}: {sums}{alike}"
    shown = score.survivors[: report.few]
    for each in shown:
        where = visible(report.where(each.mutant.place))
        yield f"  no test notices: {visible(each.mutant.said)} ({where})"
        shows = "a request that shows it was not found"
        if each.request is not None:
            shows = f"such as {report.said(each.request)}"
        yield f"    {visible(shows)}"
    if len(shown) < len(score.survivors):
        yield f"  and {len(score.survivors) - len(shown)} more"


def _sums(report: Report) -> Iterator[str]:
    count, failed = len(report.tests), len(report.failed)
    held = f"{count - failed} of " if failed else ""
    verb = "holds" if count == 1 and not failed else "hold"
    items = plural(len(report.items), "item")
    yield f"{held}{plural(count, 'test')} of {items} {verb}"
    if report.coverage:
        missed = sum(len(each.missed) for each in report.coverage)
        kinds = [p.kind for each in report.coverage for p in each.missed]
        few = ", ".join(f"{count} {kind}" for kind, count in Counter(kinds).items())
        rest = f"; {missed} missed: {few}" if missed else ""
        yield f"{report.covered:g} % of all points are touched{rest}"
    if report.scores:
        left = sum(len(each.survivors) for each in report.scores)
        rest = f"; {left} survive" if left else ""
        yield f"{report.noticed:g} % of all changes are noticed{rest}"


def _test(each: "Ran", where: Where) -> dict[str, object]:
    file, _, line = where(each.place()).rpartition(":")
    wrong = [
        {"part": w.part, "expected": w.expected, "got": w.got}
        for w in each.outcome.mismatches
    ]
    return {
        "item": each.item.id,
        "name": each.outcome.example.name,
        "file": file,
        "line": int(line),
        "holds": each.outcome.holds,
        "mismatches": wrong,
    }


def _covered(each: "Coverage", where: Where) -> dict[str, object]:
    return {
        "item": each.item.id,
        "touched": len(each.touched),
        "total": each.total,
        "missed": [_point(point, where) for point in each.missed],
    }


def _point(point: "Point", where: Where) -> dict[str, object]:
    file, _, line = where(point.place).rpartition(":")
    return {"kind": point.kind, "said": point.said, "file": file, "line": int(line)}


def _scored(each: "Score", report: Report) -> dict[str, object]:
    return {
        "item": each.item.id,
        "noticed": each.noticed,
        "alike": each.alike,
        "total": each.total,
        "survivors": [_survivor(one, report) for one in each.survivors],
    }


def _survivor(one: "Survivor", report: Report) -> dict[str, object]:
    file, _, line = report.where(one.mutant.place).rpartition(":")
    request = None if one.request is None else report.said(one.request)
    return {
        "what": one.mutant.what,
        "said": one.mutant.said,
        "file": file,
        "line": int(line),
        "request": request,
    }


def _counts(tests: Sequence["Ran"]) -> dict[str, str]:
    failed = sum(not each.outcome.holds for each in tests)
    return {
        "tests": str(len(tests)),
        "failures": str(failed),
        "errors": "0",
    }


def _case(suite: Xml.Element, each: "Ran", where: Where) -> None:
    file, _, line = where(each.place()).rpartition(":")
    name = visible(each.outcome.example.name)
    about = {"classname": each.item.id, "name": name, "file": visible(file)}
    element = Xml.SubElement(suite, "testcase", {**about, "line": line})
    wrong = each.outcome.mismatches
    if wrong:
        lines = [
            f"{w.part or 'refused'}: expected {w.expected}, got {w.got}" for w in wrong
        ]
        what = {"type": "example", "message": visible(lines[0])}
        text = "\n".join([f"{visible(file)}:{line}", *map(visible, lines)])
        Xml.SubElement(element, "failure", what).text = text
