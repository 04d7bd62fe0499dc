"""Whatever stands in a file, an import answers with definitions or a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.diagnostic import Severity
from catalogkit.importers.backstage.importer import run
from tests.backstage import OWN, TEMPLATES, leaves, project_of, template, written


@pytest.mark.parametrize(
    "text, said",
    [
        ("a: [", "the file cannot be read here"),
        ("a: 1\na: 2", "'a' is written twice"),
        ("? [1]\n: 2", "a key is no text"),
        ("a: *b", "'*b' names nothing"),
        ("a: &a [*a]", "'*a' contains itself"),
        ("a: &a {x: 1}\nb:\n  <<: [1]", "'<<' merges something without keys"),
        ("a: " + "[" * 70, "nests more than 64 levels"),
        (
            "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(
                f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n"
                for a, b in ("ab", "bc", "cd", "de", "ef")
            ),
            "aliases repeat more than",
        ),
    ],
)
def test_what_no_program_can_read_is_said_and_nothing_is_written(text, said):
    imported = run({"broken.yaml": text.encode()})

    assert not imported.files
    assert {each.rule for each in imported.report} == {"import/unreadable"}
    assert said in imported.report[0].message


def test_one_broken_file_does_not_hide_the_others():
    files = {"a.yaml": b"a: [", "b.yaml": (OWN / "branches.yaml").read_bytes()}

    assert "catalog/items/branches.yaml" in run(files).files


def test_merge_keys_and_anchors_mean_what_they_mean_in_yaml():
    text = """
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: merged}
spec:
  parameters:
    properties:
      one: &one {title: One, type: string, maxLength: 5}
      two: {<<: *one, title: Two}
"""
    item = run({"merged.yaml": text.encode()}).files["catalog/items/merged.yaml"]

    assert "{id: one, type: text, label: One, max_length: 5}" in item
    assert "{id: two, type: text, label: Two, max_length: 5}" in item


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_arbitrary_bytes_are_answered_with_a_report(data):
    imported = run({"any.yaml": data})

    assert not imported.files


@given(st.data())
def test_templates_with_nonsense_in_them_are_answered_with_definitions_or_a_report(
    data,
):
    whole = template(data.draw(st.sampled_from(TEMPLATES)))
    nonsense = st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-9, 9)
        | st.text(max_size=5)
        | st.just("\x1b"),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["type", "const", "$ref", "enum", "a"]), inner
            )
        ),
        max_leaves=4,
    )
    for _ in range(data.draw(st.integers(1, 4))):
        deep = [each for each in leaves(whole, ()) if len(each) > 1]
        route = data.draw(st.sampled_from(deep))
        *steps, last = route[: data.draw(st.integers(2, len(route)))]
        place = whole
        for step in steps:
            place = place[step]
        place[last] = data.draw(nonsense)

    imported = run(written(whole))

    assert imported.files or imported.report
    project = project_of(imported.files)
    assert not [e for e in project.diagnostics if e.severity is Severity.ERROR]
