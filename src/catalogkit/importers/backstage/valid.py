"""Parameters that are no JSON Schema: Backstage itself takes them without a word."""

from collections.abc import Iterator

from jsonschema import Draft7Validator

from catalogkit.diagnostic import Diagnostic, Route, Rule
from catalogkit.importers.backstage.template import Template

NO_SCHEMA = Rule(
    "import/no-schema", "The parameters of a template are no valid JSON Schema."
)
META = Draft7Validator(Draft7Validator.META_SCHEMA)
LONG = 40


def faults(template: Template) -> Iterator[Diagnostic]:
    """Where the parameters of a template break the rules of JSON Schema (draft 7)."""
    base: Route = ("spec", "parameters")
    many = isinstance(template.get(*base), list)
    for index, page in enumerate(template.entries(*base)):
        here = (*base, index) if many else base
        for error in sorted(
            META.iter_errors(page), key=lambda e: list(map(str, e.path))
        ):
            route = (*here, *error.absolute_path)
            wrong = repr(error.instance)
            shown = wrong if len(wrong) <= LONG else f"{wrong[:LONG]}…"
            rule = error.validator
            message = (
                f"{shown} breaks the rule '{rule}' of JSON Schema, so it is ignored"
            )
            yield NO_SCHEMA.found(template.written.place(route), message)
