"""The layout of a file: its tree written again line by line, scalars as they are."""

from catalogkit.source.gaps import Comment, comments
from catalogkit.source.lines import column_at
from catalogkit.source.pieces import NoLayoutError, flow_lines, flow_text, scalar_text
from catalogkit.source.tree import Alias, Listing, Mapping, Part, Scalar, Tree

_Levels = tuple[tuple[int, int], ...]  # columns then, indentations now


def laid_out(text: str, tree: Tree) -> str:
    """A whole file laid out. Raises NoLayoutError where there is no form for it."""
    if tree.root is None:
        raise NoLayoutError
    layout = _Layout(text, tree)
    layout.block(tree.root, 0, ())
    layout.comments_before(len(text), (0, 0))
    while not layout.out[-1]:
        del layout.out[-1]
    return "\n".join(layout.out) + "\n"


class _Layout:
    """A file on its way, from its first part to its last."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.comments = list(comments(text, tree))
        self.left = self.comments[::-1]
        self.names = {id(part): name for part, name in tree.anchored}
        self.out: list[str] = []
        self.levels: _Levels = ()

    def block(self, part: Part, indent: int, above: _Levels) -> None:
        """A part that begins on a line of its own."""
        if isinstance(part, Mapping) and not part.flow:
            self._mapping(part, indent, above)
        elif isinstance(part, Listing) and not part.flow:
            self._listing(part, indent, above)
        else:
            self.comments_before(part.start.index, (0, indent))
            self._line(indent, "", part.start.index)
            self._value(part, indent - 2, above, part.start.index)

    def comments_before(self, index: int, here: tuple[int, int]) -> None:
        """The comments that stand on lines of their own before a part."""
        while self.left and self.left[-1].start < index:
            comment = self.left.pop()
            if _before(self.text, comment).strip():  # behind something of no layout
                raise NoLayoutError
            column = len(_before(self.text, comment))
            fitting = [each for each in (*self.levels, here) if each[0] <= column]
            indent = max(fitting)[1] if fitting else here[1]
            self._line(indent, comment.text.rstrip(), comment.start)

    def _mapping(self, part: Mapping, indent: int, above: _Levels) -> None:
        levels = (*above, (part.items[0].start.column, indent))
        for key, value in part.pairs():
            if not isinstance(key, Scalar) or "?" in self._gap_before(key):
                raise NoLayoutError
            self.comments_before(key.start.index, levels[-1])
            self.levels = levels
            written = self.text[key.start.index : key.end.index]
            self._line(indent, f"{written}:", key.start.index)
            self._value(value, indent, levels, key.end.index)

    def _listing(self, part: Listing, indent: int, above: _Levels) -> None:
        dash = self._dash(part.items[0])
        levels = (*above, (column_at(self.text, dash), indent))
        for item in part.items:
            dash = self._dash(item)
            self.comments_before(dash, levels[-1])
            self.levels = levels
            self._line(indent, "-", dash)
            self._item(item, indent, levels, dash + 1)

    def _value(self, part: Part, indent: int, levels: _Levels, after: int) -> None:
        """What stands behind a key or dash, which ends at `after`."""
        if isinstance(part, Scalar | Alias):
            self._append(scalar_text(self.text, part, indent + 2))
            self._comment_behind(max(part.end.index, after))
        elif part.flow:
            self._append(self._brackets(part, indent))
            self._comment_behind(part.end.index)
        else:
            if id(part) in self.names:
                self._append(f"&{self.names[id(part)]}")
            self._comment_behind(after)
            self.block(part, indent + 2, levels)

    def _item(self, part: Part, indent: int, levels: _Levels, after: int) -> None:
        """A block behind a dash begins on its line, unless a comment is between."""
        if isinstance(part, Scalar | Alias) or part.flow or id(part) in self.names:
            self._value(part, indent, levels, after)
            return
        if self.left and self.left[-1].start < self._first(part):
            self._comment_behind(after)
            self.block(part, indent + 2, levels)
            return
        at = len(self.out)
        self.block(part, indent + 2, levels)
        if not self.out[at]:  # the empty line stands before the dash already
            del self.out[at]
        self.out[at - 1 : at + 1] = [f"{self.out[at - 1]} {self.out[at].lstrip(' ')}"]

    def _brackets(self, part: Mapping | Listing, indent: int) -> str:
        start, end = part.start.index, part.end.index
        if "\n" not in self.text[start:end]:
            return flow_text(self.text, part, self.names)
        while self.left and self.left[-1].start < end:
            self.left.pop()
        return flow_lines(self.text, part, indent)

    def _line(self, indent: int, start: str, index: int) -> None:
        """A new line, behind an empty one where there was one."""
        begin = self.text.rfind("\n", 0, index) + 1
        before = self.text[self.text.rfind("\n", 0, max(begin - 1, 0)) + 1 : begin]
        if begin and not before.strip() and self.out and self.out[-1]:
            self.out.append("")
        self.out.append(" " * indent + start)

    def _append(self, text: str) -> None:
        if text:
            first, *more = text.split("\n")
            gap = " " if self.out[-1].strip() else ""
            self.out[-1] = f"{self.out[-1]}{gap}{first}"
            self.out.extend(more)

    def _comment_behind(self, after: int) -> None:
        """A comment on the line of what ends at an index, with the space before it."""
        comment = self.left[-1] if self.left else None
        if comment is None or comment.start < after:
            return
        said = _before(self.text, comment)
        if not said.strip() or "\n" in self.text[after : comment.start]:
            return
        gap = " " * (len(said) - len(said.rstrip()))
        self.out[-1] = f"{self.out[-1]}{gap}{comment.text.rstrip()}"
        self.left.pop()

    def _first(self, part: Part) -> int:
        if isinstance(part, Listing):
            return self._dash(part.items[0])
        return part.start.index

    def _dash(self, item: Part) -> int:
        """The dash of an item: the last before it that is in no comment."""
        at = self.text.rfind("-", 0, item.start.index)
        for comment in reversed(self.comments):
            if comment.start <= at < comment.end:
                at = self.text.rfind("-", 0, comment.start)
        return at

    def _gap_before(self, key: Part) -> str:
        begin = self.text.rfind("\n", 0, key.start.index) + 1
        return self.text[begin : key.start.index]


def _before(text: str, comment: Comment) -> str:
    return text[text.rfind("\n", 0, comment.start) + 1 : comment.start]
