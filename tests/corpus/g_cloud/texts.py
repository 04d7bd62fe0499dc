"""Their texts, Markdown with HTML in it, as Markdown that holds none."""

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "ul", "ol", "div"}
_LINK = re.compile(r"\[([^]]+)\]\([^)]*\)")
_SPACE = re.compile(r"\s+")
NUMBER = re.compile(r"\[\[(\w+)\]\]")
"""Where they write the number of a question by its name."""


class _Plain(HTMLParser):
    """Paragraphs, lists and links become Markdown; all other tags go."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self.address = None
        self.depth = 0

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.address = dict(attrs).get("href", "")
            self.parts.append("[")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _BLOCKS:
            self.depth += 1
            self.parts.append("\n\n")

    def handle_endtag(self, tag):
        if tag == "a":
            self.parts.append(f"]({self.address})")
        elif tag in _BLOCKS:
            self.depth -= 1
            self.parts.append("\n\n")

    def handle_data(self, data):
        self.parts.append(_SPACE.sub(" ", data) if self.depth else data)


def markdown(text: str) -> str:
    """A text of theirs, line by line, without HTML and without spaces around."""
    plain = _Plain()
    plain.feed(text)
    plain.close()
    whole = "".join(plain.parts).replace("\N{NO-BREAK SPACE}", " ")
    lines = (" ".join(line.split()) for line in whole.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def parted(text: str) -> tuple[str, str]:
    """The first paragraph as one line, and the rest with the links of that line."""
    first, _, rest = markdown(text).partition("\n\n")
    line = " ".join(first.split())
    links = [each[0] for each in _LINK.finditer(line)]
    return _LINK.sub(r"\1", line), "\n\n".join(filter(None, [rest, *links]))
