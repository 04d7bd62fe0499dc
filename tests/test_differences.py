"""Whatever an author edits is a difference once, and nothing else is one."""

import functools
import random
import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Severity
from catalogkit.diff.collections import Kept, every
from catalogkit.diff.compare import compare
from catalogkit.diff.judge import judged
from catalogkit.difference import Address, Changed, Moved, Renamed
from catalogkit.model.bases import bases
from catalogkit.model.kinds import KINDS
from catalogkit.model.manifest import Manifest
from catalogkit.project import MANIFEST, Project, compiled
from tests.differences import carried_out, flat
from tests.leaves import leaves, others
from tests.pages import ROOT, TODAY, world
from tests.rich import EVENTS, Files, as_bytes, changed, places, project, rich

NO_FACT = {
    "manifest.format": "there is one so far",
    "manifest.currency": "every amount names it, so only the usual one can be left out",
    "manifest.conditions": "a name says nothing: each condition that uses it does",
    "service_item.conditions": "the same",
    "manifest.environments.overlay": "what it lays over is compared in its environment",
    "article.locale": "it is part of the name of the file",
}
"""Leaves that say nothing by themselves."""
UNNAMED = {"id", "renamed_from"}


@functools.cache
def base():
    return project(rich())


def beside(files: Files):
    """The project of definitions, where most are those of the rich catalog."""
    definitions = {path: as_bytes(path, body) for path, body in files.items()}
    return compiled({**definitions, **EVENTS}, TODAY, known=base())


def catalog_of(project: Project) -> Catalog:
    assert project.catalog is not None
    return project.catalog


def edited(files: Files, leaf: str, index: int = 0) -> tuple[Files, str] | None:
    """Definitions with one leaf changed so that they still hold; whose leaf it was."""
    path, route, kind = places()[leaf][index % len(places()[leaf])]
    raw: Any = files[path]
    for step in route:
        try:
            raw = raw[step]
        except (KeyError, IndexError):
            return None  # another edit took it away
    ids: dict[str, list[str]] = {}
    for body in files.values():
        ids.setdefault(body.get("kind", ""), []).append(body.get("id", ""))
    for other in others(leaf, kind, raw, ids):
        after = changed(files, path, route, other)
        found = beside(after).diagnostics
        if not any(each.severity is Severity.ERROR for each in found):
            body = files[path]
            key = "manifest" if path == MANIFEST else f"{body['kind']}:{body['id']}"
            return after, f"{key}.{body['locale']}" if "locale" in body else key
    return None


def with_heirs(touched: set[str]) -> set[str]:
    """Definitions, and those that start from them or use them."""
    found = set(touched)
    for _ in range(3):
        for key, node in base().nodes.items():
            if found & {*bases(node)}:
                found.add(key)
    return found


LEAVES = sorted(
    leaf
    for leaf in leaves()
    if leaf not in NO_FACT and leaf.rpartition(".")[2] not in UNNAMED
)


FEW = settings(max_examples=max(5, settings.default.max_examples // 3))
"""Each example compiles a catalog of everything, several times."""


@FEW
@given(st.sampled_from(LEAVES))
def test_a_leaf_that_an_author_changes_is_a_difference(leaf):
    done = edited(rich(), leaf)
    assume(done)
    files, entity = done or (rich(), "")

    found = compare(catalog_of(base()), catalog_of(beside(files))).differences

    assert any(each.address.entity == entity for each in found)


@FEW
@given(st.data())
def test_a_random_edit_script_is_found_back(data):
    files, touched = rich(), set()
    for leaf in data.draw(st.lists(st.sampled_from(LEAVES), max_size=4, unique=True)):
        done = edited(files, leaf, data.draw(st.integers(0, 3)))
        if done is not None:
            files = done[0]
            touched.add(done[1])

    comparison = compare(catalog_of(base()), catalog_of(beside(files)))

    found = {each.address.entity for each in comparison.differences}
    assert touched <= found <= with_heirs(touched)
    assert carried_out(comparison) == flat(comparison.new)
    rows = [each.difference for each in judged(comparison)]
    assert rows == list(comparison.differences)
    assert len({(type(each), each.address) for each in rows}) == len(rows)


@FEW
@given(st.data())
def test_the_way_back_is_the_way_there_backwards(data):
    done = edited(rich(), data.draw(st.sampled_from(LEAVES)))
    there = catalog_of(beside(rich() if done is None else done[0]))

    back = compare(there, catalog_of(base()))

    assert carried_out(back) == flat(back.new)


@FEW
@given(st.integers(0, 1 << 30))
def test_reordering_and_other_layout_are_no_difference(seed):
    dice = random.Random(seed)
    files = {path: _shuffled(body, dice) for path, body in rich().items()}
    names = sorted(files)
    dice.shuffle(names)

    found = compare(
        catalog_of(base()), catalog_of(beside({each: files[each] for each in names}))
    )

    assert not found.differences
    assert not found.problems


def _shuffled(value, dice: random.Random, inside: tuple[str, ...] = ()):
    """A definition whose keys and sets stand in another order."""
    if isinstance(value, dict):
        keys = [*value]
        dice.shuffle(keys)
        return {key: _shuffled(value[key], dice, (*inside, key)) for key in keys}
    if isinstance(value, list):
        parts = [_shuffled(each, dice, inside) for each in value]
        if inside[-1:] in {("audience",), ("systems",), ("channels",), ("fulfilment",)}:
            dice.shuffle(parts)
        return parts
    return value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fulfil: 4h", "fulfil: 240m"),
        ("id: vpn-access\n", "id: vpn-access  # the tunnel\n"),
        ("effort: 1h", "effort: '1h'"),
        ("when: {device: unmanaged}", "when: {all: [{device: [unmanaged]}]}"),
        ("audience: [employees]", "audience:\n  - employees"),
    ],
)
def test_the_same_in_other_words_is_no_difference(old, new):
    files = world()
    path = "catalog/vpn-access.yaml"
    text = files[path].decode()
    assert old in text

    after = compiled({**files, path: text.replace(old, new).encode()}, TODAY)

    before = catalog_of(compiled(files, TODAY))
    assert not compare(before, catalog_of(after)).differences


