"""JSON Schemas joined, in the simplest form."""

from collections.abc import Iterable

from catalogkit.catalog.canonical import Json

_PLAIN = {"properties", "required"}


def all_of(parts: Iterable[Json]) -> Json:
    """What all schemas take; questions to different fields become one object."""
    listed = [part for part in parts if part is not True]
    if False in listed:
        return False
    merged: list[Json] = []
    for part in listed:
        last = merged[-1] if merged else None
        joined = _joined(last, part)
        if joined is None:
            merged.append(part)
        else:
            merged[-1] = joined
    return _one(merged, "allOf", alone=True)


def any_of(parts: Iterable[Json]) -> Json:
    """What some schema takes."""
    listed = [part for part in parts if part is not False]
    return True if True in listed else _one(listed, "anyOf", alone=False)


def negation(part: Json) -> Json:
    """What a schema does not take."""
    match part:
        case bool():
            return not part
        case {"not": inner, **rest} if not rest:
            return inner
    return {"not": part}


def _joined(left: Json, right: Json) -> Json:
    """Two objects that only ask fields to be given and to fit, as one."""
    if not isinstance(left, dict) or not isinstance(right, dict):
        return None
    if not (left.keys() | right.keys()) <= _PLAIN:
        return None
    mine, theirs = left.get("properties", {}), right.get("properties", {})
    required, more = left.get("required", []), right.get("required", [])
    assert isinstance(mine, dict)  # noqa: S101 - made by when.py
    assert isinstance(theirs, dict)  # noqa: S101
    assert isinstance(required, list)  # noqa: S101
    assert isinstance(more, list)  # noqa: S101
    if mine.keys() & theirs.keys():
        return None
    names = list(dict.fromkeys([*map(str, required), *map(str, more)]))
    both: dict[str, Json] = {**mine, **theirs}
    return {**({"properties": both} if both else {}), "required": [*names]}


def _one(parts: list[Json], word: str, *, alone: bool) -> Json:
    if not parts:
        return alone
    return parts[0] if len(parts) == 1 else {word: parts}
