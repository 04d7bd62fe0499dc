"""Where in a text an edit cuts, and what it puts there."""

import re
from dataclasses import dataclass

from catalogkit.diagnostic import Edit
from catalogkit.source.lines import column_at, last_word
from catalogkit.source.quote import key_text
from catalogkit.source.routes import Found, follow
from catalogkit.source.tree import Listing, Mapping, Part, Scalar

_REST = re.compile("[ \t]*(?:#[^\n]*)?(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of text, by indexes, and what replaces it."""

    start: int
    end: int
    text: str


def cut(text: str, root: Part, edit: Edit) -> Cut | None:
    """The cut that makes an edit; None when there is nothing at its place."""
    found = follow(root, edit.place.route)
    if len(found.route) != len(edit.place.route):
        return None
    match edit.action:
        case "set":
            return _set(text, found, edit.text)
        case "rename" if found.key is not None:
            key = found.key
            return Cut(key.start.index, key.end.index, key_text(edit.text))
        case "remove" if found.holder is not None:
            whole = _Whole(text, found, found.holder)
            return whole.out_of_flow() if found.holder.flow else whole.out_of_block()
        case "add":
            return _add(text, found, edit.text)
        case _:
            return None


def _set(text: str, found: Found, value: str) -> Cut:
    part, value = found.part, value.rstrip("\n")
    start, end = part.start.index, last_word(text, part)
    if start == end:  # blank, behind a colon or dash
        return Cut(start, end, f" {value}")
    below = found.key is not None and found.part.start.line > found.key.end.line
    indent = column_at(text, found.key.start.index if found.key else start)
    if "\n" in value:
        return _set_block(text, found, value, indent)
    if below and found.key is not None:
        start = text.index(":", found.key.end.index) + 1
        return Cut(start, end, f" {value}")
    return Cut(start, end, value)


def _set_block(text: str, found: Found, value: str, indent: int) -> Cut:
    """Several lines go below their key, or behind their dash."""
    start, end = found.part.start.index, last_word(text, found.part)
    head = value.split("\n", 1)[0]
    is_text = head[:1] in {"|", ">"}
    if found.key is None:
        pad = " " * indent
        return Cut(start, end, value.replace("\n", f"\n{pad}"))
    pad = " " * (indent + 2)
    lines = value.split("\n")
    if is_text:
        body = [f"{pad}{line.strip()}" if line else "" for line in lines[1:]]
        return Cut(
            text.index(":", found.key.end.index) + 1,
            end,
            "\n".join([f" {head}", *body]),
        )
    body = [f"{pad}{line}" if line else "" for line in lines]
    return Cut(text.index(":", found.key.end.index) + 1, end, "\n".join(["", *body]))


def _add(text: str, found: Found, entry: str) -> Cut | None:
    part, entry = found.part, entry.rstrip("\n")
    if isinstance(part, Scalar) and part.blank and found.key is not None:
        pad = " " * (column_at(text, found.key.start.index) + 2)
        indented = "".join(f"\n{pad}{line}" for line in entry.split("\n"))
        return Cut(part.start.index, part.end.index, indented)
    if not isinstance(part, Mapping):
        return None
    if part.flow:
        if "\n" in entry:
            return None
        at = _before(text, part.end.index - 1)
        comma = ", " if part.items and text[at - 1] != "," else ""
        return Cut(at, at, f"{comma}{entry}")
    last = part.items[-1] if not _is_blank(part.items[-1]) else part.items[-2]
    at = last_word(text, last)
    rest = _REST.match(text, text.find(":", at) + 1 if last is part.items[-2] else at)
    at = rest.end() if rest else at
    pad = " " * column_at(text, part.start.index)
    lines = "".join(f"{pad}{line}\n" for line in entry.split("\n"))
    return Cut(at, at, lines if text[at - 1] == "\n" else f"\n{lines}")


@dataclass(frozen=True, slots=True)
class _Whole:
    """A key with its value, or an item with its dash, to be taken out."""

    text: str
    found: Found
    holder: Mapping | Listing

    @property
    def start(self) -> int:
        """Where it begins: its key, or its value behind the dash."""
        first = self.found.key or self.found.part
        return first.start.index

    @property
    def end(self) -> int:
        """Where its last word ends."""
        part = self.found.part
        if _is_blank(part) and self.found.key is not None:
            return max(part.end.index, self.found.key.end.index)
        return last_word(self.text, part)

    def out_of_flow(self) -> Cut:
        """With the comma before it, or behind it if it is the first."""
        before = _before(self.text, self.start)
        if self.text[before - 1] == ",":
            return Cut(before - 1, self.end, "")
        after = re.compile("\\s*,\\s*").match(self.text, self.end)
        return Cut(self.start, after.end() if after else self.end, "")

    def out_of_block(self) -> Cut | None:
        """With its line; the last one leaves empty braces or brackets."""
        count = 2 if isinstance(self.holder, Mapping) else 1
        if len(self.holder.items) == count:
            empty = "{}" if isinstance(self.holder, Mapping) else "[]"
            return Cut(self._dash(), self.end, empty)
        rest = _REST.match(self.text, self.end)
        if rest is None:
            return None
        start = self._dash()
        line = self.text.rfind("\n", 0, start) + 1
        if not self.text[line:start].strip():
            return Cut(line, rest.end(), "")
        return self._first_behind_dash(start, rest.end())

    def _first_behind_dash(self, start: int, end: int) -> Cut | None:
        """`- id: x` loses `id`: the next key moves up behind the dash."""
        column = column_at(self.text, start)
        following = re.compile(f" {{{column}}}(?=[^ \n#])").match(self.text, end)
        return Cut(start, following.end(), "") if following else None

    def _dash(self) -> int:
        if self.found.key is not None:
            return self.start
        return self.text.rfind("-", 0, self.start)


def _is_blank(part: Part) -> bool:
    return part.start.index == part.end.index


def _before(text: str, index: int) -> int:
    while index > 0 and text[index - 1].isspace():
        index -= 1
    return index
