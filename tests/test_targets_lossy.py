"""What a schema cannot ask is said at the author's line."""

import pytest

from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.project import compiled
from catalogkit.targets import targets
from tests.pages import TODAY, world

ITEM = """\
kind: service_item
id: badge
title: Badge
owner: service-desk
form:
  - {{id: start, type: date, label: Start}}
  - {{id: end, type: date, label: End}}
  - {{id: site, type: site, label: Site}}
{more}
paths: {{standard: {{team: service-desk}}}}
"""
CONSTRAINT = "constraints:\n  - require: {{{}}}\n    otherwise: No."
PORTAL = (
    "  - {id: why, type: text, label: Why, visible_when: {request.channel: portal}}"
)


def _hints(more):
    files = {**world(), "catalog/badge.yaml": ITEM.format(more=more).encode()}
    project = compiled(files, TODAY)
    found = [each for each in project.diagnostics if each.severity is Severity.ERROR]
    assert not found
    assert project.catalog is not None
    emitted = targets()["forms"].emit(project.catalog)
    return [
        (each.place.route, each.severity, each.message)
        for each in emitted
        if isinstance(each, Diagnostic) and each.place.entity == "service_item:badge"
    ]


@pytest.mark.parametrize(
    "require, field, what",
    [
        ("start: today + 5bd..", "start", "a day relative to today"),
        ("end: {not_before: answers.start}", "end", "two answers to be compared"),
        ("request.channel: portal", "request.channel", "'request.channel'"),
    ],
)
def test_a_constraint_beyond_a_schema_is_named_at_its_line(require, field, what):
    ((route, severity, message),) = _hints(CONSTRAINT.format(require))

    assert route[:4] == ("constraints", 0, "require", field)
    assert severity is Severity.HINT
    assert what in message


def test_a_channel_that_a_question_depends_on_is_named_at_its_line():
    ((route, _, _),) = _hints(PORTAL)

    assert route == ("form", 3, "visible_when", "request.channel")


@pytest.mark.parametrize(
    "require",
    ["start: 2027-01-01..", "site: head-office", "site.region: apac", "end: present"],
)
def test_what_a_schema_can_ask_is_not_named(require):
    assert not _hints(CONSTRAINT.format(require))
