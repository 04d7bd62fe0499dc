"""More entries for a list of a file; all that is written stays, byte for byte."""

from collections.abc import Sequence

from catalogkit.source.edit import EditRefused
from catalogkit.source.front import front_of
from catalogkit.source.grow import grow
from catalogkit.source.lines import column_at, next_line, put_before
from catalogkit.source.node import Value
from catalogkit.source.read import read_exactly
from catalogkit.source.text import plain_text
from catalogkit.source.tree import BrokenError, Listing, Mapping, Part, TooDeepError
from catalogkit.source.write import dump, flow


def appended(data: bytes, key: str, entries: Sequence[Value]) -> bytes:
    """A file whose list `key`, at the top of its mapping, has more entries at its end.

    The key is added where it is missing. Raises EditRefused where that cannot be done
    without changing something else.
    """
    try:
        text = plain_text(data)
    except UnicodeDecodeError as error:
        message = "the encoding of the file is not known"
        raise EditRefused(message) from error
    before, made = _read(text), _made(text, key, list(entries))
    after = _read(made)
    there = before.get(key) or []
    meant = {**before, key: [*(there if isinstance(there, list) else []), *entries]}
    if after != meant:
        message = f"more entries of '{key}' would change more than that"
        raise EditRefused(message)
    return made.encode()


def _made(text: str, key: str, entries: list[Value]) -> str:
    root = _root(text)
    found = next((v for k, v in root.pairs() if getattr(k, "value", "") == key), None)
    if root.flow or (found is None and not text.strip()):
        message = "a definition in braces takes no more entries: write it in lines"
        raise EditRefused(message)
    if isinstance(found, Listing) and not found.flow:
        pad = " " * column_at(text, found.start.index)
        lines = [f"{pad}{line}" for line in dump(entries).splitlines()]
        return put_before(text, next_line(text, found.items[-1]), lines)
    if found is None:
        lines = dump({key: entries}).splitlines()
        return put_before(text, next_line(text, root.items[-1]), lines)
    return _in_brackets(text, found, entries)


def _in_brackets(text: str, found: Part, entries: list[Value]) -> str:
    """Into `[…]`, or behind a key that says nothing."""
    start, stop = found.start.index, found.end.index
    if not isinstance(found, Listing):
        lines = "".join(f"\n  {line}" for line in dump(entries).splitlines())
        return text[:start] + lines + text[stop:]
    items = [flow(each) for each in entries]
    if any(each is None for each in items):
        message = "these entries do not fit between brackets: write the list in lines"
        raise EditRefused(message)
    close = stop - 1
    while text[close - 1].isspace():
        close -= 1
    comma = ", " if found.items and text[close - 1] != "," else ""
    return text[:close] + comma + ", ".join(map(str, items)) + text[close:]


def _read(text: str) -> dict[str, Value]:
    reading = read_exactly("x.yaml", text.encode())
    if not isinstance(reading.value, dict):
        message = "the file cannot be read"
        raise EditRefused(message)
    return reading.value


def _root(text: str) -> Mapping:
    if front_of(text) is not None:
        message = "an article has no such list"
        raise EditRefused(message)
    try:
        root = grow(text).root
    except (BrokenError, TooDeepError) as error:
        message = "the file cannot be read"
        raise EditRefused(message) from error
    if not isinstance(root, Mapping) or not root.items:
        message = "the file holds no definition"
        raise EditRefused(message)
    return root
