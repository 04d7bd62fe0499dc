"""One layout for all files; values and comments stay."""

from catalogkit.diagnostic import Severity
from catalogkit.source.front import front_of
from catalogkit.source.gaps import comments
from catalogkit.source.grow import grow
from catalogkit.source.layout import laid_out
from catalogkit.source.pieces import NoLayoutError
from catalogkit.source.read import read_exactly
from catalogkit.source.text import decode
from catalogkit.source.tree import BrokenError, TooDeepError


def fmt(data: bytes, path: str = "x.yaml") -> bytes:
    """A file in the layout of all files: two spaces, no trailing ones, line feeds.

    Doing it again changes nothing. What cannot be laid out safely, and what is not
    clean to begin with, comes back as it is. Of `.md` only the fields are laid out.
    """
    decoded = decode(path, data)
    text = decoded.text
    if text is None or decoded.diagnostics:
        return data
    before, fields, after = "", text, ""
    if path.endswith(".md"):
        front = front_of(text)
        if front is None:
            return data
        before, after = "---\n", "---\n" + text[front.body_at :]
        fields = front.yaml[front.yaml.index("\n") + 1 :]
    laid = _laid(fields.replace("\r\n", "\n"))
    if laid is None or _laid(laid) != laid:
        return data
    return f"{before}{laid}{after}".encode()


def _laid(text: str) -> str | None:
    """The text laid out; None if that would lose or change something."""
    first = read_exactly("x.yaml", text.encode())
    if any(each.severity is Severity.ERROR for each in first.diagnostics):
        return None
    try:
        tree = grow(text)
        laid = laid_out(text, tree)
        notes = [each.text.rstrip() for each in comments(text, tree)]
        kept = [each.text for each in comments(laid, grow(laid))]
    except (NoLayoutError, BrokenError, TooDeepError):
        return None
    second = read_exactly("x.yaml", laid.encode())
    same = first.value == second.value and first.diagnostics == second.diagnostics
    return laid if same and notes == kept else None
