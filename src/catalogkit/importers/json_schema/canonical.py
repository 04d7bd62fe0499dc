"""The canonical form of a condition → the condition as an author writes it."""

from catalogkit.drafting.options import said
from catalogkit.drafting.saying import Block
from catalogkit.drafting.written import Json
from catalogkit.source.node import Value

_JOINTS = ("all", "any")
_NAMED = frozenset({"within", "outside"})
_ENDS = frozenset({"from", "over", "to", "under"})


class UnreadableError(Exception):
    """Something that is no condition, and why."""


def condition(form: Json) -> Block:
    """The lines of a condition. Raises UnreadableError."""
    if not isinstance(form, dict):
        message = "this is no condition"
        raise UnreadableError(message)
    for joint in _JOINTS:
        if isinstance(parts := form.get(joint), list):
            return {joint: [condition(each) for each in parts]}
    if "not" in form:
        return {"not": condition(form["not"])}
    name = form.get("field")
    tests = {key: each for key, each in form.items() if key != "field"}
    if not isinstance(name, str) or not tests:
        message = "this is no question about a field"
        raise UnreadableError(message)
    if tests.keys() <= _ENDS:
        return _between(name, tests)
    ((key, value),) = tests.items() if len(tests) == 1 else (("", None),)
    return {name: _test(key, value)}


def names_of(value: Value) -> set[str]:
    """What a condition reads: fields, attributes of their rows, calendars."""
    found: set[str] = set()
    for key, each in value.items() if isinstance(value, dict) else ():
        if key in _JOINTS:
            for part in each if isinstance(each, list) else []:
                found |= names_of(part)
        elif key == "not":
            found |= names_of(each)
        elif isinstance(each, dict) and _NAMED & each.keys():
            found.add(f"{key} {each}")
        elif key.partition(".")[0] != "request":
            found.add(key)
    return found


def _test(key: str, value: Json) -> Value:
    match key, value:
        case "given", bool():
            return "present" if value else "absent"
        case "is", [one]:
            return _plain(one)
        case "is", list():
            return [_plain(each) for each in value]
        case "isnt", list():
            return {"not": [_plain(each) for each in value]}
        case "starts_with", [one]:
            return {"starts_with": _plain(one)}
        case "starts_with" | "has_any" | "has_all" | "has_none", list():
            values = [_plain(each) for each in value]
            return {"has": values[0]} if _is_one(key, values) else {key: [*values]}
        case "matches" | "within" | "outside", str():
            return {key: value}
        case "any_line" | "all_lines", _:
            return {key: condition(value)}
    message = f"no condition an author writes asks '{key}' so"
    raise UnreadableError(message)


def _is_one(key: str, values: list[str]) -> bool:
    return key == "has_any" and len(values) == 1


def _between(name: str, ends: dict[str, Json]) -> Block:
    if {"from", "to"} == ends.keys():
        return {name: f"{_plain(ends['from'])}..{_plain(ends['to'])}"}
    words = {"from": "{}..", "to": "..{}", "over": "over {}", "under": "under {}"}
    lines: list[Value] = [
        {name: words[key].format(_plain(value))} for key, value in ends.items()
    ]
    first = lines[0]
    return first if len(lines) == 1 and isinstance(first, dict) else {"all": lines}


def _plain(value: Json) -> str:
    match value:
        case {"today": str() as offset}:
            return f"today {offset}".strip()
        case dict() | list() | None:
            message = "it compares with something that is no plain value"
            raise UnreadableError(message)
    return said(value)
