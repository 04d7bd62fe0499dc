"""Answers to a Backstage template: right, at a limit, wrong, missing, unknown."""

from collections.abc import Iterator

from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.backstage import PICKED, Json, Original, before


def answers_to(original: Original) -> st.SearchStrategy[Json]:
    """Answers to a template: right, nearly right, wrong, missing, hidden, unknown."""
    schemas: dict[str, list[Json]] = {}
    for page in original.pages:
        for name, schema in _properties(page, page):
            schemas.setdefault(name, []).append(schema)
    kinds = {before(each, original.x): each["type"] for each in original.form}
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
