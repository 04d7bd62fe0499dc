"""Findings as SARIF 2.1.0, which code hosts and editors show beside the lines."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from catalogkit.diagnostic import Edit, Rule, Severity, Span
from catalogkit.report.format import Format, Run
from catalogkit.report.json import Json, pretty
from catalogkit.report.show import Excerpt, Shown
from catalogkit.report.visible import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
# The changes that are one region and one text; the others need the layout around it.
IN_PLACE = {"set", "rename", "replace"}


def render(shown: Sequence[Shown], run: Run) -> str:
    """One run with the rules that found something, and what they found."""
    rules = {each.diagnostic.rule: run.rule_of(each.diagnostic) for each in shown}
    order = sorted(rules)
    driver = {
        "name": "catalogkit",
        "semanticVersion": run.version,
        "rules": [_rule(rules[each], run) for each in order],
    }
    results = [_result(each, order.index(each.diagnostic.rule)) for each in shown]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return pretty(log)


def _rule(rule: Rule, run: Run) -> Json:
    ask = f"catalogkit explain {rule.id}"
    page = run.help_of(rule.id)
    about: Json = {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {"text": page or f"{rule.summary} For more: {ask}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if page:
        about["help"] = {"text": page, "markdown": page}
    if run.docs:
        about["helpUri"] = f"{run.docs.rstrip('/')}/rules/{quote(rule.id)}.md"
    return about


def _result(shown: Shown, index: int) -> Json:
    found = shown.diagnostic
    result: Json = {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": LEVELS[found.severity],
        "message": {"text": _plain(found.message)},
        "locations": [{**_location(shown.at), **_logical(shown)}],
        "partialFingerprints": {"catalogkit/v1": found.fingerprint},
    }
    if shown.notes:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _plain(note.message)},
                **_location(excerpt),
            }
            for number, (note, excerpt) in enumerate(shown.notes, 1)
        ]
    if fixes := list(_fixes(found.fix, shown.fix)):
        result["fixes"] = fixes
    return result


def _plain(message: str) -> str:
    # `[words](address)` would become a link wherever the message is shown.
    return visible(message).replace("](", "] (")


def _location(excerpt: Excerpt) -> Json:
    artifact, region = _artifact(excerpt), _region(excerpt.span)
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _logical(shown: Shown) -> Json:
    place = shown.diagnostic.place
    if not place.entity:
        return {}
    address = " ".join([place.entity, ".".join(map(str, place.route))]).strip()
    return {"logicalLocations": [{"fullyQualifiedName": address}]}


def _artifact(excerpt: Excerpt) -> Json:
    uri = quote(excerpt.file.replace("\\", "/"), errors="backslashreplace")
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fixes(fix: Edit | None, excerpt: Excerpt | None) -> Iterator[Json]:
    if fix is None or excerpt is None or fix.action not in IN_PLACE:
        return
    change = {
        "deletedRegion": _region(excerpt.span),
        "insertedContent": {"text": fix.text},
    }
    where = {"artifactLocation": _artifact(excerpt), "replacements": [change]}
    title = fix.title or f"{fix.action} it"
    yield {"description": {"text": title}, "artifactChanges": [where]}


SARIF = Format("sarif", "for code scanning: SARIF 2.1.0", render, seen_from_here=True)
