"""Errors of a definition's shape: our sentences, the author's places."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from catalogkit.model.base import Entity, Model
from catalogkit.model.kinds import KINDS, models
from catalogkit.model.manifest import Manifest
from catalogkit.model.parse import SENTENCES, parse
from catalogkit.model.schema import _descriptions
from tests.catalogs import node

RAISED = {
    "model": {"model_type", "model_attributes_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "dict": {"dict_type"},
    "tuple": {"tuple_type"},
    "literal": {"literal_error"},
    "str": {"string_type"},
    "function-plain": set(),
    "function-before": set(),
    "function-after": set(),
    "function-wrap": set(),
    "nullable": set(),
    "default": set(),
    "any": set(),
    "tagged-union": set(),
    "definitions": set(),
    "definition-ref": set(),
    "model-field": set(),
}
"""Core schema type → error types it raises on what YAML can hold (our functions raise
ours; a callable discriminator always names a tag)."""
NEVER = {"model_attributes_type"}
"""Raised only with from_attributes, which no model of ours has."""


def core_types(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str) and "metadata" not in schema.get(
            "type", ""
        ):
            yield schema["type"]
        for key, each in schema.items():
            if key not in {"metadata", "expected", "cls", "ref", "serialization"}:
                yield from core_types(each)
    elif isinstance(schema, list | tuple):
        for each in schema:
            yield from core_types(each)


@pytest.mark.parametrize("kind", [*KINDS, "manifest"])
def test_every_error_a_kind_can_raise_has_a_sentence_of_ours(kind: str) -> None:
    model = KINDS.get(kind, Manifest)
    types = set(core_types(TypeAdapter(model).core_schema))

    raised = set().union(*(RAISED[each] for each in types if each in RAISED))
    unknown = types - RAISED.keys() - {"no-info", "with-info"}

    assert not unknown
    assert raised - NEVER <= SENTENCES.keys()


def test_no_key_but_x_takes_just_anything() -> None:
    for model in models():
        for name, field in model.model_fields.items():
            loose = [each for each in _types(field.annotation) if each in {Any, object}]
            bare = field.annotation in {dict, list, tuple}
            assert name == "x" or not (loose or bare), (model, name)


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for each in get_args(annotation):
        yield from _types(each)


def test_every_key_and_every_definition_says_what_it_means() -> None:
    said = _descriptions()
    for model in models():
        assert model.__doc__, model
        for name, field in model.model_fields.items():
            assert said[model.__name__].get(field.alias or name), (model, name)


TEAM = """\
    kind: team
    id: security
    title: Security
"""


@pytest.mark.parametrize(
    "text, route, message",
    [
        ("ownr: x", ("ownr",), "unknown key 'ownr'; did you mean 'owner'?"),
        ("members: m.chen", ("members",), "a list belongs here, but this is 'm.chen'"),
        (
            "contact: chat",
            ("contact",),
            "a block of keys belongs here, but this is 'chat'",
        ),
        ("contact: {chta: x}", ("contact", "chta"), "did you mean 'chat'?"),
        ("role: resolvr", ("role",), "did you mean 'resolver'?"),
        ("role: [a]", ("role",), "belongs here, not a list"),
        ("review_by: 2027-02-30", ("review_by",), "'2027-02-30' is not a day"),
        ("review_by: [x]", ("review_by",), "a day belongs here, but this is a list"),
        ("owner: The Team", ("owner",), "'The Team' is no id: ids are kebab-case"),
        ("title: {en: A, deutsch: B}", ("title", "deutsch"), "is not a locale"),
        ("title: {en: ''}", ("title", "en"), "the text for 'en' is empty"),
        ("capacity: lots", ("capacity",), "'lots' is no capacity such as 60h per week"),
    ],
)
def test_a_wrong_key_is_named_at_its_place(
    text: str, route: tuple[str, ...], message: str
) -> None:
    base = TEAM if not text.startswith("title") else TEAM.replace("title: Security", "")

    _, found = parse(node(f"{base}    {text}\n"))

    assert [each.place.route for each in found] == [route]
    assert message in found[0].message


def test_all_faults_of_a_definition_are_told_at_once() -> None:
    _, found = parse(node(f"{TEAM}    ownr: x\n    role: y\n    members: z\n"))

    assert {each.place.route for each in found} == {("ownr",), ("role",), ("members",)}


def test_an_unknown_key_comes_with_its_right_name_as_a_fix() -> None:
    _, found = parse(node(f"{TEAM}    ownr: x\n"))

    fix = found[0].fix
    assert fix is not None
    assert (fix.action, fix.text, fix.place.key) == ("rename", "owner", True)


@pytest.mark.parametrize(
    "text", ["", "- a list", "just text", "kind: teem\nid: x", "id: x", "kind: [a]"]
)
def test_what_is_no_definition_is_said_and_never_a_traceback(text: str) -> None:
    entity, found = parse(node(text))

    assert entity is None
    assert found


@pytest.mark.parametrize(
    "text", ["012", "0x1F", "0o17", "1_000", "1e3", ".inf", "true", "+1", "1.0", "−1"]
)
def test_only_plain_digits_are_whole_numbers(text: str) -> None:
    _, found = parse(node(f"kind: category\nid: a\ntitle: A\norder: {text}\n"))

    assert [each.place.route for each in found] == [("order",)]


@pytest.mark.parametrize("text", ["no", "on", "012", "1.10", "12:30", "true", "null"])
def test_text_stays_what_its_author_wrote(text: str) -> None:
    entity, _ = parse(node(f"kind: category\nid: a\ntitle: {text}\n"))

    assert isinstance(entity, Entity)
    assert entity.title is not None
    assert entity.title.get("en", "en") == text


def test_a_definition_with_a_fault_still_tells_what_it_refers_to() -> None:
    entity, found = parse(node(f"{TEAM}    ownr: x\n    calendar: nowhere\n"))

    assert found
    assert entity is not None
    assert [str(each) for each in entity.parts("ref")] == ["nowhere"]


def test_every_model_is_strict_and_frozen() -> None:
    for model in models():
        assert issubclass(model, Model)
        assert model.model_config["extra"] == "forbid"
        assert model.model_config["frozen"]
