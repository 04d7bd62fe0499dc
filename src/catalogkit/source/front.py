"""The front matter of a Markdown file, where it stands."""

import re
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Place, Rule, Span

NO_FRONT_MATTER = Rule(
    "yaml/no-front-matter", "An article does not start with its fields."
)

_OPEN = re.compile("---[ \t]*\r?\n")
_CLOSE = re.compile("^---[ \t]*\r?(?:\n|\\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of an article as YAML of the same lines and columns, and its text.

    `body_at` is the index where the Markdown begins.
    """

    yaml: str
    body_at: int
    body: str


def front_of(text: str) -> Front | None:
    """The two parts of a Markdown file; None when it has no front matter."""
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end()) if opened else None
    if opened is None or closed is None:
        return None
    yaml = "   " + text[3 : closed.start()]
    body = text[closed.end() :].replace("\r\n", "\n")
    return Front(yaml, closed.end(), body)


def without_front(path: str, text: str) -> Diagnostic:
    """An article whose fields are missing or never end."""
    place = Place(path, span=Span(1, 1, 1, 1), anchor=text[:40].partition("\n")[0])
    if _OPEN.match(text):
        message = "the fields of the article never end; a line '---' closes them"
    else:
        message = "the article does not start with its fields between two lines '---'"
    return NO_FRONT_MATTER.found(place, message)
