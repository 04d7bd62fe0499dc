"""Backstage templates as others read them: answers, what accepts them, the way to ours.

Nothing here looks at how the importer works. The original schemas are read by another
YAML reader and judged by `jsonschema`; names and values find their way through the
`x: {backstage: …}` of the imported definitions, as a program that submits them would.

What is compared, and what is not, stands in docs/importers/backstage.md.
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from ruamel.yaml import YAML

from catalogkit.importers.backstage.importer import run
from catalogkit.project import Project, compiled
from catalogkit.resource import Resource
from catalogkit.targets.forms import emit

ROOT = Path(__file__).parent.parent
OWN = ROOT / "tests" / "corpus" / "backstage"
CORPUS = ROOT.parent / "shared" / "corpus" / "backstage-templates"
PEOPLE = {
    "catalogkit.yaml": "format: 1\nname: Imported\nlocales: [en]\n",
    "catalog/teams/platform.yaml": "{kind: team, id: platform, title: Platform}",
    "catalog/teams/data.yaml": "{kind: team, id: data, title: Data}",
    "catalog/systems/shop.yaml": "{kind: system, id: shop, title: Shop}",
    "catalog/systems/till.yaml": "{kind: system, id: till, title: Till}",
}
PICKED = {"team": ("platform", "data"), "system": ("shop", "till")}
PICKING = re.compile(r"type: (team|system)\b")
TODAY = datetime.date(2026, 11, 22)
Json = Any


def corpus() -> dict[str, bytes]:
    """The real templates beside the project; skipped, visibly, without them."""
    if not CORPUS.is_dir():
        pytest.skip("the Backstage templates do not lie beside the project")
    return {path.name: path.read_bytes() for path in sorted(CORPUS.glob("*.yaml"))}


def project_of(files: Mapping[str, str]) -> Project:
    """A catalog of imported definitions, with a few teams and systems."""
    everything = {**PEOPLE, **files}
    return compiled({path: text.encode() for path, text in everything.items()}, TODAY)


@dataclass(frozen=True)
class Original:
    """A template and the item it became."""

    pages: list[Json]
    item: str
    schema: Json
    form: list[Json]
    x: Json

    def accepts(self, answers: Json) -> bool:
        """Whether every page accepts the answers, as Backstage asks each of them."""
        return all(_judge(page).is_valid(answers) for page in self.pages)

    def takes(self, answers: Json) -> bool:
        """Whether the form we generate accepts answers, by our names and values."""
        return Draft202012Validator(self.schema).is_valid(answers)

    def live(self, answers: Json) -> set[str]:
        """The properties that Backstage shows with these answers."""
        return {name for page in self.pages for name in _live(page, answers)}

    def ours(self, answers: Json) -> Json:
        """The answers by our names and values; what we do not ask is left out."""
        fields = [each for each in self.form if each["type"] != "note"]
        return _ours(fields, answers, self.x, "")


def originals(
    files: Mapping[str, bytes], *, picking: bool = True
) -> dict[str, Original]:
    """Every template of some files beside its item, by the file's name.

    Without `picking`, teams and systems are plain text, as the template has them.
    """
    texts = dict(run(files).files)
    if not picking:
        texts = {path: PICKING.sub("type: text", text) for path, text in texts.items()}
    project = project_of(texts)
    assert project.catalog is not None
    built = {
        each.key.id: each.body
        for each in emit(project.catalog)
        if isinstance(each, Resource) and each.key.kind == "schema"
    }
    items = {
        node.value["x"]["backstage"]["template"]: node.value
        for name, node in project.nodes.items()
        if name.startswith("service_item:")
    }
    found = {}
    for name, data in files.items():
        template = YAML(typ="safe", pure=True).load(data.decode())
        item = items[template["metadata"]["name"]]
        form, x = _form(item, project)
        schema = json.loads(json.dumps(built[f"{item['id']}.en"]))
        found[name] = Original(pages(template), item["id"], schema, form, x)
    return found


def pages(template: Json) -> list[Json]:
    """The schemas of a template's pages."""
    parameters = template["spec"].get("parameters", [])
    return parameters if isinstance(parameters, list) else [parameters]


