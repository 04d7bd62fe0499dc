"""A target drops nothing in silence: changing any leaf shows, or has a reason."""

import ast
import json
from dataclasses import dataclass
from typing import Any

import pytest

from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.project import Project
from catalogkit.targets import Target, targets
from tests.leaves import Route, leaves, others
from tests.pages import ROOT
from tests.rich import Files, changed, places, project, rich

TARGETS = targets()
ALONE = {
    "manifest.format": "a format has one version so far",
    "manifest.currency": "every amount of the catalog names it too",
}
"""Leaves that cannot change while the rest stays the same."""
WRITTEN_OTHERWISE = {
    "R": "responsible",
    "A": "accountable",
    "C": "consulted",
    "I": "informed",
    "from": "from_",
}
"""What an author writes, and the attribute it becomes."""


@dataclass(frozen=True)
class Changed:
    """The rich catalog with one leaf changed."""

    entity: str
    route: Route
    project: Project


@pytest.fixture(scope="module")
def dropped(request: pytest.FixtureRequest) -> dict[str, set[str]]:
    """By target that is judged: the leaves whose change nobody sees."""
    judged = {name: TARGETS[name] for name in _judged(request)}
    before = {name: _made(each, project(rich()))[0] for name, each in judged.items()}
    found: dict[str, set[str]] = {name: set() for name in judged}
    for leaf in sorted(leaves().keys() - ALONE.keys()):
        through = leaf.endswith(".x")
        change = None if through else _change(leaf)
        for name, target in judged.items():
            if through and all(name != route[-1] for _, route, _ in places()[leaf]):
                found[name].add(leaf)
                continue
            one = change or _change(leaf, name)
            if not _shows(target, before[name], one):
                found[name].add(leaf)
    return found


def _judged(request: pytest.FixtureRequest) -> list[str]:
    """The targets that the tests to be run ask for: all, or those chosen by name."""
    tests = [each for each in request.session.items if each.path == request.path]
    named = {
        each.callspec.params["name"] for each in tests if hasattr(each, "callspec")
    }
    every = any(each.name.startswith("test_every_leaf") for each in tests)
    return sorted(TARGETS if every else named)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_a_target_drops_has_a_reason(name, dropped):
    reasons = TARGETS[name].ignores

    silent = {leaf for leaf in dropped[name] if not _covering(leaf, reasons)}

    assert not silent


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_reason_covers_only_what_is_dropped(name, dropped):
    stale = {
        route
        for route in TARGETS[name].ignores
        if not _below(route) or not _below(route) - ALONE.keys() <= dropped[name]
    }

    assert not stale


def test_every_leaf_is_read_by_a_target_a_check_or_a_view(dropped):
    read = _attributes_read()
    unread = {
        leaf
        for leaf in set.intersection(*dropped.values())
        if _attribute(leaf) not in read
    }

    assert not unread


def _attribute(leaf: str) -> str:
    key = leaf.rpartition(".")[2]
    return WRITTEN_OTHERWISE.get(key, key)


def _attributes_read() -> set[str]:
    """Every attribute that some code outside the model reads."""
    return {
        each.attr
        for path in (ROOT / "src" / "catalogkit").rglob("*.py")
        if "model" not in path.parts
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Load)
    }


def _covering(leaf: str, reasons) -> list[str]:
    return [each for each in reasons if leaf == each or leaf.startswith(f"{each}.")]


def _below(route: str) -> set[str]:
    return {leaf for leaf in leaves() if leaf == route or leaf.startswith(f"{route}.")}


def _change(leaf: str, within: str = "") -> Changed:
    files, tried = rich(), []
    for path, route, kind in places()[leaf]:
        if within and route[-1] != within:
            continue
        raw: Any = files[path]
        for step in route:
            raw = raw[step]
        for other in others(leaf, kind, raw, _ids(files)):
            after = project(changed(files, path, route, other))
            errors = [e for e in after.diagnostics if e.severity is Severity.ERROR]
            if not errors:
                entity = f"{files[path].get('kind')}:{files[path].get('id')}"
                return Changed(entity, route, after)
            tried.append(f"{other}: {errors[0].message}")
    pytest.fail(f"nothing else fits into {leaf}: {tried}")


def _ids(files: Files) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for body in files.values():
        if "kind" in body:
            found.setdefault(body["kind"], []).append(body["id"])
    return found


def _shows(target: Target, before: dict[str, str], change: Changed) -> bool:
    """Whether a change is seen: in the first file that differs, or in what is said."""
    left = set(before)
    catalog = change.project.catalog
    assert catalog is not None
    for each in target.emit(catalog):
        if isinstance(each, Diagnostic):
            place = each.place
            below = change.route[: len(place.route)] == place.route
            if place.entity == change.entity and below:
                return True
        elif before.get(each.file) != json.dumps(each.body, ensure_ascii=False):
            return True
        else:
            left.discard(each.file)
    return bool(left)


def _made(target: Target, of: Project) -> tuple[dict[str, str], list[Diagnostic]]:
    assert of.catalog is not None
    made: dict[str, str] = {}
    said: list[Diagnostic] = []
    for each in target.emit(of.catalog):
        if isinstance(each, Diagnostic):
            said.append(each)
        else:
            made[each.file] = json.dumps(each.body, ensure_ascii=False)
    return made, said
