"""What editors are told of a condition: enough to complete one, never too strict."""

from catalogkit.model.comparison import COMPARISONS, LINES, LISTS, SINGLES

Schema = dict[str, object]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_HELP = {
    "not": "Given, and none of these.",
    "is": "Exactly this, or one of these.",
    "one_of": "One of these.",
    "has": "This option is chosen.",
    "has_any": "At least one of these options is chosen.",
    "has_all": "All of these options are chosen.",
    "has_none": "Given, and none of these options is chosen.",
    "starts_with": "The text begins with this, or with one of these.",
    "matches": "The whole text fits this pattern (in constraints only).",
    "within": "The moment lies in the working hours of this calendar.",
    "outside": "The moment lies outside the working hours of this calendar.",
    "any_line": "At least one line of the group meets this condition.",
    "all_lines": "Every line of the group meets this condition.",
}
_COMPARED = "Compares with another field, as in answers.start (in constraints only)."


def _one_or_list(description: str) -> Schema:
    values = {"type": "array", "items": _SCALAR, "minItems": 1}
    return {"anyOf": [_SCALAR, values], "description": description}


def _tests() -> Schema:
    lists = {name: _one_or_list(_HELP[name]) for name in LISTS}
    singles = {name: {**_SCALAR, "description": _HELP[name]} for name in SINGLES}
    others = {
        name: {
            "type": "string",
            "description": _COMPARED,
            "examples": ["answers.start"],
        }
        for name in COMPARISONS
    }
    lines = {name: {"type": "object", "description": _HELP[name]} for name in LINES}
    return {
        "type": "object",
        "properties": {**lists, **singles, **others, **lines},
        "minProperties": 1,
        "additionalProperties": False,
    }


def _line() -> Schema:
    return {
        "description": (
            "A value, a list of values, a range (2..10, 11.., over 10, under 10), "
            "present, absent, or a named test."
        ),
        "anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}, _tests()],
        "examples": ["unmanaged", ["emea", "apac"], "11..", "over 10", "present"],
    }


def _condition(depth: int) -> Schema:
    inner = _condition(depth - 1) if depth else {"type": "object"}
    parts = {"type": "array", "items": inner, "minItems": 1}
    properties = {
        "any": {**parts, "description": "At least one of these conditions holds."},
        "all": {**parts, "description": "All of these conditions hold."},
        "not": {**inner, "description": "This condition does not hold."},
        "use": _one_or_list("A condition that has a name, in 'conditions'."),
    }
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": _line(),
        "minProperties": 1,
    }


CONDITION_SCHEMA: Schema = {
    **_condition(1),
    "description": "When this applies: one line a field, all of them must hold.",
    "examples": [
        {"device": "unmanaged"},
        {"region": ["emea", "apac"], "quantity": "11.."},
        {"any": [{"purpose": "site_to_site"}, {"requester.employment": "contractor"}]},
    ],
}
"""JSON Schema of a condition; below the second level any mapping is accepted."""