def test_a_file_that_moved_is_no_difference():
    files = world()
    moved = {
        path.replace("catalog/", "catalog/deep/") if "vpn" in path else path: data
        for path, data in files.items()
    }

    before, after = (catalog_of(compiled(each, TODAY)) for each in (files, moved))

    assert not compare(before, after).differences


def test_the_order_of_questions_is_a_difference_of_its_own():
    files = rich()
    (path,) = [p for p, body in files.items() if len(body.get("form", ())) > 3]
    files[path]["form"] = files[path]["form"][::-1]
    after = beside(files)

    found = compare(catalog_of(base()), catalog_of(after))

    moved = [each for each in found.differences if isinstance(each, Moved)]
    assert [each.address.route for each in moved] == [("form",)]
    assert carried_out(found) == flat(found.new)


REFERS = rb"(?m)((?:^id|^like|see|team|owner|calendar|approved_by): |\[)%s(?=[]},]|$)"


@pytest.mark.parametrize("key", ["calendar:hq", "service_item:laptop", "team:security"])
def test_a_rename_is_one_row_and_who_names_it_did_not_change(key):
    name = key.partition(":")[2]
    word = re.compile(REFERS % name.encode())
    named = {
        path.replace(f"/{name}.", "/main-office."): word.sub(rb"\1main-office", data)
        for path, data in world().items()
    }
    path = "catalog/main-office.yaml"
    named[path] += f"renamed_from: {name}\n".encode()

    before, after = (catalog_of(compiled(each, TODAY)) for each in (world(), named))
    (row,) = compare(before, after).differences

    assert isinstance(row, Renamed)
    assert (row.before, row.address) == (
        Address(key),
        Address(f"{key.partition(':')[0]}:main-office"),
    )


def test_what_cannot_be_read_on_one_side_is_not_gone():
    files = world()
    broken = {
        **files,
        "catalog/laptop.yaml": b"kind: service_item\nid: laptop\nform: x",
    }

    before, after = (catalog_of(compiled(each, TODAY)) for each in (files, broken))
    found = compare(before, after)

    assert not [each for each in found.differences if "laptop" in each.address.entity]
    assert "service_item:laptop" in found.unknown


def test_a_condition_that_is_named_elsewhere_changes_where_it_is_used():
    files = world()
    path = "catalog/vpn-access.yaml"
    text = files[path].decode()
    expert = "when: {device: unmanaged}\n    team"
    text = text.replace(expert, "when: {use: own}\n    team", 1)
    files[path] = text.encode()
    named = b"\nconditions: {own: {device: %s}}\n"
    manifest = files[MANIFEST]

    sides = [
        {**files, MANIFEST: manifest + named % each}
        for each in (b"unmanaged", b"managed")
    ]
    before, after = (catalog_of(compiled(each, TODAY)) for each in sides)
    (row,) = compare(before, after).differences

    assert isinstance(row, Changed)
    assert str(row.address) == "service_item:vpn-access paths.expert.when"


def test_an_address_can_be_read_back_whatever_it_names():
    odd = Address("service_item:a", ("examples", 'a "b". c', "answers", "x"))

    assert str(odd) == 'service_item:a examples."a \\"b\\". c".answers.x'


def test_every_collection_of_the_language_says_what_it_is():
    declared = every({**KINDS, "manifest": Manifest})

    page = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    ordered = [each for each in declared if each.kept in {Kept.ORDERED, Kept.SERIES}]
    table = [f"| {e.owner} | `{e.key}` | {e.kept} |" for e in ordered]
    assert [line for line in page.splitlines() if line in table] == table
