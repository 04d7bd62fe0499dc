"""What stands between the texts of a file: comments, and the space around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.source.routes import routes
from catalogkit.source.tree import Alias, Part, Scalar, Tree

_COMMENT = re.compile("#[^\r\n]*")
_ENDS = "'\"}]|>+-0123456789"
_HEADER = re.compile("[^\r\n#]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its '#' to the end of its line, by indexes.

    `glued` is true when no space separates it from what stands before.
    """

    start: int
    end: int
    text: str
    glued: bool = False


def gaps(text: str, tree: Tree) -> Iterator[tuple[int, int]]:
    """The stretches of a text that belong to no scalar, by indexes, in order."""
    at = 0
    for start, end in sorted(_covered(text, tree)):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)


def comments(text: str, tree: Tree) -> Iterator[Comment]:
    """Every comment of a file, in order."""
    if "#" not in text:
        return
    for start, end in gaps(text, tree):
        at = start
        while (match := _COMMENT.search(text, at, end)) is not None:
            at = match.end()
            before = text[max(match.start() - 1, 0)]
            if match.start() == 0 or before.isspace() or before in _ENDS:
                glued = match.start() > 0 and not before.isspace()
                yield Comment(match.start(), match.end(), match.group(), glued)


def _covered(text: str, tree: Tree) -> Iterator[tuple[int, int]]:
    for document in tree.documents:
        for found in routes(document):
            for part in (found.key, found.part):
                yield from _own(text, part)
    for part, _ in tree.tagged + tree.anchored:
        yield part.start.index, part.start.index + 1


def _own(text: str, part: Part | None) -> Iterator[tuple[int, int]]:
    if not isinstance(part, Scalar | Alias):
        return
    start, end = part.start.index, part.end.index
    if isinstance(part, Scalar) and part.style in {"|", ">"}:
        header = _HEADER.match(text, start)
        if header is not None:
            yield start, len(header.group().rstrip()) + start
            start = text.find("\n", start, end)
            start = end if start < 0 else start
    yield start, end
