"""A target drops nothing in silence: changing any leaf shows, or has a reason."""

import ast
import functools
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pytest

from catalogkit.constructs.capability import Level
from catalogkit.constructs.routes import ROUTES
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.project import Project
from catalogkit.resource import Resource
from catalogkit.targets import Target, targets
from tests.leaves import Route, leaves, others
from tests.lost import below_uses, said_to_be
from tests.pages import ROOT
from tests.rich import Files, changed, places, project, rich

pytestmark = pytest.mark.once

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
    """The rich catalog with one leaf changed: in a file, at a route, to something."""

    leaf: str
    path: str
    route: Route
    other: object
    project: Project


@pytest.fixture(scope="module")
def dropped(request: pytest.FixtureRequest) -> dict[str, set[str]]:
    """By target that is judged: the leaves whose change nobody sees."""
    every = leaves().keys() - ALONE.keys()
    changes = [_change(each) for each in sorted(every) if not each.endswith(".x")]
    found: dict[str, set[str]] = {}
    for name in _judged(request):
        through = [each for each in sorted(every) if _passes(each, name)]
        own = [*changes, *(_change(each, name) for each in through)]
        before = _made(TARGETS[name], _unchanged())
        seen = (
            _seen(TARGETS[name], before, each)
            for each in _rounds(own, TARGETS[name].ignores)
        )
        found[name] = every - set().union(*seen)
    return found


def _passes(leaf: str, target: str) -> bool:
    """Whether a leaf is passed through to a target, and the catalog has that."""
    return leaf.endswith(".x") and any(
        target == route[-1] for _, route, _ in places()[leaf]
    )


def _rounds(changes: list[Changed], reasons: Collection[str]) -> list[list[Changed]]:
    """Changes to be made at once: those with a reason, one for each key of a file.

    A change that a target should show, and that of a name, stands alone.
    """
    alone = [[each] for each in changes if not _is_quiet(each, reasons)]
    quiet: dict[object, list[Changed]] = {}
    for each in changes:
        if _is_quiet(each, reasons):
            quiet.setdefault((each.path, each.route[0]), []).append(each)
    rounds = zip_longest(*quiet.values())
    return [*alone, *([each for each in one if each is not None] for one in rounds)]


def _is_quiet(change: Changed, reasons: Collection[str]) -> bool:
    return change.route != ("id",) and bool(_covering(change.leaf, reasons))


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

    unsaid = dropped[name] - said_to_be(name, Level.LOST, Level.MANUAL)
    silent = {leaf for leaf in unsaid if not _covering(leaf, reasons)}

    assert not silent


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_is_said_to_be_lost_is_lost(name, dropped):
    whole = {each for each, ways in ROUTES.items() if any(" ~ " not in w for w in ways)}
    carried = {
        construct
        for construct, below in below_uses(name, Level.LOST).items()
        if construct in whole and below and not below & dropped[name]
    }

    assert not carried


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_no_reason_repeats_what_is_said_to_be_lost(name):
    lost = said_to_be(name, Level.LOST)

    assert not {each for each in TARGETS[name].ignores if _below(each) <= lost}


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


@functools.cache
def _unchanged() -> Project:
    return project(rich())


def _change(leaf: str, within: str = "") -> Changed:
    files, tried = rich(), []
    for path, route, kind in places()[leaf]:
        if within and route[-1] != within:
            continue
        raw: Any = files[path]
        for step in route:
            raw = raw[step]
        for other in others(leaf, kind, raw, _ids(files)):
            after = project(changed(files, path, route, other), _unchanged())
            errors = _errors(after)
            if not errors:
                return Changed(leaf, path, route, other, after)
            tried.append(f"{other}: {errors[0].message}")
    pytest.fail(f"nothing else fits into {leaf}: {tried}")


def _errors(of: Project) -> list[Diagnostic]:
    return [each for each in of.diagnostics if each.severity is Severity.ERROR]


def _ids(files: Files) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for body in files.values():
        if "kind" in body:
            found.setdefault(body["kind"], []).append(body["id"])
    return found


def _seen(
    target: Target, before: dict[str, str], changes: Sequence[Changed]
) -> set[str]:
    """The leaves of changes that a target shows: none, if none of all made at once."""
    first, *rest = changes
    after = _together(changes) if rest else first.project
    if not _errors(after) and not _shows(target, before, changes, after):
        return set()
    if not rest:
        return {first.leaf}
    half = len(changes) // 2
    parts = changes[:half], changes[half:]
    return set().union(*(_seen(target, before, each) for each in parts))


def _together(changes: Iterable[Changed]) -> Project:
    files = rich()
    for each in changes:
        files = changed(files, each.path, each.route, each.other)
    return project(files, _unchanged())


def _shows(
    target: Target,
    before: dict[str, str],
    changes: Iterable[Changed],
    after: Project,
) -> bool:
    """Whether a change is seen: in the first file that differs, or in what is said."""
    left, bodies = set(before), rich()
    routes = [
        (f"{bodies[each.path].get('kind')}:{bodies[each.path].get('id')}", each.route)
        for each in changes
    ]
    assert after.catalog is not None
    for each in target.emit(after.catalog):
        if isinstance(each, Diagnostic):
            place = each.place
            if any(
                place.entity == entity and route[: len(place.route)] == place.route
                for entity, route in routes
            ):
                return True
        elif before.get(_name(each)) != json.dumps(each.body, ensure_ascii=False):
            return True
        else:
            left.discard(_name(each))
    return bool(left)


def _made(target: Target, of: Project) -> dict[str, str]:
    assert of.catalog is not None
    made = (each for each in target.emit(of.catalog) if isinstance(each, Resource))
    return {_name(each): json.dumps(each.body, ensure_ascii=False) for each in made}


def _name(made: Resource) -> str:
    """A file's path; what people do by hand has its key."""
    return made.file or str(made.key)
