"""A project compiled beside another takes over what is the same, and nothing else."""

import functools
from collections.abc import Mapping

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogkit.project import MANIFEST, Project, compiled
from tests import rich
from tests.mutations import CHANGES, changed
from tests.pages import TODAY, world

CHANGED = st.lists(
    st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 2**32)), max_size=4
)
LIKE = """\
kind: service_item
id: second-laptop
like: laptop
title: {en: A second laptop, zh-CN: 第二台笔记本电脑}
"""
SETTINGS = settings(
    max_examples=max(5, settings.default.max_examples // 3),
    suppress_health_check=[HealthCheck.too_slow],
)


@functools.cache
def small() -> Mapping[str, bytes]:
    return {**world(), "catalog/second-laptop.yaml": LIKE.encode()}


@functools.cache
def full() -> Mapping[str, bytes]:
    """The catalog that uses every key of the language."""
    definitions = rich.rich().items()
    return {
        **{path: rich.as_bytes(path, body) for path, body in definitions},
        **rich.EVENTS,
    }


def told(project: Project):
    """All that a project says."""
    catalog = project.catalog
    return (
        project.diagnostics,
        project.nodes,
        project.waivers,
        catalog and (
            repr(catalog.manifest),
            catalog.absent,
            catalog.rows,
            repr(catalog.events),
            [[key, repr(each), each.node, trees(project, each)]
             for these in catalog.entities.values() for key, each in these.items()],
        ),
    )  # fmt: skip


def trees(project, entity):
    typed = project.catalog.typed
    return [repr(typed.get(id(each))) for each in entity.parts("when")]


def assert_same(old, new, envs=(None, None)):
    known = compiled(old, TODAY, envs[0])

    assert told(compiled(new, TODAY, envs[1], known=known)) == told(
        compiled(new, TODAY, envs[1])
    )


@given(CHANGED, CHANGED)
@SETTINGS
@example([], [])
@example([("blank", 1)], [])
def test_what_is_known_of_another_changes_nothing_that_is_said(first, then):
    old = changed(dict(small()), first)

    assert_same(old, changed(old, then))
    assert_same(changed(old, then), old)


@given(CHANGED, st.permutations([None, "test"]))
@settings(SETTINGS, max_examples=5)
def test_nor_where_every_key_of_the_language_is_used(changes, envs):
    old = dict(full())

    assert_same(old, changed(old, changes), envs)


def beside(old: Mapping[str, bytes], path: str, before: str, after: str):
    """A project, and another in which one file says something else."""
    assert before.encode() in old[path]
    known = compiled(old, TODAY)
    new = {**old, path: old[path].replace(before.encode(), after.encode())}
    return known, compiled(new, TODAY, known=known)


def changed_keys(old: Project, new: Project) -> set[str]:
    """What is not the same object in both."""
    return {
        f"{kind}:{name}"
        for kind, these in new.catalog.entities.items()
        for name, each in these.items()
        if old.catalog.entities[kind].get(name) is not each
    }


def test_a_definition_that_did_not_change_is_the_same_object():
    path = "catalog/vpn-access.yaml"

    old, new = beside(small(), path, "kind: service_item", "kind: service_item ")

    assert changed_keys(old, new) == {"service_item:vpn-access"}
    assert old.catalog.manifest is new.catalog.manifest


def test_what_starts_from_one_that_changed_is_made_anew():
    old, new = beside(small(), "catalog/laptop.yaml", "effort: 1h", "effort: 2h")

    assert changed_keys(old, new) == {
        "service_item:laptop", "service_item:second-laptop"
    }  # fmt: skip


def test_an_overlay_makes_anew_what_it_changes():
    old = compiled(full(), TODAY)

    new = compiled(full(), TODAY, "test", known=old)

    assert changed_keys(old, new) == {"channel:mail"}


def typed_of(project):
    item = project.catalog.entities["service_item"]["vpn-access"]
    return [project.catalog.typed[id(each)] for each in item.parts("when")]


def test_a_condition_is_typed_anew_only_where_it_may_read_something_else():
    old, same = beside(small(), "catalog/laptop.yaml", "effort: 1h", "effort: 2h")
    _, other = beside(small(), MANIFEST, "country: {type: text}", "city: {type: text}")

    before, after = typed_of(old), typed_of(same)

    assert all(one is two for one, two in zip(before, after, strict=True))
    assert not any(one is two for one, two in zip(before, typed_of(other), strict=True))


def test_a_condition_that_lost_its_option_is_found_though_its_file_did_not_change():
    _, new = beside(small(), MANIFEST, "[employee, contractor]", "[employee, guest]")

    assert ("condition/unknown-option", "catalog/vpn-access.yaml") in {
        (each.rule, each.place.file) for each in new.diagnostics
    }
