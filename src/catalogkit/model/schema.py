"""JSON Schemas for editors: titles, descriptions and examples beside every key.

They refuse nothing that the compiler accepts: to an editor a title may be the number
2026, to us it is text.
"""

import ast
import inspect
import json
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter

from catalogkit.model.base import Entity, Model
from catalogkit.model.bases import USES
from catalogkit.model.condition_schema import CONDITION_SCHEMA
from catalogkit.model.kinds import KINDS, models
from catalogkit.model.manifest import Manifest
from catalogkit.model.scalars import ANY_SCALAR
from catalogkit.model.waivers import Waivers

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CONDITION = "#/$defs/Condition"
NAMED = ("properties", "$defs")
Json = dict[str, Any]


def schemas() -> dict[str, Json]:
    """Every schema by file name: one a kind, one for any kind, and others."""
    found = {f"{kind}.schema.json": _of_kind(kind, e) for kind, e in KINDS.items()}
    manifest = _with_condition(_generated(Manifest))
    found["manifest.schema.json"] = {"$schema": DIALECT, **manifest}
    waivers = _finished(_generated(Waivers))
    found["waivers.schema.json"] = {"$schema": DIALECT, **waivers}
    found["catalog.schema.json"] = _any_kind()
    return found


def _of_kind(kind: str, entity: type[Entity]) -> Json:
    schema = _with_condition(_generated(entity))
    required = schema.pop("required", [])
    first: Json = {"kind": {"const": kind, "description": "What this file declares."}}
    like = {**ANY_SCALAR, "description": "Start from another: given keys replace."}
    properties = {**first, **schema["properties"], "like": like}
    for field, (used, _) in USES.items():
        if field in properties and used != kind:
            properties[field] = _with_use(properties[field], used)
    schema["properties"] = {
        key: _with_changes(each) if key not in first else each
        for key, each in properties.items()
    }
    return {
        "$schema": DIALECT,
        **schema,
        "required": ["kind", "id"],
        "if": {"not": {"required": ["like"]}},
        "then": {"required": required},
    }


def _any_kind() -> Json:
    cases = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"{kind}.schema.json"},
        }
        for kind in KINDS
    ]
    kind = {"enum": list(KINDS), "description": "What this file declares."}
    return {
        "$schema": DIALECT,
        "title": "A definition of a service catalog",
        "type": "object",
        "properties": {"kind": kind},
        "required": ["kind"],
        "allOf": cases,
    }


def _generated(model: type[Model]) -> Json:
    adapter: TypeAdapter[Model] = TypeAdapter(model)
    schema = adapter.json_schema(mode="validation", by_alias=True)
    described = _descriptions()
    for name, each in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        said = described.get(name.partition("_")[0], {})
        each["title"] = _words(name.partition("_")[0])
        for key, prop in each.get("properties", {}).items():
            if key in said:
                prop["description"] = said[key]
            prop["title"] = _words(key)
            prop.update(_examples(prop))
    return schema


def _examples(prop: Json) -> Json:
    """The examples of a key that may also be blank, where an editor looks for them."""
    inner = [each["examples"] for each in prop.get("anyOf", ()) if "examples" in each]
    return {"examples": inner[0]} if inner else {}


def _words(name: str) -> str:
    """A name as a title: ServiceItem and service_item are "Service item"."""
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in name)
    return spaced.replace("_", " ").strip().capitalize()


def _with_condition(schema: Json) -> Json:
    """The schema with conditions, which stand everywhere, in one place."""
    finished: Json = _finished(_pointed(schema))
    if CONDITION not in json.dumps(finished):
        return finished
    definitions = {
        **finished.get("$defs", {}),
        "Condition": {"title": "Condition", **_finished(CONDITION_SCHEMA)},
    }
    return {**finished, "$defs": definitions}


