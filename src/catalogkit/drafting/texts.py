"""The files an import makes, and the order of what it has to say."""

from collections.abc import Iterable, Iterator, Mapping

from catalogkit.diagnostic import Diagnostic, Route
from catalogkit.drafting.fields import Asked
from catalogkit.drafting.saying import Block
from catalogkit.drafting.sets import FieldSet, Parts, set_block
from catalogkit.source.write import dump

Comments = dict[Route, str]
_TO_FILL_IN = (
    ("owner", "the team of yours that answers for this"),
    ("category", "the shelf where people find it"),
    ("service", "what it belongs to"),
    ("deliverables", "what is true when it is done, as completed results"),
    ("promise", "by when, on whose calendar"),
    ("paths", "which team gets a request, and who decides"),
)


def to_fill_in(*said: str) -> str:
    """What a draft still needs, as a comment; without what the source did say."""
    lines = [f"{key}: {why}" for key, why in _TO_FILL_IN if key not in said]
    return "\n".join(["To fill in:", *lines])


def definition(block: Block, comments: Mapping[Route, str]) -> str:
    """A definition with its comments, which may not hold what cannot be seen."""
    shown = {
        route: "".join(c if c.isprintable() or c == "\n" else " " for c in text)
        for route, text in comments.items()
    }
    return dump(block, comments={route: text for route, text in shown.items() if text})


def comments_above(parts: Parts) -> Comments:
    """What stands above the questions of a form."""
    return {
        ("form", index): each.comment
        for index, each in enumerate(parts)
        if isinstance(each, Asked) and each.comment
    }


def set_texts(sets: Iterable[FieldSet], program: str) -> Iterator[tuple[str, str]]:
    """The definitions of shared field sets, by the path they belong to."""
    for each in sets:
        above: Comments = {
            ("fields", i): asked.comment for i, asked in enumerate(each.fields)
        }
        text = definition(set_block(each, program), above)
        yield f"catalog/field_sets/{each.id}.yaml", text


def by_place(found: Diagnostic) -> tuple[str, int, int, str]:
    """Sorts a report by file and line."""
    span = found.place.span
    line, column = (span.line, span.column) if span else (0, 0)
    return found.place.file, line, column, found.rule
