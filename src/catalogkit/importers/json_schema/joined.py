"""A schema and its UI schema as one source: each part knows its file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from catalogkit.diagnostic import Diagnostic, Place, Route, Span
from catalogkit.drafting.written import Json, Written, documents

SCHEMA, UI = "schema", "ui"
_START = Span(1, 1, 1, 1)


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
            value = cast("Json", json.loads(data))
        except (ValueError, RecursionError):
            yield from found
            return
        yield Written(path, value, {(): _START})
        return
    yield from found
