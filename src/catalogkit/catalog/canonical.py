"""The canonical form of a condition: JSON that programs execute and diffs compare.

Whatever was only ordered or nested otherwise has the same form. It is published and
versioned: docs/conditions.md.
"""

import json
from collections.abc import Iterable, Iterator

from catalogkit.catalog.tree import (
    FALSE,
    TRUE,
    And,
    Ask,
    Between,
    Chosen,
    During,
    Fits,
    Given,
    Is,
    Isnt,
    Literal,
    Not,
    Or,
    Other,
    Rows,
    Starts,
    Test,
    Today,
    Tree,
    Typed,
    Value,
    both,
    calendars,
    either,
    fields,
    lines,
    negated,
    placed,
)

__all__ = [
    "FALSE",
    "TRUE",
    "VERSION",
    "And",
    "Ask",
    "Between",
    "Chosen",
    "During",
    "Fits",
    "Given",
    "Is",
    "Isnt",
    "Json",
    "Literal",
    "Not",
    "Or",
    "Other",
    "Rows",
    "Starts",
    "Test",
    "Today",
    "Tree",
    "Typed",
    "Value",
    "both",
    "calendars",
    "canonical",
    "dumps",
    "either",
    "fields",
    "lines",
    "negated",
    "placed",
]

VERSION = 1
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def canonical(tree: Typed) -> Json:
    """The published form of a condition."""
    match tree:
        case And(parts):
            return {"all": _sorted(parts)} if parts else True
        case Or(parts):
            return {"any": _sorted(parts)} if parts else False
        case Not(part):
            return {"not": canonical(part)}
    return {"field": tree.field, **dict(_test(tree.test))}


def dumps(form: Json) -> str:
    """Canonical JSON as text: sorted keys, no spaces, characters as they are."""
    return _ENCODER.encode(form)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def _sorted(parts: Iterable[Typed]) -> list[Json]:
    return sorted(map(canonical, parts), key=dumps)


def _test(test: Test) -> Iterator[tuple[str, Json]]:
    match test:
        case Is(values):
            yield "is", _values(values)
        case Isnt(values):
            yield "isnt", _values(values)
        case Between(low, high, low_open, high_open):
            if low is not None:
                yield "over" if low_open else "from", _value(low)
            if high is not None:
                yield "under" if high_open else "to", _value(high)
        case Given(given):
            yield "given", given
        case Chosen(how, values):
            how = "any" if len(values) == 1 and how == "all" else how
            yield f"has_{how}", _values(values)
        case Starts(prefixes):
            yield "starts_with", _values(prefixes)
        case Fits(pattern):
            yield "matches", pattern
        case During(calendar, inside):
            yield "within" if inside else "outside", calendar
        case Rows(every, tree):
            yield "all_lines" if every else "any_line", canonical(tree)


def _values(values: Iterable[Value]) -> list[Json]:
    texts = {dumps(_value(value)): _value(value) for value in values}
    return [texts[text] for text in sorted(texts)]


def _value(value: Value) -> Json:
    match value:
        case Today(offset):
            return {"today": offset}
        case Other(name):
            return {"field": name}
    return value
