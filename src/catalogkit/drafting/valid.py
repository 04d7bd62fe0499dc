"""Schemas that are no JSON Schema: other programs take them without a word."""

from collections.abc import Iterator
from typing import Protocol

from jsonschema import Draft7Validator
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from catalogkit.diagnostic import Diagnostic, Place, Route, Rule
from catalogkit.drafting.written import Json

NO_SCHEMA = Rule("import/no-schema", "What should be a JSON Schema is no valid one.")
LONG = 40


class Placed(Protocol):
    """What knows where its parts were written."""

    def place(self, route: Route) -> Place:
        """Where the value at a route stands."""


def faults(value: Json, route: Route, written: Placed) -> Iterator[Diagnostic]:
    """Where a schema breaks the rules of the draft it names (7 unless it names one)."""
    kind: type[Validator] = Draft7Validator
    if isinstance(value, dict) and isinstance(value.get("$schema"), str):
        kind = validator_for(value, default=Draft7Validator)
    meta = validator_for(kind.META_SCHEMA, default=kind)(kind.META_SCHEMA)
    for error in sorted(meta.iter_errors(value), key=lambda e: list(map(str, e.path))):
        wrong = repr(error.instance)
        shown = wrong if len(wrong) <= LONG else f"{wrong[:LONG]}…"
        message = f"{shown} breaks the rule '{error.validator}' of JSON Schema"
        here = (*route, *error.absolute_path)
        yield NO_SCHEMA.found(written.place(here), f"{message}, so it is ignored")
