"""A value → YAML as an author would have written it."""

import unicodedata
from collections.abc import Iterator, Mapping

from catalogkit.diagnostic import Route
from catalogkit.source.node import Value
from catalogkit.source.quote import block, key_text, scalar_text

WIDTH = 100

Comments = Mapping[Route, str]


def dump(value: Value, *, comments: Comments | None = None) -> str:
    """The YAML of a value, which reads back as that value.

    Short mappings of texts stand in braces, short lists of texts in brackets, all else
    in lines. A comment stands above the part at its route; that of () at the head.
    """
    notes = comments or {}
    lines = [*_comment(notes, (), 0), *_Writer(notes).lines(value, (), 0)]
    return (
        "\n".join(line.rstrip(" ") if not line.strip() else line for line in lines)
        + "\n"
    )


def flow(value: Value) -> str | None:
    """A value on one line, or None when that is not how it is written."""
    match value:
        case None:
            return "~"
        case str():
            return scalar_text(value, inside=True)
        case list():
            items = [flow(each) for each in value]
            return None if None in items else f"[{', '.join(map(str, items))}]"
        case dict():
            pairs = [(key_text(key), flow(each)) for key, each in value.items()]
            if any(each is None for _, each in pairs):
                return None
            return "{" + ", ".join(f"{key}: {each}" for key, each in pairs) + "}"


class _Writer:
    """Writes a value line by line; knows where comments stand."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.commented = {
            route[:depth] for route in comments for depth in range(len(route))
        }

    def lines(self, value: Value, route: Route, indent: int) -> Iterator[str]:
        """The lines of a value that has a line of its own to begin with."""
        pad = " " * indent
        match value:
            case dict() if value:
                for key, each in value.items():
                    deeper = (*route, key)
                    yield from _comment(self.comments, deeper, indent)
                    yield from self._entry(
                        f"{pad}{key_text(key)}:", each, deeper, indent
                    )
            case list() if value:
                for index, each in enumerate(value):
                    deeper = (*route, index)
                    yield from _comment(self.comments, deeper, indent)
                    yield from self._item(each, deeper, indent)
            case str() if "\n" in value and (text := block(value, indent + 2)):
                yield f"{pad}{text}"
            case _:
                yield f"{pad}{flow(value)}"

    def _entry(
        self, start: str, value: Value, route: Route, indent: int
    ) -> Iterator[str]:
        """A key (or dash) and its value, on one line where it is written so."""
        if value is None:
            yield start
        elif isinstance(value, str) and (text := block(value, indent + 2)):
            yield f"{start} {text}"
        elif (short := self._short(value, route)) is not None and (
            isinstance(value, str) or _width(f"{start} {short}") <= WIDTH
        ):
            yield f"{start} {short}"
        else:
            yield start
            yield from self.lines(value, route, indent + 2)

    def _item(self, value: Value, route: Route, indent: int) -> Iterator[str]:
        start = " " * indent + "-"
        first = next(iter(value), None) if isinstance(value, dict) else 0
        head = () if first is None else (*route, first)
        if not value or isinstance(value, str) or head in self.comments:
            yield from self._entry(start, value, route, indent)
            return
        short = self._short(value, route)
        if len(value) == 1 and isinstance(value, dict):
            short = None  # `- use: cost-centre`
        if short is not None and _width(f"{start} {short}") <= WIDTH:
            yield f"{start} {short}"
            return
        lines = list(self.lines(value, route, indent + 2))
        yield f"{start} {lines[0][indent + 2 :]}"
        yield from lines[1:]

    def _short(self, value: Value, route: Route) -> str | None:
        """A value on one line, where it is small enough to be read so."""
        if route in self.commented or not _is_small(value):
            return None
        return flow(value)


def _comment(comments: Comments, route: Route, indent: int) -> Iterator[str]:
    for line in comments.get(route, "").splitlines():
        yield f"{' ' * indent}# {line}".rstrip()


def _is_small(value: Value, depth: int = 2) -> bool:
    """Texts in a mapping or list; in a mapping also such of them, once."""
    match value:
        case dict():
            return depth > 0 and all(
                _is_small(each, depth - 1) for each in value.values()
            )
        case list():
            return all(not isinstance(each, dict | list) or not each for each in value)
        case _:
            return True


def _width(line: str) -> int:
    wide = sum(1 for each in line if unicodedata.east_asian_width(each) in {"W", "F"})
    return len(line) + wide
