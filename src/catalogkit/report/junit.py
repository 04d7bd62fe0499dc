"""Findings as test results: each definition is a test that passes or fails."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from catalogkit.diagnostic import Severity
from catalogkit.report.format import Format, Run
from catalogkit.report.show import Shown
from catalogkit.report.visible import utf8, visible

Case = tuple[str, str]


def render(shown: Sequence[Shown], run: Run) -> str:
    """A test suite; errors fail their test, warnings and hints are its output."""
    cases = _cases(shown, run)
    failed = sum(any(map(_is_error, each)) for each in cases.values())
    counts = {"tests": str(len(cases)), "failures": str(failed), "errors": "0"}
    root = Xml.Element("testsuites", {"name": "catalogkit", **counts})
    suite = Xml.SubElement(root, "testsuite", {"name": "catalogkit", **counts})
    for case in sorted(cases):
        _case(suite, case, cases[case])
    return document(root)


def document(root: Xml.Element) -> str:
    """An element as a document, indented."""
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{utf8(text)}\n'


def _cases(shown: Sequence[Shown], run: Run) -> Mapping[Case, list[Shown]]:
    # What is wrong in a file that defines nothing is a test named like the file.
    cases = {(file, entity): list[Shown]() for entity, file in run.entities.items()}
    entities = {file: entity for entity, file in run.entities.items()}
    for each in shown:
        place = each.diagnostic.place
        entity = place.entity or entities.get(each.at.file, each.at.file)
        file = run.entities.get(entity, each.at.file)
        cases.setdefault((file, entity), []).append(each)
    return cases


def _case(suite: Xml.Element, case: Case, shown: Sequence[Shown]) -> None:
    file, name = map(visible, case)
    kind = name.split(":")[0] if name != file else "file"
    about = {"classname": kind, "name": name, "file": file}
    element = Xml.SubElement(suite, "testcase", about)
    errors = [each for each in shown if _is_error(each)]
    others = [each for each in shown if not _is_error(each)]
    if errors:
        first = errors[0].diagnostic
        what = {"type": first.rule, "message": visible(first.message)}
        Xml.SubElement(element, "failure", what).text = _lines(errors)
    if others:
        Xml.SubElement(element, "system-out").text = _lines(others)


def _lines(shown: Sequence[Shown]) -> str:
    return "\n".join(map(_line, shown))


def _line(shown: Shown) -> str:
    span, found = shown.at.span, shown.diagnostic
    where = f"{visible(shown.at.file)}:{span.line}:{span.column}"
    return f"{where}: {found.severity}: {visible(found.message)} ({found.rule})"


def _is_error(shown: Shown) -> bool:
    return shown.diagnostic.severity is Severity.ERROR


JUNIT = Format("junit", "for test reports: one test a definition", render)
