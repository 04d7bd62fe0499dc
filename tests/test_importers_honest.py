"""What every importer promises: nothing is dropped in silence, drafts are sound."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
from tests.importing import CORPUS, IMPORTERS, changed, leaves, project_of, sources
from tests.pages import EXPECT, RULES

PAGES = sorted((RULES / "import").glob("*.md"))
TREES = sorted(
    path.relative_to(CORPUS).as_posix()
    for name in ("github-forms", "json-schema")
    for path in (CORPUS / name).iterdir()
    if "vpn-access" not in path.name  # a page of ours is no source that people write
)


@pytest.mark.parametrize("name", sorted(IMPORTERS))
def test_what_is_imported_is_a_draft_without_an_error(name):
    imported = IMPORTERS[name].run(sources(name))

    project = project_of(dict(imported.files))

    assert imported.files
    assert not [e for e in findings(project) if e.severity is Severity.ERROR]
    assert {each.lifecycle for each in project.catalog.items()} == {"draft"}


@pytest.mark.parametrize("name", sorted(IMPORTERS))
def test_the_order_of_the_files_changes_nothing(name):
    files = sources(name)
    mixed = list(files.items())
    random.Random(1).shuffle(mixed)

    one, other = IMPORTERS[name].run(files), IMPORTERS[name].run(dict(mixed))

    assert one == other
    assert list(one.files) == list(other.files)


@pytest.mark.parametrize("path", TREES)
def test_no_part_of_a_source_is_dropped_in_silence(path):
    """Whatever is changed shows in the definitions, or stands in the report."""
    name, _, file = path.partition("/")
    run = IMPORTERS[name].run
    whole = YAML(typ="safe", pure=True).load((CORPUS / path).read_text())
    before = run({file: json.dumps(whole, ensure_ascii=False).encode()})
    reported = {each.place.route for each in before.report}
    silent = []
    for route in leaves(whole):
        if any(route[:depth] in reported for depth in range(1, len(route) + 1)):
            continue
        after = run({file: json.dumps(changed(whole, route)).encode()})
        if after.files == before.files and after.report == before.report:
            silent.append(route)

    assert not silent or () in reported


@pytest.mark.parametrize("name", sorted(IMPORTERS))
@given(st.data())
def test_any_bytes_are_answered_with_a_report(name, data):
    endings = sorted({path.rpartition(".")[2] for path in sources(name)})
    path = f"any.{data.draw(st.sampled_from(endings))}"
    raw = data.draw(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))

    imported = IMPORTERS[name].run({path: raw})

    project = project_of(dict(imported.files))
    assert not [e for e in project.diagnostics if e.severity is Severity.ERROR]


@pytest.mark.parametrize("path", TREES)
@given(st.data())
def test_nonsense_in_a_source_is_answered_with_drafts_or_a_report(path, data):
    name, _, file = path.partition("/")
    whole = YAML(typ="safe", pure=True).load((CORPUS / path).read_text())
    words = ["type", "const", "$ref", "options", "label", "body"]
    nonsense = st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(words), inner, max_size=2)
        ),
        max_leaves=4,
    )
    for _ in range(data.draw(st.integers(1, 4))):
        route = data.draw(st.sampled_from([*leaves(whole)]))
        *steps, last = route[: data.draw(st.integers(1, len(route)))]
        place = whole
        for step in steps:
            place = place[step]
        place[last] = data.draw(nonsense)

    imported = IMPORTERS[name].run({file: json.dumps(whole).encode()})

    assert imported.files or imported.report
    project = project_of(dict(imported.files))
    assert not [e for e in project.diagnostics if e.severity is Severity.ERROR]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_of_a_rule_shows_what_other_importers_say(page):
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        language, *words = token.info.split() or [""]
        if token.type != "fence" or language != "yml" or words[0] not in IMPORTERS:
            continue
        expected = {
            (number, match["rule"], match["text"])
            for number, line in enumerate(token.content.splitlines(), start=1)
            for match in EXPECT.finditer(line)
        }

        report = IMPORTERS[words[0]].run({"form.yml": token.content.encode()}).report

        found = [(e.place.span.line, e.rule, e.message) for e in report]
        for line, rule, said in expected:
            assert any((line, rule) == one[:2] and said in one[2] for one in found)
