"""The pieces of a layout: scalars as they are written, brackets with even spaces."""

import re
from collections.abc import Mapping as Names

from catalogkit.source.tree import Alias, Listing, Mapping, Part, Scalar

_HEADER = re.compile("(?:&\\S+ +)?[|>]-?")


class NoLayoutError(Exception):
    """Something is written in a way the layout has no form for."""


def scalar_text(text: str, part: Scalar | Alias, indent: int) -> str:
    """A scalar as written, its further lines at an indentation."""
    written = text[part.start.index : part.end.index]
    if isinstance(part, Scalar) and part.style in {"|", ">"}:
        return _block(written, indent)
    first, *more = written.split("\n")
    pad = " " * indent
    lines = [pad + line.strip() if line.strip() else "" for line in more]
    return "\n".join([first.rstrip() if more else first, *lines])


def flow_text(text: str, part: Part, names: Names[int, str]) -> str:
    """A part in brackets or braces: one space behind commas and colons."""
    name = names.get(id(part))
    before = f"&{name} " if name and not isinstance(part, Scalar | Alias) else ""
    match part:
        case Mapping():
            pairs = [_pair(text, *each, names) for each in part.pairs()]
            inner = ", ".join(pairs)
            is_pair = part.start.index == part.items[0].start.index if pairs else False
            return f"{before}{inner}" if is_pair else f"{before}{{{inner}}}"
        case Listing():
            items = [flow_text(text, each, names) for each in part.items]
            return f"{before}[{', '.join(items)}]"
        case _:
            return text[part.start.index : part.end.index]


def flow_lines(text: str, part: Part, indent: int) -> str:
    """Brackets over several lines: moved as a whole."""
    start = part.start.index
    line = text[text.rfind("\n", 0, start) + 1 :]
    moved = indent - (len(line) - len(line.lstrip(" ")))
    first, *more = text[start : part.end.index].split("\n")
    return "\n".join([first.rstrip(), *(_moved(each, moved) for each in more)])


def _moved(line: str, by: int) -> str:
    said = line.strip()
    column = len(line) - len(line.lstrip(" ")) + by
    return " " * max(column, 0) + said if said else ""


def _pair(text: str, key: Part, value: Part, names: Names[int, str]) -> str:
    said = flow_text(text, key, names)
    blank = value.start.index == value.end.index
    if blank and not text[key.end.index :].lstrip().startswith(":"):
        return said
    return f"{said}: {flow_text(text, value, names)}"


def _block(written: str, indent: int) -> str:
    header, *lines = written.split("\n")
    if _HEADER.fullmatch(header.rstrip()) is None:  # its own indentation, or a comment
        raise NoLayoutError
    while lines and not lines[-1].strip():
        del lines[-1]
    first = next((line for line in lines if line.strip()), "")
    own, pad = len(first) - len(first.lstrip(" ")), " " * indent
    body = [pad + line[own:] if line[own:] else "" for line in lines]
    return "\n".join([header.rstrip(), *body])
