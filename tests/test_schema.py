"""The JSON Schemas for editors: never stricter than we are, and useful in one."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from referencing import Registry, Resource
from ruamel.yaml import YAML

from catalogkit.model.expand import expand
from catalogkit.model.kinds import KINDS
from catalogkit.model.parse import parse
from catalogkit.model.schema import schemas
from catalogkit.source.node import Node, Value
from catalogkit.source.read import read
from catalogkit.source.write import dump
from tests.language_server import running
from tests.pages import ROOT, world

SCHEMAS = schemas()
REGISTRY = Registry().with_resources(
    [(name, Resource.from_contents(each)) for name, each in SCHEMAS.items()]
)
ANY = Draft202012Validator(SCHEMAS["catalog.schema.json"], registry=REGISTRY)
COMPANY = {
    path.relative_to(ROOT).as_posix(): path.read_bytes()
    for path in sorted((ROOT / "catalog").rglob("*.yaml"))
}
FILES = {
    **{name: data for name, data in world().items() if name.startswith("catalog/")},
    **COMPANY,
}
TEXTS = {name: data for name, data in FILES.items() if name.endswith(".yaml")}
NODES = {}
for name, data in TEXTS.items():
    value = read(name, data).value
    if isinstance(value, dict):
        NODES[f"{value['kind']}:{value['id']}"] = Node(value, name)
SCALARS = ["2026", "1.10", "true", "no", "12:30", "2h", "3bd", "80%", "a", "vpn-access"]
SCALARS += ["2027-01-31", "1200 EUR", "present", "11..", "null", "", "0x1F", "~"]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_one(name: str) -> None:
    validator_for(SCHEMAS[name]).check_schema(SCHEMAS[name])


def test_the_committed_schemas_are_fresh() -> None:
    for name, schema in SCHEMAS.items():
        committed = (ROOT / "schemas" / name).read_text(encoding="utf-8")
        assert json.loads(committed) == schema, f"run 'catalogkit schema': {name}"


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_an_editor_finds_nothing_in_our_own_files(name: str) -> None:
    assert not [each.message for each in ANY.iter_errors(as_an_editor(TEXTS[name]))]


def as_an_editor(data: bytes) -> object:
    """A YAML file as an editor sees it: YAML 1.2, scalars typed, days as text."""
    loader = YAML(typ="safe", pure=True)
    loader.constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", lambda _, scalar: scalar.value
    )
    return loader.load(data.decode())


@given(seed=st.integers(0, 2**32))
@example(seed=1078479)
def test_the_schemas_refuse_nothing_that_we_accept(seed: int) -> None:
    chance = random.Random(seed)
    key = chance.choice(sorted(NODES))
    changed = mutated(NODES[key].value, chance)
    entity, found = parse(expand(Node(without_blanks(changed), "x.yaml"), NODES)[0])
    if found or entity is None:
        return
    text = dump(changed)

    errors = list(ANY.iter_errors(as_an_editor(text.encode())))

    assert not errors, (key, [each.message for each in errors], text)


def without_blanks(value: Value) -> Value:
    if isinstance(value, dict):
        return {k: without_blanks(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_blanks(each) for each in value]
    return value


def mutated(value: Value, chance: random.Random) -> Value:
    """A value with some scalars exchanged, some keys gone or blank."""
    if isinstance(value, dict):
        rate = 0.06
        kept = {k: v for k, v in value.items() if chance.random() > rate / 3}
        return {
            k: None
            if chance.random() < rate / 2 and k != "kind"
            else mutated(v, chance)
            for k, v in kept.items()
        }
    if isinstance(value, list):
        return [mutated(each, chance) for each in value]
    return chance.choice(SCALARS) if chance.random() < 0.02 else value


ITEM = """\
# yaml-language-server: $schema={schema}
kind: service_item
id: vpn-access
title: VPN access
own
promise:
  fulfil: 4h
"""


@pytest.mark.node
def test_an_editor_completes_and_explains(
    tmp_path: Path, node: str, node_modules: Path
) -> None:
    for name, each in SCHEMAS.items():
        (tmp_path / name).write_text(json.dumps(each), encoding="utf-8")
    schema = (tmp_path / "service_item.schema.json").as_uri()
    text = ITEM.format(schema=schema)
    uri = (tmp_path / "vpn-access.yaml").as_uri()
    program = node_modules / "yaml-language-server" / "bin" / "yaml-language-server"
    settings = {"yaml": {"completion": True, "hover": True, "validate": True}}
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}

    with running([node, str(program), "--stdio"], tmp_path, settings) as server:
        server.tell("textDocument/didOpen", {"textDocument": document})
        offered = server.ask(
            "textDocument/completion",
            {
                "textDocument": {"uri": uri},
                "position": {"line": 4, "character": 3},
            },
        )
        changed = [{"text": text.replace("own\n", "owner: it\n")}]
        now = {"uri": uri, "version": 2}
        server.tell(
            "textDocument/didChange", {"textDocument": now, "contentChanges": changed}
        )
        told = server.ask(
            "textDocument/hover",
            {
                "textDocument": {"uri": uri},
                "position": {"line": 6, "character": 4},
            },
        )

    labels = {each["label"]: each for each in offered["items"]}
    assert "owner" in labels
    assert "The team that answers for it." in json.dumps(labels["owner"])
    assert "How soon it is done." in json.dumps(told)


def test_the_kinds_of_the_schemas_are_ours() -> None:
    assert {f"{kind}.schema.json" for kind in KINDS} <= SCHEMAS.keys()
