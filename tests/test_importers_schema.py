"""Importing JSON Schemas: the same answers are accepted, our own pages come back."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalogkit.importers.json_schema.importer import run
from catalogkit.project import compiled
from catalogkit.resource import Resource
from catalogkit.targets.forms import emit
from tests.backstage import Original
from tests.backstage_answers import answers_to
from tests.importing import project_of
from tests.pages import TODAY, world
from tests.rich import project, rich

CATALOGS = {"world": lambda: compiled(world(), TODAY), "rich": lambda: project(rich())}
SCHEMA = {
    "type": "object",
    "properties": {
        "kind": {"oneOf": [{"const": "a", "title": "A"}, {"const": "b", "title": "B"}]},
        "count": {"type": "integer", "minimum": 1, "exclusiveMaximum": 10},
        "weight": {"type": "number", "maximum": 2.5},
        "code": {"type": "string", "pattern": "^[a-z-]*[a-z]$", "maxLength": 5},
        "sizes": {"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": True},
        "site": {"$ref": "#/definitions/site"},
        "sure": {"type": "boolean"},
    },
    "definitions": {"site": {"enum": ["north", "south"]}},
    "required": ["kind"],
    "dependentRequired": {"code": ["count"]},
    "dependentSchemas": {
        "site": {"properties": {"floor": {"type": "integer", "minimum": 0}}}
    },
    "if": {"properties": {"kind": {"const": "b"}}, "required": ["kind"]},
    "then": {
        "properties": {"why": {"type": "string", "minLength": 2}},
        "required": ["why"],
    },
}


def item_of(files, name):
    project = project_of(dict(files))
    return project.nodes[f"service_item:{name}"].value, built(project)[f"{name}.en"]


def built(project, kind="schema"):
    return {
        each.key.id: json.loads(json.dumps(each.body))
        for each in emit(project.catalog)
        if isinstance(each, Resource) and each.key.kind == kind
    }


def original():
    files = run({"thing.schema.json": json.dumps(SCHEMA).encode()}).files
    item, schema = item_of(files, "thing")
    x = {"names": {}, "values": {}, "types": {}, **item["x"]["json_schema"]}
    return Original([SCHEMA], "thing", schema, item["form"], x)


THING = original()


@given(st.data())
def test_a_schema_and_its_form_accept_the_same_answers(data):
    answers = data.draw(answers_to(THING))
    shown = THING.live(answers)
    kept = {name: each for name, each in answers.items() if name in shown}
    assume(THING.live(kept) == shown)

    assert THING.takes(THING.ours(kept)) == THING.accepts(answers), answers


@pytest.mark.parametrize("name", sorted(CATALOGS))
def test_the_questions_of_a_page_of_ours_come_back_as_they_were(name):
    pages = built(CATALOGS[name](), "page")
    english = {f"{n}.ui.json": page for n, page in pages.items() if n.endswith(".en")}
    imported = run({n: json.dumps(page).encode() for n, page in english.items()})

    again = built(project_of(dict(imported.files)), "page")

    lost = {(e.place.file, *e.place.route) for e in imported.report}
    for file, page in english.items():
        if "task" in page:
            continue
        after = again[f"{page['item']}.en"]["fields"]
        for index, field in enumerate(page["fields"]):
            if (file, "fields", index) not in lost:
                assert asked(after[index]) == asked(field)


def asked(field):
    """A question without what only the catalog it came from declares."""
    told = {"widget", "options_of", "among", "messages", "currency"}
    found = {key: each for key, each in field.items() if key not in told}
    for option in found.get("options", []):
        option.pop("attributes", None)
        option.pop("where", None)
    return found


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "object", "properties": ' + '{"a":' * 900 + "1" + "}" * 901,
        '{"type": "object", "properties": {"a": {"minimum": NaN}}, "x": "\\ud800"}',
        '{"type": "object", "properties": {"a": {"maximum": 1e999}}}',
        '{"type": "object", "title": "\\ud800", "properties": {"a": {}}}',
    ],
)
def test_json_that_hardly_anybody_writes_is_answered(text):
    imported = run({"a.schema.json": text.encode()})

    assert imported.files or imported.report
    assert all(each.encode() for each in imported.files.values())
