"""The files an import makes, and the order of what it has to say."""

from collections.abc import Mapping

from catalogkit.diagnostic import Diagnostic, Route
from catalogkit.drafting.saying import Block
from catalogkit.source.write import dump


def definition(block: Block, comments: Mapping[Route, str]) -> str:
    """A definition with its comments, which may not hold what cannot be seen."""
    shown = {
        route: "".join(c if c.isprintable() or c == "\n" else " " for c in text)
        for route, text in comments.items()
    }
    return dump(block, comments={route: text for route, text in shown.items() if text})


def by_place(found: Diagnostic) -> tuple[str, int, int, str]:
    """Sorts a report by file and line."""
    span = found.place.span
    line, column = (span.line, span.column) if span else (0, 0)
    return found.place.file, line, column, found.rule