def answers_to(original: Original) -> st.SearchStrategy[Json]:
    """Answers to a template: right, nearly right, wrong, missing, hidden, unknown."""
    schemas: dict[str, list[Json]] = {}
    for page in original.pages:
        for name, schema in _properties(page, page):
            schemas.setdefault(name, []).append(schema)
    kinds = {_before(each, original.x): each["type"] for each in original.form}
    strategies = {
        name: st.one_of([_answer(each, kinds.get(name, "")) for each in found])
        for name, found in schemas.items()
    }
    always = {n: s for n, s in strategies.items() if _is_object(schemas[n])}
    rarely = {n: s for n, s in strategies.items() if n not in always}
    full = st.fixed_dictionaries({**always, **rarely})
    some = st.fixed_dictionaries(always, optional={**rarely, "unknown": st.just("x")})
    right = {
        name: st.one_of([_right(each, kinds.get(name, "")) for each in found])
        for name, found in schemas.items()
    }
    lucky = st.fixed_dictionaries(right)
    gaps = st.sets(st.sampled_from(sorted(rarely)), max_size=2)
    return st.one_of(lucky, st.builds(_without, lucky, gaps), full, some)


def _without(answers: Json, names: set[str]) -> Json:
    return {name: each for name, each in answers.items() if name not in names}


def _judge(page: Json) -> Any:
    newer = "dependentRequired" in page or "dependentSchemas" in page
    return (Draft202012Validator if newer else Draft7Validator)(page)


def _form(item: Json, project: Project) -> tuple[list[Json], Json]:
    """The fields of an item, `use:` followed, and all their names and values."""
    fields, x = [], {"names": {}, "values": {}, "types": {}}
    sources = [item]
    for each in item.get("form", []):
        if "use" not in each:
            fields.append(each)
            continue
        used = project.nodes[f"field_set:{each['use']}"].value
        sources.append(used)
        fields.extend(used["fields"])
    for source in sources:
        passed = source.get("x", {}).get("backstage", {})
        for key, inner in x.items():
            inner.update(passed.get(key, {}))
    return fields, x


def _before(field: Json, x: Json) -> str:
    return str(x["names"].get(field["id"], field["id"]))


def _ours(fields: list[Json], answers: Json, x: Json, prefix: str) -> Json:
    if not isinstance(answers, dict):
        return answers
    found = {}
    for field in fields:
        key = prefix + field["id"]
        given, value = _at(answers, str(x["names"].get(key, field["id"])).split("."))
        if given:
            found[field["id"]] = _value(field, value, x, key)
    return found


def _at(answers: Json, steps: list[str]) -> tuple[bool, Json]:
    for step in steps:
        if not isinstance(answers, dict) or step not in answers:
            return False, None
        answers = answers[step]
    return True, answers


def _value(field: Json, value: Json, x: Json, key: str) -> Json:
    kind = field["type"]
    if kind == "group" and isinstance(value, list):
        alone = [each["id"] for each in field["fields"]] == ["value"]
        rows = [{"value": each} if alone else each for each in value]
        return [_ours(field["fields"], each, x, f"{key}.") for each in rows]
    if kind == "choices" and isinstance(value, list):
        return [_option(field, each, x, key) for each in value]
    return _option(field, value, x, key) if kind == "choice" else value


def _option(field: Json, value: Json, x: Json, key: str) -> Json:
    known = x["values"].get(key, {each["id"]: each["id"] for each in field["options"]})
    types = x["types"].get(key, {})
    for option, before in known.items():
        if json.dumps(_typed(before, types.get(option))) == json.dumps(value):
            return option
    return f"no option: {value}" if isinstance(value, str) else value


def _typed(text: str, kind: str | None) -> Json:
    """A value of `x:` with the type it had; without one it was text."""
    return text if kind is None else json.loads(text)


def _live(schema: Json, answers: Json) -> Iterator[str]:
    """What RJSF shows of a schema once it has followed its branches."""
    yield from schema.get("properties", {})
    for key in ("dependencies", "dependentSchemas"):
        for name, inner in schema.get(key, {}).items():
            if name in answers and isinstance(inner, dict):
                yield from _live(inner, answers)
    for inner in schema.get("allOf", []):
        yield from _live(inner, answers)
    if "if" in schema:
        branch = "then" if Draft7Validator(schema["if"]).is_valid(answers) else "else"
        if branch in schema:
            yield from _live(schema[branch], answers)
    for inner in schema.get("oneOf", []):
        shown = {"properties": _tests(inner)}
        if "const" not in inner and Draft7Validator(shown).is_valid(answers):
            yield from _live(inner, answers)


def _tests(branch: Json) -> Json:
    return {
        name: each
        for name, each in branch.get("properties", {}).items()
        if ("const" in each or "enum" in each) and "title" not in each
    }


def _properties(schema: Json, page: Json) -> Iterator[tuple[str, Json]]:
    """Every property a page may ask for, references followed."""
    for name, each in schema.get("properties", {}).items():
        yield name, _followed(each, page)
    for key in ("dependencies", "dependentSchemas"):
        for inner in schema.get(key, {}).values():
            if isinstance(inner, dict):
                yield from _properties(inner, page)
    for inner in (*schema.get("allOf", []), *schema.get("oneOf", [])):
        yield from _properties(inner, page)
    for key in ("then", "else"):
        if key in schema:
            yield from _properties(schema[key], page)


