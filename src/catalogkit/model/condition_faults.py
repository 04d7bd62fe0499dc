"""What is said to the author of a condition whose shape is wrong."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from catalogkit.diagnostic import Route
from catalogkit.model.comparison import COMPARISONS, TEST_NAMES, Word
from catalogkit.model.fault import Fault
from catalogkit.source.node import Value

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*|[0-9]+")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def no_block(value: list[Value] | str | None, route: Route) -> Fault:
    """What stands where a block of lines belongs."""
    if isinstance(value, list):
        text = "a condition is a block of lines: put 'any:' or 'all:' above this list"
        return Fault(text, route=route)
    if not isinstance(value, str) or not value.strip():
        return Fault("a condition belongs here", "shape/missing", route)
    if _NAME.fullmatch(value):
        text = f"'{value}' is no condition: to use the one of that name, write 'use:'"
        return Fault(text, route=route, set=f"{{use: {value}}}")
    text = f"'{value}' is no condition: write one line a field, as in"
    return Fault(f"{text} 'device: unmanaged'", route=route)


def no_word(name: str, value: Value, route: Route) -> Fault:
    """What stands where one text belongs."""
    if value is None or value == "":
        blank = f"'{name}' is compared with nothing"
        return Fault(blank, "shape/missing", route)
    what = "a list" if isinstance(value, list) else "a block of keys"
    if isinstance(value, str):
        what = "blank"
    if name == "not":
        text = "'not' after a field takes values; to turn a whole test round, put"
        return Fault(f"{text} 'not:' above the field", route=route)
    return Fault(f"'{name}' takes single values, but this is {what}", route=route)


def no_reference(name: str, word: Word) -> Fault:
    """A value where another field belongs."""
    text = word.text
    plain = re.fullmatch(r"[a-z][a-z0-9_]*", text) is not None
    if plain and text != "today":
        message = f"'{name}' compares with another field: write 'answers.{text}'"
        return Fault(message, route=word.route, set=f"answers.{text}")
    ends = {"over": "over {}", "under": "under {}", "from": "{}..", "to": "..{}"}
    shape = ends.get(COMPARISONS[name], "{}").format(text)
    message = f"'{name}' compares with another field, as in answers.start; for a value"
    return Fault(f"{message} write '{shape}' after the field itself", route=word.route)


def unknown_tests(
    name: str, value: dict[str, Value], unknown: list[str], route: Route
) -> Iterator[Fault]:
    """Keys behind a field that are no tests: a slip, or an attribute."""
    if name in {"requester", "recipient", "request"}:
        yield _dotted(name, value, route)
        return
    for key in unknown:
        near = get_close_matches(key, TEST_NAMES, 1, 0.75)
        hint = f"did you mean '{near[0]}'?" if near else f"for an attribute of '{name}'"
        more = "" if near else f" write '{name}.{key}: …'"
        yield Fault(
            f"'{key}' is no test of a condition; {hint}{more}",
            "shape/unknown-key",
            (*route, key),
            key=True,
            rename=near[0] if near else None,
        )


def _dotted(name: str, value: dict[str, Value], route: Route) -> Fault:
    key, inner = next(iter(value.items()))
    message = f"attributes are written with a point: '{name}.{key}: …'"
    if len(value) > 1 or isinstance(inner, dict):
        return Fault(message, "shape/unknown-key", route, key=True)
    source = _source(inner)
    return Fault(
        message,
        "shape/unknown-key",
        route,
        key=True,
        rename=f"{name}.{key}" if source is not None else None,
        set=source,
    )


def _source(value: Value) -> str | None:
    """YAML source of a text or a list of texts; None for anything else."""
    if isinstance(value, list):
        texts = [_source(each) for each in value]
        return None if None in texts else f"[{', '.join(map(str, texts))}]"
    if not isinstance(value, str):
        return None
    if _PLAIN.fullmatch(value):
        return value
    return "'" + value.replace("'", "''") + "'" if "\n" not in value else None
