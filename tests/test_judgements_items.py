"""What a change of an item means: of every leaf one thing, and the way back of it."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogkit.diagnostic import Severity
from catalogkit.diff.compare import Comparison, compare
from catalogkit.diff.judge import claims, every_judgement, judged
from catalogkit.diff.versions import version, versions
from catalogkit.difference import Judged
from catalogkit.project import Project, compiled
from tests.leaves import others
from tests.pages import TODAY
from tests.rich import EVENTS, as_bytes, changed, places, project, rich

OPPOSITE = {each.id: each.opposite for each in every_judgement()}
FORMS = ("service_item.form", "service_item.examples", "service_item.fulfilment.asks")
LEAVES = sorted(
    leaf
    for leaf in places()
    if leaf.startswith("service_item.") and not leaf.startswith(FORMS)
)


@cache
def before() -> Project:
    """The catalog that uses every key."""
    return project(rich())


def afterwards(leaf: str) -> list[Project]:
    """The same with another value of a leaf, and without it, where that compiles."""
    files, found = rich(), []
    path, route, kind = places()[leaf][0]
    raw: object = files[path]
    for step in route:
        raw = raw[step]  # type: ignore[index]
    ids: dict[str, list[str]] = {}
    for body in files.values():
        ids.setdefault(body.get("kind", ""), []).append(body.get("id", ""))
    for other in [*others(leaf, kind, raw, ids)]:
        if found and other is not None:
            continue
        try:
            bodies = changed(files, path, route, other)
        except (KeyError, TypeError, IndexError):
            continue
        definitions = {each: as_bytes(each, body) for each, body in bodies.items()}
        after = compiled({**definitions, **EVENTS}, TODAY, known=before())
        if not any(each.severity is Severity.ERROR for each in after.diagnostics):
            found.append(after)
    return found


def compared(old: Project, new: Project) -> Comparison:
    """What differs between two projects."""
    assert old.catalog is not None
    assert new.catalog is not None
    return compare(old.catalog, new.catalog)


def rows(comparison: Comparison) -> dict[str, Judged]:
    """The rows of items by address."""
    return {
        str(each.difference.address): each
        for each in judged(comparison)
        if each.difference.address.entity.startswith("service_item:")
    }


@settings(max_examples=10)
@given(st.sampled_from(LEAVES))
@example("service_item.promise.fulfil.is")
@example("service_item.promise.pause_on")
@example("service_item.paths.promise.next.effective_from")
@example("service_item.escalation.of")
def test_one_judgement_speaks_of_a_leaf_and_its_opposite_of_the_way_back(leaf) -> None:
    for after in afterwards(leaf):
        there, back = compared(before(), after), compared(after, before())
        for of in (there, back):
            assert not [e.address for e in of.differences if len(claims(of, e)) > 1]
        backwards = rows(back)
        for address, row in rows(there).items():
            rule = row.found.rule
            assert backwards[address].found.rule == (OPPOSITE.get(rule) or rule)
            assert row.found.message == row.found.message.strip(" .")
            assert "None" not in row.found.message


@pytest.mark.parametrize(
    ("old", "part", "new"),
    [
        ("2.3.4", "major", "3.0.0"),
        ("2.3.4", "minor", "2.4.0"),
        ("2.3.4", "patch", "2.3.5"),
        ("0.3.4", "major", "0.4.0"),
        ("0.3.4", "minor", "0.3.5"),
        ("0.0.0", "patch", "0.0.1"),
        ("2.0.0-rc.1", "major", "2.0.0"),
        ("2.1.0-rc.1", "major", "3.0.0"),
        ("10.9.9", "minor", "10.10.0"),
    ],
)
def test_the_next_version_tells_what_changed(old: str, part: str, new: str) -> None:
    assert str(version(old).next(part)) == new


def test_versions_are_ordered_as_semver_says() -> None:
    texts = [
        "0.9.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta",
        "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.9.0", "1.10.0",
    ]  # fmt: skip
    orders = [version(each).order for each in texts]

    assert orders == sorted(orders)


def test_a_class_of_promise_is_part_of_every_contract_that_uses_it() -> None:
    files = rich()
    files["catalog/second.yaml"] |= {"version": "1.0.0", "promise": {"use": "gold"}}
    old = project(files)
    path = ("targets", "p1", "fulfil")
    new = project(changed(files, "catalog/gold.yaml", path, "9h"))
    comparison = compared(old, new)
    judgements = [replace(each, bump="major") for each in judged(comparison)]

    told = {each.place.entity for each in versions(comparison, judgements)}

    assert "service_item:second" in told
    assert "service_item:third" not in told


@pytest.mark.parametrize("lifecycle", ["draft", "retired"])
def test_a_change_of_what_nobody_can_ask_for_breaks_nothing(lifecycle: str) -> None:
    files = rich()
    files["catalog/third.yaml"] |= {"lifecycle": lifecycle, "channels": ["front"]}
    files["catalog/third.yaml"] |= {"audience": [], "version": "1.0.0"}
    body = {**files["catalog/third.yaml"], "audience": ["staff"]}

    comparison = compared(
        project(files), project({**files, "catalog/third.yaml": body})
    )

    (row,) = rows(comparison).values()
    assert (row.found.rule, row.effects) == ("diff/audience-narrowed", ("internal",))
    assert row.bump == ""
    assert not [*versions(comparison, [row])]


def test_an_item_that_is_retired_says_what_it_said_before() -> None:
    files = rich()
    files["catalog/everything.yaml"] |= {"lifecycle": "live"}
    body = {**files["catalog/everything.yaml"], "lifecycle": "retired"}
    after = project({**files, "catalog/everything.yaml": body})

    told = [*rows(compared(project(files), after))]

    assert told == ["service_item:everything lifecycle"]
