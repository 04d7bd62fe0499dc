"""Tabs, and comments that touch what stands before: parsers do not agree on them."""

import re
from collections.abc import Iterator

from catalogkit.diagnostic import Diagnostic, Edit, Place
from catalogkit.source.gaps import comments, gaps
from catalogkit.source.routes import routes
from catalogkit.source.text import line_at, span_of
from catalogkit.source.trap_rules import CUT_BY_COMMENT, TAB, TABBED
from catalogkit.source.tree import Scalar, Tree

_TABS = re.compile("[ \t]*\t[ \t]*")
_GLUED = re.compile("[^\\s]#")


def space_slips(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    """Every tab that is no part of a text in quotes or of a comment, and the like."""
    if "\t" in text:
        yield from _tabs(path, text, tree)
    if _GLUED.search(text):
        yield from _glued(path, text, tree)


def _tabs(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    hidden = [(each.start, each.end) for each in comments(text, tree)]
    for start, end in sorted([*gaps(text, tree), *_plain(tree)]):
        for match in _TABS.finditer(text, start, end):
            if not any(first <= match.start() < last for first, last in hidden):
                yield _tab(path, text, *match.span())


def _plain(tree: Tree) -> Iterator[tuple[int, int]]:
    for document in tree.documents:
        for found in routes(document):
            for part in (found.key, found.part):
                if isinstance(part, Scalar) and not part.style:
                    yield part.start.index, part.end.index


def _tab(path: str, text: str, start: int, end: int) -> Diagnostic:
    place = Place(path, span=span_of(text, start, end), anchor=line_at(text, start))
    indents = start == 0 or text[start - 1] == "\n"
    spaces = text[start:end].replace("\t", "  ") if indents else " "
    fix = Edit(place, "replace", spaces, "write spaces")
    return TAB.found(place, TABBED, fix=fix)


def _glued(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    for each in comments(text, tree):
        if each.glued:
            span = span_of(text, each.start, each.end)
            place = Place(path, span=span, anchor=each.text)
            message = (
                f"'{each.text}' is read as a comment and touches what stands before; "
                "a comment has a space before '#'"
            )
            yield CUT_BY_COMMENT.found(place, message)
