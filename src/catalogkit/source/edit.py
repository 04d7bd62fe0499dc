"""Edits by the text: what is not meant to change keeps every byte, comments too."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from catalogkit.diagnostic import Edit
from catalogkit.source.changed import changed
from catalogkit.source.front import front_of
from catalogkit.source.grow import grow
from catalogkit.source.read import Reading, read_exactly
from catalogkit.source.routes import follow
from catalogkit.source.surgery import Cut, cut
from catalogkit.source.text import index_of, plain_text
from catalogkit.source.tree import BrokenError, Part, TooDeepError


class EditRefused(Exception):
    """An edit that cannot be made without changing something else."""


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A file with all edits made; the rest of it stays as it is, byte for byte.

    Every place is one of the file as it was given. The result is UTF-8 without byte
    order mark. Raises EditRefused when a place does not exist or anything but the
    intended would change.
    """
    try:
        text = plain_text(data)
    except UnicodeDecodeError as error:
        message = "the encoding of the file is not known"
        raise EditRefused(message) from error
    for edit in _from_the_end(text, edits):
        text = _edited(text, edit)
    return text.encode()


def _from_the_end(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """What comes later in the file first, so that places before it stay true.

    Several additions at one place keep their order.
    """
    once = list(dict.fromkeys(edits))
    starts = {edit: _start(text, edit) for edit in once}
    return sorted(once, key=lambda edit: -starts[edit])


def _start(text: str, edit: Edit) -> int:
    span = edit.place.span
    if span is not None:
        return index_of(text, span.line, span.column)
    found = follow(_root(text), edit.place.route)
    if edit.action == "rename" and found.key is not None:
        return found.key.start.index
    return found.part.start.index


def _edited(text: str, edit: Edit) -> str:
    if edit.action == "replace":
        return _replaced(text, edit)
    root = _root(text)
    made: Cut | None = cut(text, root, edit)
    if made is None:
        message = f"there is nothing to {edit.action} at {_shown(edit)}"
        raise EditRefused(message)
    result = text[: made.start] + made.text + text[made.end :]
    _verify(text, result, edit)
    return result


def _replaced(text: str, edit: Edit) -> str:
    span = edit.place.span
    if span is None:
        found = follow(_root(text), edit.place.route)
        start, end = found.part.start.index, found.part.end.index
    else:
        start = index_of(text, span.line, span.column)
        end = index_of(text, span.end_line, span.end_column)
    return text[:start] + edit.text + text[end:]


def _verify(before: str, after: str, edit: Edit) -> None:
    """Reads both: the intended change, and no other, must be the difference."""
    first, second, meant = _read(before), _read(after), _read(edit.text)
    worse = len(second.diagnostics) > len(first.diagnostics)
    if not worse and (
        edit.action == "rename" or not edit.text or not meant.diagnostics
    ):
        with suppress(KeyError, IndexError, TypeError):
            if second.value == changed(first.value, edit, meant.value):
                return
    message = f"the edit at {_shown(edit)} would change more than it says"
    raise EditRefused(message)


def _read(text: str) -> Reading:
    return read_exactly("x.yaml", _yaml(text).encode())


def _root(text: str) -> Part:
    try:
        root = grow(_yaml(text)).root
    except (BrokenError, TooDeepError) as error:
        message = "the file cannot be read, so nothing in it has a place"
        raise EditRefused(message) from error
    if root is None:
        message = "the file is empty"
        raise EditRefused(message)
    return root


def _yaml(text: str) -> str:
    front = front_of(text)
    return text if front is None or not front.body.strip() else front.yaml


def _shown(edit: Edit) -> str:
    route: Sequence[object] = edit.place.route
    return ".".join(str(step) for step in route) or "the top"
