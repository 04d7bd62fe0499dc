"""A schema and its UI schema as one source: each part knows its file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from catalogkit.diagnostic import Diagnostic, Place, Route, Span
from catalogkit.drafting.written import Json, Written, documents, typed

SCHEMA, UI = "schema", "ui"
_START = Span(1, 1, 1, 1)
DEEP = 64


def _loaded(data: bytes) -> Json:
    """JSON without what no text and no number can be. Raises ValueError."""
    value = json.loads(data, parse_constant=_refused, parse_float=typed)
    if _depth(value) > DEEP:
        raise ValueError
    plain = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    return cast("Json", json.loads(plain))


def _refused(constant: str) -> Json:
    raise ValueError(constant)


def _depth(value: Json) -> int:
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [
            inner
            for each in level
            for inner in (
                each.values()
                if isinstance(each, dict)
                else each
                if isinstance(each, list)
                else ()
            )
        ]
    return depth


@dataclass(frozen=True)
class Joined:
    """Two documents; a route begins with the name of one."""

    parts: Mapping[str, Written]
    comments: Mapping[Route, str] = field(default_factory=dict)

    @property
    def value(self) -> Json:
        """Both values by name."""
        return {name: each.value for name, each in self.parts.items()}

    def place(self, route: Route) -> Place:
        """Where something is written, in its file."""
        name = str(route[0]) if route else SCHEMA
        return self.parts[name].place(route[1:])


def read(path: str, data: bytes) -> Iterator[Written | Diagnostic]:
    """The documents of a file; JSON that is no YAML has no places in it."""
    found = [*documents(path, data)]
    if any(isinstance(each, Diagnostic) for each in found) and path.endswith(".json"):
        try:
            value = _loaded(data)
        except (ValueError, RecursionError):
            yield from found
            return
        yield Written(path, value, {(): _START})
        return
    yield from found
