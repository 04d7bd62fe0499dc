"""A line that is indented by another number of spaces than those it belongs to."""

from collections.abc import Iterator

from catalogkit.diagnostic import Rule
from catalogkit.source.trap import Trap

INDENTATION = Rule("yaml/indentation", "A line is indented unlike those around it.")


def indentation_traps(lines: list[str], number: int) -> Iterator[Trap]:
    """The indentations that a line could have, the nearest first."""
    line = lines[number]
    indent = _indent(line)
    levels = sorted(
        _levels(lines[:number]), key=lambda each: (abs(each - indent), each)
    )
    for level in levels:
        if level == indent:
            continue
        message = (
            f"the line is indented by {_spaces(indent)}, and the lines it stands with "
            f"by {_spaces(level)}"
        )
        yield Trap(INDENTATION, message, 0, indent, " " * level)


def either(line: str, levels: list[int]) -> Trap:
    """A line that would fit with several indentations."""
    indent = _indent(line)
    message = (
        f"the line is indented by {_spaces(indent)}, and the lines it may stand with "
        f"by {' or '.join(str(each) for each in levels)}"
    )
    return Trap(INDENTATION, message, 0, indent)


def _levels(lines: list[str]) -> set[int]:
    """The indentations in use above a line, of keys behind a dash too."""
    levels: set[int] = set()
    limit: int | None = None
    for line in reversed(lines):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        indent = _indent(line)
        if limit is None or indent <= limit:
            levels.add(indent)
            if text.startswith("- "):
                levels.add(indent + len(text) - len(text[2:].lstrip()))
            limit = indent
        if not indent:
            break
    return levels


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"