def _pointed(value: Any) -> Any:  # noqa: ANN401 - any part of a schema
    if isinstance(value, list):
        return [_pointed(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("examples") == CONDITION_SCHEMA["examples"]:
        return {"$ref": CONDITION, "description": value["description"]}
    return {key: _pointed(each) for key, each in value.items()}


def _finished(value: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Blank is allowed everywhere, and enums take what an editor makes of a text."""
    if isinstance(value, list):
        return [_finished(each) for each in value]
    if not isinstance(value, dict):
        return value
    done = {
        key: {name: _finished(part) for name, part in each.items()}
        if key in NAMED
        else _finished(each)
        for key, each in value.items()
        if key != "default"
    }
    if "properties" in done:
        done["properties"] = {k: _or_blank(v) for k, v in done["properties"].items()}
    if isinstance(done.get("additionalProperties"), dict):
        done["additionalProperties"] = _or_blank(done["additionalProperties"])
    if _is_scalar(done.get("items")):  # `null` in a list is a word to us
        done["items"] = _or_blank(done["items"])
    if "oneOf" in done:  # a text may fit two of our own unions' cases
        done["anyOf"] = done.pop("oneOf")
    for key in ("const", "enum"):
        if key in done:
            done["enum"] = _as_typed(done.pop(key))
    return done


def _is_scalar(schema: Any) -> bool:  # noqa: ANN401 - any part of a schema
    kinds = schema.get("type", ()) if isinstance(schema, dict) else ()
    return "string" in kinds and "enum" not in schema


def _as_typed(value: Any) -> list[Any]:  # noqa: ANN401 - any part of a schema
    values = value if isinstance(value, list) else [value]
    typed = [int(each) for each in values if isinstance(each, str) and each.isdigit()]
    return [*values, *typed]


def _or_blank(schema: Json) -> Json:
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        enum = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        return {**schema, "type": [*dict.fromkeys([*kinds, "null"])], **enum}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        choices = [each for each in schema["anyOf"] if each != {"type": "null"}]
        return {**schema, "anyOf": [*choices, {"type": "null"}]}
    if "$ref" in schema:
        rest = {key: each for key, each in schema.items() if key != "$ref"}
        return {**rest, "anyOf": [{"$ref": schema["$ref"]}, {"type": "null"}]}
    return schema


def _with_use(schema: Json, kind: str) -> Json:
    """A list whose entries may also be `use:` of a shared definition."""
    said = f"Takes over the {kind.replace('_', ' ')} of that id."
    use = {
        "type": "object",
        "properties": {"use": {**ANY_SCALAR, "description": said}},
        "required": ["use"],
    }
    return {**schema, "items": {"anyOf": [schema.get("items", {}), use]}}


def _with_changes(schema: Json) -> Json:
    """A list that may also be `add:` and `remove:` to a list of `like:`."""
    if "array" not in schema.get("type", ()):
        return schema
    change = {
        "type": "object",
        "properties": {"add": {"type": "array"}, "remove": {"type": "array"}},
        "additionalProperties": False,
        "minProperties": 1,
    }
    rest = {k: v for k, v in schema.items() if k not in {"description", "examples"}}
    said = {k: v for k, v in schema.items() if k in {"description", "examples"}}
    return {**said, "anyOf": [rest, change]}


@lru_cache(maxsize=1)
def _descriptions() -> dict[str, dict[str, str]]:
    """Class → key → the sentence written under it in the model."""
    found: dict[str, dict[str, str]] = {}
    for model in models():
        own = _attribute_sentences(model)
        for base in model.__mro__[1:]:
            if issubclass(base, Model) and base is not Model:
                own = {**_attribute_sentences(base), **own}
        found[model.__name__] = own
    return found


def _attribute_sentences(model: type[Model]) -> dict[str, str]:
    tree = ast.parse(inspect.getsource(model))
    definition = tree.body[0]
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    found: dict[str, str] = {}
    for line, after in pairwise(body):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            name = line.target.id
            alias = model.model_fields[name].alias if name in model.model_fields else ""
            match after:
                case ast.Expr(ast.Constant(str(text))):
                    found[alias or name] = text
    return found
