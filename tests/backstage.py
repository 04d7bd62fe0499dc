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
from jsonschema import Draft7Validator, Draft202012Validator
from ruamel.yaml import YAML

from catalogkit.diagnostic import Route
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
TEMPLATES = sorted(path.name for path in OWN.glob("*.yaml") if path.stem != "others")
PICKED = {"team": ("platform", "data"), "system": ("shop", "till")}
PICKING = re.compile(r"type: (team|system)\b")
TODAY = datetime.date(2026, 11, 22)
Json = Any


def corpus() -> dict[str, bytes]:
    """The real templates beside the project; skipped, visibly, without them."""
    if not CORPUS.is_dir():
        pytest.skip("the Backstage templates do not lie beside the project")
    return {path.name: path.read_bytes() for path in sorted(CORPUS.glob("*.yaml"))}


def template(name: str) -> Json:
    """One of the templates, ours or real, as another reader sees it."""
    data = (OWN / name).read_bytes() if name in TEMPLATES else corpus()[name]
    return YAML(typ="safe", pure=True).load(data.decode())


def written(value: Json) -> dict[str, bytes]:
    """A template as JSON, which is YAML: routes stay, lines and comments go."""
    return {"template.yaml": json.dumps(value, ensure_ascii=False).encode()}


def leaves(value: Json, route: Route = ()) -> Iterator[Route]:
    """The route of every value that holds no others."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from leaves(each, (*route, key))
    elif isinstance(value, list) and value:
        for index, each in enumerate(value):
            yield from leaves(each, (*route, index))
    else:
        yield route


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
    nodes: dict[str, Json] = {n: each.value for n, each in project.nodes.items()}
    items = {
        value["x"]["backstage"]["template"]: value
        for name, value in nodes.items()
        if name.startswith("service_item:")
    }
    found = {}
    for name, data in files.items():
        template = YAML(typ="safe", pure=True).load(data.decode())
        item = items[template["metadata"]["name"]]
        form, x = _form(item, nodes)
        schema = json.loads(json.dumps(built[f"{item['id']}.en"]))
        found[name] = Original(pages(template), item["id"], schema, form, x)
    return found


def pages(template: Json) -> list[Json]:
    """The schemas of a template's pages."""
    parameters = template["spec"].get("parameters", [])
    return parameters if isinstance(parameters, list) else [parameters]


def _judge(page: Json) -> Any:
    newer = "dependentRequired" in page or "dependentSchemas" in page
    return (Draft202012Validator if newer else Draft7Validator)(page)


def _form(item: Json, nodes: Mapping[str, Json]) -> tuple[list[Json], Json]:
    """The fields of an item, `use:` followed, and all their names and values."""
    fields, x = [], {"names": {}, "values": {}, "types": {}}
    sources = [item]
    for each in item.get("form", []):
        if "use" not in each:
            fields.append(each)
            continue
        used = nodes[f"field_set:{each['use']}"]
        sources.append(used)
        fields.extend(used["fields"])
    for source in sources:
        passed = source.get("x", {}).get("backstage", {})
        for key, inner in x.items():
            inner.update(passed.get(key, {}))
    return fields, x


def before(field: Json, x: Json) -> str:
    """What a field was called in the template."""
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