def _followed(schema: Json, page: Json) -> Json:
    if isinstance(schema, list):
        return [_followed(each, page) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _followed(page["definitions"][name], page)
    return {key: _followed(each, page) for key, each in schema.items()}


def _is_object(schemas: list[Json]) -> bool:
    return any(each.get("type") == "object" for each in schemas)


def _answer(schema: Json, kind: str) -> st.SearchStrategy[Json]:
    right = _right(schema, kind)
    return st.one_of(right, right, _near(schema, kind), _wrong(schema, kind))


def _right(schema: Json, kind: str) -> st.SearchStrategy[Json]:
    """Answers that fit."""
    listed = _listed(schema)
    if listed:
        return st.sampled_from(listed)
    if kind in PICKED:
        return st.sampled_from(PICKED[kind])
    match _type(schema):
        case "boolean":
            return st.booleans()
        case "integer" | "number":
            values = [*_edges(schema), 3, 2.9, 3.0, 8080, -1]
            fits = [each for each in values if Draft7Validator(schema).is_valid(each)]
            return st.sampled_from(fits)
        case "array":
            return _rows(schema, _right(schema["items"], ""))
        case "object":
            inner = {k: _right(v, "") for k, v in schema["properties"].items()}
            must = {k: inner.pop(k) for k in schema.get("required", ())}
            return st.fixed_dictionaries(must, optional=inner)
    fits = [text for text in _words(schema) if Draft7Validator(schema).is_valid(text)]
    if "pattern" in schema or "format" in schema or not fits:
        return st.sampled_from(fits)
    most = schema.get("maxLength", 12)
    plain = st.text("aé中 -_.9Z/:", min_size=schema.get("minLength", 1), max_size=most)
    return st.one_of(st.sampled_from(fits), plain)


def _near(schema: Json, kind: str) -> st.SearchStrategy[Json]:
    """Answers of the right type, at a limit, just beyond, or somewhere."""
    if kind in PICKED or _listed(schema):
        return _right(schema, kind)
    match _type(schema):
        case "integer" | "number":
            return st.sampled_from([*_edges(schema), 3.0, 2.5])
        case "array":
            return _rows(schema, _answer(schema["items"], ""))
        case "object":
            inner = {k: _answer(v, "") for k, v in schema["properties"].items()}
            return st.fixed_dictionaries({}, optional=inner)
        case "string" if "format" not in schema:
            some = st.text("ab-9Z", min_size=1, max_size=12)
            return st.one_of(st.sampled_from(_words(schema)), some)
    return _right(schema, kind)


def _rows(schema: Json, row: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """An empty list is "no answer" here, and two equal choices are one."""
    unique = repr if _listed(schema["items"]) else None
    most = schema.get("maxItems", 2) + 1
    return st.lists(row, min_size=1, max_size=most, unique_by=unique)


def _type(schema: Json) -> str:
    said = schema.get("type", "string")
    return str(said[0] if isinstance(said, list) else said)


def _edges(schema: Json) -> list[Json]:
    keys = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
    ends = [schema[key] for key in keys if key in schema] or [0]
    return [each + step for each in ends for step in (-1, -0.5, 0, 0.5, 1)]


def _words(schema: Json) -> list[str]:
    """Texts of one line that are not empty; some fit a pattern, some just miss."""
    formats = {"uri": ["https://example.com/x"], "date": ["2026-11-22", "2024-02-29"]}
    if schema.get("format") in formats:
        return formats[schema["format"]]
    lengths = [schema.get("minLength", 1), schema.get("maxLength", 5)]
    edges = ["a" * max(n + step, 1) for n in lengths for step in (-1, 0, 1)]
    odd = ["a", "-", "a-", "-a", "A", "a9-b", "web-1", "x..y", " ", "中文", "9"]
    return [*edges, *odd, "tekton", "quay", "postgres", "present", "option_1"]


def _wrong(schema: Json, kind: str) -> st.SearchStrategy[Json]:
    """Answers of another type, or listed nowhere."""
    others: list[Json] = [None, True, False, 0, 7, 2.5, -1, [], ["x"], {}, {"a": 1}]
    if kind not in PICKED and "format" not in schema:
        others += ["no such option", "quay", "github_action", "option_1"]
    if schema.get("type") == "array":
        others.remove([])
    if schema.get("type") == "object":
        return st.just({})
    return st.sampled_from(others)


def _listed(schema: Json) -> list[Json]:
    if "const" in schema:
        return [schema["const"]]
    listed = [each["const"] for each in schema.get("oneOf", []) if "const" in each]
    return listed or list(schema.get("enum", []))
