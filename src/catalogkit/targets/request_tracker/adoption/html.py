"""HTML → Markdown that shows the same words."""

import re
from html.parser import HTMLParser

from catalogkit.targets.request_tracker.adoption.prose import FIRST, SIGNS

BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "address", "center",
     "table", "tr", "blockquote", "dl", "dt", "dd", "figure", "main"}
)  # fmt: skip
HEADINGS = {f"h{number}": number for number in range(1, 7)}
DEEPER = 2
"""So many steps below the author's own headings stand on a page."""
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
SILENT = frozenset({"script", "style", "title", "template"})
PLAIN = frozenset(
    {"html", "head", "body", "span", "font", "a", "br", "ul", "ol", "li", "pre", "code",
     "hr", "tbody", "thead", "td", "th", *BLOCKS, *HEADINGS, *MARKS, *SILENT}
)  # fmt: skip
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>()]+", re.IGNORECASE)
TAGGED = re.compile(r"<[A-Za-z/!][^>]*>")


def markdown(html: str) -> tuple[str, set[str]]:
    """The text as Markdown, and the names of what is no part of it."""
    if TAGGED.search(html) is None:
        lines = [_words(each) for each in html.splitlines()]
        return "\n".join(lines).strip(), set()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return "\n\n".join(reader.blocks), reader.lost


class _Reader(HTMLParser):
    """Gathers blocks of Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.lost: set[str] = set()
        self.line: list[str] = []
        self.lists: list[int] = []
        self.start = ""
        self.silent = 0
        self.pre: list[str] | None = None
        self.link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag == "br":
            self.line.append("\\\n")
        elif tag in {"ul", "ol"}:
            self.end()
            self.lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self.end()
            self._item()
        elif tag in HEADINGS:
            self.end()
            self.start = "#" * max(HEADINGS[tag] - DEEPER, 1) + " "
        elif tag == "pre":
            self.end()
            self.pre = []
        elif tag in MARKS:
            self.line.append(MARKS[tag])
        elif tag == "code" and self.pre is None:
            self.line.append("`")
        elif tag == "a":
            where = dict(attrs).get("href") or ""
            self.link = (where, len(self.line)) if ADDRESS.fullmatch(where) else None
        elif tag == "hr" or tag in BLOCKS:
            self.end()
        if tag not in PLAIN:
            self.lost.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        elif tag in {"ul", "ol"}:
            self.end()
            self.lists = self.lists[:-1]
        elif tag == "pre" and self.pre is not None:
            code = "".join(self.pre).rstrip("\n")
            fence = "`" * max(3, *(len(t) + 1 for t in re.findall("`+", code)), 3)
            self.blocks.append(f"{fence}\n{code}\n{fence}")
            self.pre = None
        elif tag in MARKS:
            self.line.append(MARKS[tag])
        elif tag == "code" and self.pre is None:
            self.line.append("`")
        elif tag == "a" and self.link is not None:
            where, begin = self.link
            words = "".join(self.line[begin:])
            self.line[begin:] = [f"[{words or where}]({where})"]
            self.link = None
        elif tag in BLOCKS or tag in HEADINGS or tag == "li":
            self.end()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.pre is not None:
            self.pre.append(data)
        else:
            self.line.append(_signs(re.sub(r"\s+", " ", data)))

    def _item(self) -> None:
        depth = "  " * max(len(self.lists) - 1, 0)
        number = self.lists[-1] if self.lists else 0
        self.start = f"{depth}{number}. " if number else f"{depth}- "
        if number:
            self.lists[-1] += 1

    def end(self) -> None:
        """Ends a block."""
        text = "".join(self.line).strip().removesuffix("\\").strip()
        start, self.line, self.start, self.link = self.start, [], "", None
        if not text or not text.strip("*`"):
            return
        text = text if start else FIRST.sub(_first, text)
        block = f"{start}{text}"
        last = self.blocks[-1] if self.blocks else ""
        if start.strip() and self.lists and last.lstrip().startswith(("-", "1", "2")):
            self.blocks[-1] = f"{last}\n{block}"
        else:
            self.blocks.append(block)


def _words(text: str) -> str:
    return FIRST.sub(_first, _signs(text.strip()))


def _signs(text: str) -> str:
    shown = "".join(each if each.isprintable() else " " for each in text)
    return SIGNS.sub(lambda found: f"\\{found[0]}", shown)


def _first(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"
