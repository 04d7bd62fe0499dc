"""Whether two values are the same to Request Tracker."""

import json

from catalogkit.resource import Attribute, How, Json

LONGEST_SHOWN = 60


def alike(attribute: Attribute, one: Json, other: Json) -> bool:
    """Whether two values of an attribute are the same there."""
    return _form(attribute, one) == _form(attribute, other)


def shown(value: Json) -> str:
    """A value in a sentence, shortened."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"{text[:LONGEST_SHOWN]}…" if len(text) > LONGEST_SHOWN else text


def _form(attribute: Attribute, value: Json) -> str | list[str]:
    if attribute.how is How.VALUE or not isinstance(value, list):
        return _text(attribute.normal(value))
    entries = [_text(attribute.normal(each)) for each in value]
    return entries if attribute.how is How.ORDERED else sorted(set(entries))


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
