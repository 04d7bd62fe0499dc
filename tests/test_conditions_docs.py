"""What docs/conditions.md shows is what happens."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from catalogkit.catalog.canonical import canonical
from catalogkit.catalog.conditions import typed
from catalogkit.catalog.scope import FieldType, Scope
from catalogkit.languages.javascript import interpreter
from catalogkit.languages.python import source
from catalogkit.model.condition import parse_condition
from catalogkit.wording import say

PAGE = Path(__file__).parents[1] / "docs" / "conditions.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
SCENES = [
    [text for _, text in BLOCKS[index : index + 3]]
    for index in range(len(BLOCKS))
    if BLOCKS[index][0] == "yaml"
]
SCOPE = Scope(
    {
        "device": FieldType("choice", ("managed", "unmanaged")),
        "region": FieldType("choice", ("emea", "apac", "amer")),
        "quantity": FieldType("integer"),
        "minimum": FieldType("integer"),
        "privileged": FieldType("boolean"),
        "cost": FieldType("money"),
        "software": FieldType("choices", ("cad", "cam")),
        "purpose": FieldType("text"),
        "start": FieldType("date"),
        "time": FieldType("datetime"),
        "products": FieldType(
            "group", row={"product": FieldType("choice", ("phone", "tablet"))}
        ),
    },
    stage="constraint",
    calendars=frozenset({"hq"}),
    currency="EUR",
)
ROWS = [
    ("region: {not: [amer]}", '"isnt": ["amer"]'),
    ("quantity: 2..10", '"from": 2, "to": 10'),
    ("quantity: over 10", '"over": 10'),
    ("cost: ..1200 EUR", '"to": 1200'),
    ("privileged: true", '"is": [true]'),
    ("software: {has: cad}", '"has_any": ["cad"]'),
    ("purpose: {starts_with: DE}", '"starts_with": ["DE"]'),
    ("time: {within: hq}", '"within": "hq"'),
    ("device: present", '"given": true'),
    ("device: absent", '"given": false'),
    ('purpose: {matches: "DE[0-9]{4}"}', '"matches": "DE[0-9]{4}"'),
    ("start: {after: answers.start}", '"over": {"field": "start"}'),
    ("quantity: {at_least: answers.minimum}", '"from": {"field": "minimum"}'),
    ("start: {same_as: answers.start}", '"is": [{"field": "start"}]'),
    ("start: today + 5bd..", '"from": {"today": "+5bd"}'),
]


def tree_of(text):
    tree, faults = typed(parse_condition(yaml.load(text, yaml.BaseLoader)), SCOPE)  # noqa: S506
    assert faults == []
    return tree


@pytest.mark.parametrize(("shown", "aloud", "form"), SCENES)
def test_a_condition_reads_and_looks_as_shown(shown, aloud, form):
    tree = tree_of(shown)

    assert [say(tree), say(tree, locale="zh-CN")] == aloud.splitlines()
    assert canonical(tree) == json.loads(form)


@pytest.mark.parametrize(("line", "form"), ROWS)
def test_each_row_of_the_table_is_true(line, form):
    page = PAGE.read_text(encoding="utf-8")
    name, _, test = line.partition(": ")

    assert f"`{test}`" in page
    assert f"`{form}`" in page
    assert canonical(tree_of(line)) == {"field": name, **json.loads(f"{{{form}}}")}


def test_the_javascript_shown_prints_what_it_says():
    if shutil.which("node") is None:
        tell = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        tell("Node.js is not installed, so the page's JavaScript is not run")
    shown = next(text for language, text in BLOCKS if language == "js")

    program = f"{interpreter()}\n{shown}"
    done = subprocess.run(
        ["node", "-e", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == re.findall(r"// (\w+)$", shown, re.MULTILINE)


def test_the_python_shown_is_the_python_made():
    shown = next(text for language, text in BLOCKS if language == "python")

    assert source(tree_of("{device: unmanaged, quantity: over 10}")) == shown.strip()
