"""Importing Backstage templates: what is carried, what is said, what never happens."""

import json
import random
import re
from functools import cache

import pytest
from markdown_it import MarkdownIt

from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
from catalogkit.importers import Importer
from catalogkit.importers.backstage.importer import backstage, run
from catalogkit.plugin import discover
from tests.backstage import (
    CORPUS,
    OWN,
    ROOT,
    TEMPLATES,
    Json,
    corpus,
    leaves,
    project_of,
    template,
    written,
)
from tests.importing import changed

EXPECT = re.compile(r'# expect: (?P<rule>[a-z/-]+)(?: "(?P<text>[^"]*)")?')
REAL = sorted(path.name for path in CORPUS.glob("*.yaml"))
SAYING = sorted(
    path.name for path in OWN.glob("*.yaml") if "# expect" in path.read_text()
)
PAGES = sorted((ROOT / "docs" / "rules" / "import").glob("*.md"))


@cache
def everything():
    return run(corpus())


def test_the_importer_is_found_by_being_there():
    assert backstage in list(discover("catalogkit.importers", Importer))


@pytest.mark.parametrize("name", SAYING)
def test_the_report_says_what_stayed_behind_at_its_line(name):
    text = (OWN / name).read_text(encoding="utf-8")
    expected = {
        (number, match["rule"]): match["text"] or ""
        for number, line in enumerate(text.splitlines(), start=1)
        for match in EXPECT.finditer(line)
    }

    report = run({name: text.encode()}).report

    found = {(each.place.span.line, each.rule): each.message for each in report}
    assert found.keys() == expected.keys()
    for key, message in expected.items():
        assert message in found[key]


@pytest.mark.corpus
@pytest.mark.parametrize("name", [*(REAL or ["the templates"]), *TEMPLATES])
def test_no_key_of_a_template_is_dropped_in_silence(name):
    """Whatever is changed shows in the definitions, or stands in the report."""
    whole = template(name)
    before = run(written(whole))
    reported = {each.place.route for each in before.report}
    silent = []
    for route in leaves(whole, ()):
        if any(route[:depth] in reported for depth in range(1, len(route) + 1)):
            continue
        after = run(written(changed(whole, route)))
        if after.files == before.files and after.report == before.report:
            silent.append(route)

    assert not silent


@pytest.mark.corpus
def test_real_templates_become_drafts_without_an_error():
    imported = everything() if REAL else run(corpus())
    project = project_of(imported.files)

    found = [e for e in findings(project) if e.place.file in imported.files]

    assert not [each for each in found if each.severity is Severity.ERROR]
    assert {each.lifecycle for each in project.catalog.items()} == {"draft"}


@pytest.mark.corpus
def test_what_an_importer_cannot_know_is_asked_for_by_the_checks():
    imported = everything() if REAL else run(corpus())
    project = project_of(imported.files)
    wanted = {"ownership/missing", "promise/missing", "deliverable/missing"}

    said = {}
    for each in findings(project):
        said.setdefault(each.place.file, set()).add(each.rule)

    for path in imported.files:
        if path.startswith("catalog/items/"):
            assert said[path] >= {*wanted, "path/missing"}


@pytest.mark.corpus
def test_shared_questions_are_written_once():
    imported = everything() if REAL else run(corpus())
    project = project_of(imported.files)
    uses = {}
    inline = {}
    values: dict[str, Json] = {n: node.value for n, node in project.nodes.items()}
    for name, value in values.items():
        for each in value.get("form", []):
            if "use" in each:
                uses.setdefault(each["use"], []).append(name)
            else:
                inline.setdefault(json.dumps(each, sort_keys=True), []).append(name)

    assert all(len(names) >= 3 for names in uses.values())
    for text, names in inline.items():
        assert len(names) < 3, text


def test_two_imports_of_the_same_files_are_equal_whatever_their_order():
    files = {name: (OWN / name).read_bytes() for name in TEMPLATES}
    mixed = list(files.items())
    random.Random(1).shuffle(mixed)

    one, other = run(files), run(dict(mixed))

    assert one == other
    assert list(one.files) == list(other.files)


def test_two_templates_of_one_name_do_not_overwrite_each_other():
    data = (OWN / "branches.yaml").read_bytes()

    imported = run({"a.yaml": data, "b.yaml": data})

    rules = {(each.place.file, each.rule) for each in imported.report}
    assert ("b.yaml", "import/same-id") in rules
    assert ("a.yaml", "import/same-id") not in rules


def test_the_table_counts_what_was_carried():
    name = "branches.yaml"
    table = run({name: (OWN / name).read_bytes()}).table
    row = dict(zip(table.columns, table.rows[0], strict=True))

    assert row["item"] == "branches"
    assert row["condition"] == "9/9"
    assert row["pattern"] == "-"
    assert f"| {' | '.join(table.rows[0])} |" in table.markdown()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_of_a_rule_shows_what_is_said(page):
    rule = f"import/{page.stem}"
    for text in examples(page):
        expected = {
            (number, match["text"])
            for number, line in enumerate(text.splitlines(), start=1)
            for match in EXPECT.finditer(line)
        }

        report = run({"template.yaml": text.encode()}).report

        found = [(e.place.span.line, e.message) for e in report if e.rule == rule]
        for line, words in expected:
            assert any(line == at and words in message for at, message in found)
        assert {at for at, _ in found} == {line for line, _ in expected}


def examples(page):
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence" and token.info == "yaml":
            yield token.content
