"""Text → a tree of what is written, each part with its place.

Built from the events of a parser and not by its `compose`, which overflows the C stack
on deep nesting and, keeping nodes, makes the garbage collector the slowest part. Here a
part lives as long as one file is looked at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

DEPTH = 64
ParserEvent = Any  # two libraries, the same names


class Mark(Protocol):
    """A position in a text: index, line and column, counted from 0."""

    @property
    def index(self) -> int:
        """Characters before it in the text."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it on its line."""


@dataclass(slots=True)
class Scalar:
    """A text; `style` is '' for plain, else the quote or `|` or `>`."""

    value: str
    style: str
    start: Mark
    end: Mark

    @property
    def blank(self) -> bool:
        """Whether it says "missing"."""
        return not self.style and self.value in {"", "~"}


@dataclass(slots=True)
class Alias:
    """The use of a part that was named before; None when no part has that name.

    `inside` is true where the part would contain itself.
    """

    name: str
    target: "Part | None"
    inside: bool
    start: Mark
    end: Mark


@dataclass(slots=True)
class Listing:
    """A list, and whether it is written in brackets."""

    items: "list[Part]"
    flow: bool
    start: Mark
    end: Mark


@dataclass(slots=True)
class Mapping:
    """A mapping as keys and values in turn, and whether it is written in braces."""

    items: "list[Part]"
    flow: bool
    start: Mark
    end: Mark

    def pairs(self) -> "Iterator[tuple[Part, Part]]":
        """Every key with its value, in the author's order."""
        each = iter(self.items)
        return zip(each, each, strict=False)


Part = Scalar | Alias | Listing | Mapping


@dataclass(slots=True)
class Tree:
    """A file as it is written: its documents, and what is remarkable about parts."""

    documents: list[Part] = field(default_factory=list)
    starts: list[Mark] = field(default_factory=list)
    anchors: "dict[str, Part]" = field(default_factory=dict)
    tagged: "list[tuple[Part, str]]" = field(default_factory=list)
    anchored: "list[tuple[Part, str]]" = field(default_factory=list)
    braceless: "list[Mapping]" = field(default_factory=list)
    directives: bool = False

    @property
    def root(self) -> "Part | None":
        """What the file is read as: its first document."""
        return self.documents[0] if self.documents else None


class BrokenError(Exception):
    """The text is no YAML: what is wrong, where, and where it began."""

    def __init__(self, problem: str, at: Mark, since: Mark | None = None) -> None:
        super().__init__(problem)
        self.problem, self.at, self.since = problem, at, since


class TooDeepError(Exception):
    """The text nests deeper than is read."""

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at


def grown(events: Iterable[ParserEvent]) -> Tree:
    """The tree that the events of a parser describe."""
    growing = _Growing()
    steps: dict[str, Callable[[ParserEvent], None]] = {
        "MappingStartEvent": growing.mapping,
        "SequenceStartEvent": growing.listing,
        "MappingEndEvent": growing.close,
        "SequenceEndEvent": growing.close,
        "AliasEvent": growing.alias,
        "DocumentStartEvent": growing.document,
    }
    for event in events:
        name = type(event).__name__
        if name == "ScalarEvent":  # most are; a call for each would show
            start, end = event.start_mark, event.end_mark
            style = "" if event.implicit[0] else event.style or ""
            part = Scalar(event.value, style, start, end)
            growing.items.append(part)
            if event.anchor is not None or event.tag is not None:
                growing.remark(part, event)
        elif name in steps:
            steps[name](event)
    return growing.tree


@dataclass(frozen=True, slots=True)
class Position:
    """A mark of our own, where a parser gives none."""

    index: int
    line: int
    column: int


class _Growing:
    """A tree on its way: one method for each event that adds to it."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.items = self.tree.documents
        self.outer: list[tuple[list[Part], Mapping | Listing]] = []

    def mapping(self, event: ParserEvent) -> None:
        flow = bool(event.flow_style)
        self._open(Mapping([], flow, event.start_mark, event.end_mark), event)

    def listing(self, event: ParserEvent) -> None:
        flow = bool(event.flow_style)
        self._open(Listing([], flow, event.start_mark, event.end_mark), event)

    def close(self, event: ParserEvent) -> None:
        self.items, whole = self.outer.pop()
        if whole.flow and event.end_mark.index > event.start_mark.index:
            whole.end = event.end_mark
            return
        if whole.flow and isinstance(whole, Mapping):
            self.tree.braceless.append(whole)
        if whole.items:  # in block style the event stands where the next part begins
            whole.end = whole.items[-1].end

    def alias(self, event: ParserEvent) -> None:
        target = self.tree.anchors.get(event.anchor)
        inside = any(whole is target for _, whole in self.outer)
        name, start, end = event.anchor, event.start_mark, event.end_mark
        self.items.append(Alias(name, target, inside, start, end))

    def document(self, event: ParserEvent) -> None:
        self.tree.starts.append(event.start_mark)
        self.tree.directives |= bool(event.version or event.tags)

    def _open(self, part: Mapping | Listing, event: ParserEvent) -> None:
        self.items.append(part)
        if event.anchor is not None or event.tag is not None:
            self.remark(part, event)
        self.outer.append((self.items, part))
        if len(self.outer) > DEPTH:
            raise TooDeepError(event.start_mark)
        self.items = part.items

    def remark(self, part: Part, event: ParserEvent) -> None:
        if event.tag is not None:
            self.tree.tagged.append((part, event.tag))
        if event.anchor is not None:
            self.tree.anchors[event.anchor] = part
            self.tree.anchored.append((part, event.anchor))
