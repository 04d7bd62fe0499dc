"""What a small catalog with one item of a test becomes in Request Tracker."""

import textwrap
from collections.abc import Mapping
from typing import Any

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.project import compiled
from catalogkit.resource import Resource
from catalogkit.targets.request_tracker.goal import goal
from tests.pages import TODAY, world

ITEM = """\
kind: service_item
id: badge
title: {{en: Badge, zh-CN: 门禁卡}}
owner: service-desk
audience: [employees]
{more}
form:
{form}
paths: {{standard: {{team: service-desk}}}}
"""
Body = Mapping[str, Any]


def catalog(
    form: str = "", more: str = "", files: Mapping[str, str] | None = None
) -> Catalog:
    """The small catalog, with an item "badge" that asks this."""
    asked = textwrap.indent(textwrap.dedent(form), "  ") or "  []"
    item = ITEM.format(form=asked, more=textwrap.dedent(more))
    given = {f"catalog/{name}": text for name, text in (files or {}).items()}
    texts = {"catalog/badge.yaml": item, **given}
    project = compiled(
        {**world(), **{name: text.encode() for name, text in texts.items()}}, TODAY
    )
    wrong = [each for each in project.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    assert project.catalog is not None
    return project.catalog


def held(of: Catalog, kind: str, begin: str = "") -> dict[str, Body]:
    """The bodies of a kind by the ids of their keys."""
    return {
        each.key.id: each.body
        for each in goal(of)
        if isinstance(each, Resource)
        and each.key.kind == kind
        and each.key.id.startswith(begin)
        and isinstance(each.body, Mapping)
    }


def asked(form: str) -> dict[str, Body]:
    """The custom fields of a form, by the ids of its questions."""
    found = held(catalog(form), "CustomField", "badge.")
    return {name.removeprefix("badge."): body for name, body in found.items()}


def said(of: Catalog) -> list[tuple[str, tuple[str | int, ...], str]]:
    """What is said about the item "badge": rule, route and sentence."""
    return [
        (each.rule, each.place.route, each.message)
        for each in goal(of)
        if isinstance(each, Diagnostic) and each.place.entity == "service_item:badge"
    ]
