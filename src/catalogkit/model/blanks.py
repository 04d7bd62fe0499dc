"""Keys without a value: blank says "missing", and still the key must be one."""

from collections.abc import Iterator

from pydantic import ValidationError

from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Model, key_of
from catalogkit.model.kinds import KINDS
from catalogkit.model.parse import diagnosed
from catalogkit.source.node import Node, Value

CONDITIONS = ("when", "visible_when", "required_when", "read_only_when", "require")
"""Keys of blocks that ask; a blank line there would be a question nobody asks."""


def without_blanks(value: Value) -> Value:
    """A value without its blank keys; conditions keep theirs, to be refused."""
    if isinstance(value, dict):
        return {k: _kept(k, each) for k, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_blanks(each) for each in value]
    return value


def unknown_blanks(
    node: Node, model: type[Model] | None = None
) -> Iterator[Diagnostic]:
    """Every blank key that its definition does not have at all."""
    value = node.value
    if not isinstance(value, dict):
        return
    kind = value.get("kind")
    known = model or (KINDS.get(kind) if isinstance(kind, str) else None)
    if known is None:
        return
    given = {key: each for key, each in value.items() if key not in {"kind", "like"}}
    try:
        known.model_validate(given, context={})
    except ValidationError as error:
        for details in error.errors(include_url=False):
            if details["type"] == "extra_forbidden" and details["input"] is None:
                yield from diagnosed(details, node, known, key_of(node) or "manifest")


def _kept(key: str, value: Value) -> Value:
    if key in CONDITIONS and value is not None:
        return value
    if key == "conditions" and isinstance(value, dict):
        return {name: each for name, each in value.items() if each is not None}
    return without_blanks(value)
