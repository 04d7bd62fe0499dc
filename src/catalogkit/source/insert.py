"""One more entry in a list of a file, at its place; all else stays, byte for byte."""

from catalogkit.diagnostic import Route
from catalogkit.source.edit import EditRefused
from catalogkit.source.grow import grow
from catalogkit.source.lines import column_at, next_line, put_before
from catalogkit.source.node import Value
from catalogkit.source.read import read_exactly
from catalogkit.source.routes import follow
from catalogkit.source.tree import BrokenError, Listing, TooDeepError
from catalogkit.source.write import dump, flow


def inserted(text: str, route: Route, index: int, entry: Value) -> str:
    """The text with an entry before the one that has this index, or at the end.

    Raises EditRefused where that cannot be done without changing something else.
    """
    try:
        root = grow(text).root
    except (BrokenError, TooDeepError) as error:
        message = "the file cannot be read"
        raise EditRefused(message) from error
    found = None if root is None else follow(root, route)
    if found is None or found.route != route or not isinstance(found.part, Listing):
        message = "there is no list of entries"
        raise EditRefused(message)
    made = _made(text, found.part, index, entry)
    if _at(text, route, index, entry) != read_exactly("x.yaml", made.encode()).value:
        message = "one more entry would change more than that"
        raise EditRefused(message)
    return made


def _made(text: str, listing: Listing, index: int, entry: Value) -> str:
    if listing.flow or not listing.items:
        return _in_brackets(text, listing, index, entry)
    column = column_at(text, listing.start.index)
    if index:
        at = next_line(text, listing.items[index - 1])
    else:
        at = listing.start.index - column
    lines = [" " * column + line for line in dump([entry]).splitlines()]
    return put_before(text, at, lines)


def _in_brackets(text: str, listing: Listing, index: int, entry: Value) -> str:
    shown = flow(entry)
    if shown is None:
        message = "this entry does not fit between brackets"
        raise EditRefused(message)
    if index < len(listing.items):
        at = listing.items[index].start.index
        return f"{text[:at]}{shown}, {text[at:]}"
    at = listing.end.index - 1
    while text[at - 1].isspace():
        at -= 1
    comma = ", " if listing.items and text[at - 1] != "," else ""
    return f"{text[:at]}{comma}{shown}{text[at:]}"


def _at(text: str, route: Route, index: int, entry: Value) -> Value:
    """What the text must mean afterwards."""
    value = read_exactly("x.yaml", text.encode()).value
    inner: Value = value
    for step in route:
        match inner, step:
            case (dict(), str()):
                inner = inner[step]
            case (list(), int()):
                inner = inner[step]
    if isinstance(inner, list):
        inner.insert(index, entry)
    return value
