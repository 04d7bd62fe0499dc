"""Bytes → the value of a file, by the reader that is quick enough and sure."""

from catalogkit.diagnostic import Diagnostic
from catalogkit.source.compose import compose
from catalogkit.source.fast import read_fast
from catalogkit.source.front import Front, front_of, without_front
from catalogkit.source.node import Value
from catalogkit.source.reading import Reading
from catalogkit.source.text import decode

__all__ = ["Reading", "read", "read_exactly"]

BODY = "body"


def read(path: str, data: bytes) -> Reading:
    """The value of a file and what is wrong with it; of `.md` the text is `body`.

    A scalar is the author's text; blank and `~` are None.
    """
    if not path.endswith(".md"):
        value = read_fast(data)
        if value is not None:
            return Reading(value)
    return read_exactly(path, data)


def read_exactly(path: str, data: bytes) -> Reading:
    """What `read` says, without the fast reader."""
    decoded = decode(path, data)
    if decoded.text is None:
        return Reading(None, diagnostics=decoded.diagnostics)
    reading = _article if path.endswith(".md") else compose
    read = reading(path, decoded.text)
    if not decoded.diagnostics:
        return read
    return Reading(read.value, read.missing, decoded.diagnostics + read.diagnostics)


def _article(path: str, text: str) -> Reading:
    front = front_of(text)
    if front is None:
        return Reading(None, diagnostics=(without_front(path, text),))
    fields = compose(path, front.yaml)
    return _with_body(fields, front)


def _with_body(fields: Reading, front: Front) -> Reading:
    if not isinstance(fields.value, dict):
        return fields
    body: Value = front.body if front.body.strip() else None
    value = {**fields.value, BODY: fields.value.get(BODY, body)}
    missing = fields.missing or value[BODY] is None
    found: tuple[Diagnostic, ...] = fields.diagnostics
    return Reading(value, missing, found)
