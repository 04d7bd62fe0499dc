"""One more entry in a list of a file, at its place; all else stays, byte for byte."""

from catalogkit.diagnostic import Route
from catalogkit.source.edit import EditRefused
from catalogkit.source.grow import grow
from catalogkit.source.node import Value
from catalogkit.source.read import read_exactly
from catalogkit.source.routes import follow
from catalogkit.source.tree import BrokenError, Listing, Part, TooDeepError
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
    column = _column(text, listing.start.index)
    pad = " " * column
    end = "\r\n" if "\r\n" in text else "\n"
    lines = "".join(f"{pad}{line}{end}" for line in dump([entry]).splitlines())
    if index:
        at = _line_end(text, listing.items[index - 1])
    else:
        at = text.rfind("\n", 0, listing.start.index) + 1
    before = text[:at] if not at or text[at - 1] == "\n" else f"{text[:at]}{end}"
    return before + lines + text[at:]


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


def _line_end(text: str, part: Part) -> int:
    """Where the line after the last word of a part begins; a comment belongs to it."""
    last = part.end.index
    while last > part.start.index and text[last - 1].isspace():
        last -= 1
    found = text.find("\n", last)
    return len(text) if found < 0 else found + 1


def _column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index) - 1
