"""What YAML reads otherwise than the author meant, in files that are YAML."""

import re
from collections.abc import Iterable, Iterator

from catalogkit.diagnostic import Diagnostic, Edit, Place, Span
from catalogkit.source.brace_slips import Slip, brace_slip_found
from catalogkit.source.routes import Found, routes, span_between
from catalogkit.source.space_slips import space_slips
from catalogkit.source.trap_rules import (
    COLON_IN_TEXT,
    CUT_BY_COMMENT,
    FULL_WIDTH,
    SPECIAL_CHARACTER,
    WIDE,
    in_quotes,
    wide_message,
)
from catalogkit.source.tree import Alias, Listing, Mapping, Scalar, Tree

_CUT = re.compile(" #(?=\\w)")
_NAME = re.compile("[a-z0-9_.-]+")
_BLANK_CUT = re.compile(" *#(?=\\w)")
_COMMENT = re.compile(" # | *$", re.MULTILINE)
_WIDE_KEY = re.compile("[a-z][a-z0-9_]*(： *)")
_WIDE_COMMA = re.compile("(?<=[a-z0-9_-])(， *)(?=[a-z0-9])")
_WIDE_MARK = re.compile("[：，](?:(?<=[a-z0-9_-].)| )")


def slips(
    path: str, text: str, tree: Tree, braces: Iterable[Slip]
) -> Iterator[Diagnostic]:
    """Every place of a readable file where the author hardly meant what YAML reads."""
    yield from (brace_slip_found(path, slip) for slip in braces)
    yield from space_slips(path, text, tree)
    if tree.anchored:
        yield from _unused_anchors(path, text, tree)
    if tree.root is not None and (tree.braceless or _is_doubtful(text)):
        for found in routes(tree.root):
            yield from _suspicious(path, text, found)


def _unused_anchors(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    used = {
        found.part.name
        for document in tree.documents
        for found in routes(document)
        if isinstance(found.part, Alias)
    }
    for part, name in tree.anchored:
        written = text[part.start.index : part.end.index]
        plain = isinstance(part, Scalar) and not part.style and part.value
        if name in used or not plain or "\n" in written or "!" in written.split()[0]:
            continue
        place = Place(path, span=span_between(part.start, part.end), anchor=written)
        message = (
            f"'&{name}' is read as the name of a part, and nothing repeats it; "
            "a text that starts with '&' stands in quotes"
        )
        yield SPECIAL_CHARACTER.found(place, message, fix=in_quotes(place, written))


def _is_doubtful(text: str) -> bool:
    if " #" in text and _CUT.search(text):
        return True
    return ("，" in text or "：" in text) and _WIDE_MARK.search(text) is not None


def _suspicious(path: str, text: str, found: Found) -> Iterator[Diagnostic]:
    match found.part:
        case Scalar(style="") as part:
            yield from _cut(path, text, part, found)
            if found.key is None:
                yield from _wide(path, text, part, found)
        case Mapping(flow=True) as part if isinstance(found.holder, Listing):
            yield from _pair(path, text, part, found)


def _cut(path: str, text: str, part: Scalar, found: Found) -> Iterator[Diagnostic]:
    blank = part.start.index == part.end.index
    comment = (_BLANK_CUT if blank else _CUT).match(text, part.end.index)
    if comment is None or part.start.line != part.end.line:
        return
    end_match = _COMMENT.search(text, comment.end())
    end = end_match.start() if end_match else len(text)
    start = text.index("#", comment.start()) if blank else part.start.index
    written, lost = text[start:end].rstrip("\r"), text[comment.end() - 1 : end].rstrip()
    line, column = part.end.line + 1, part.end.column + 1 - (part.end.index - start)
    span = Span(line, column, line, column + len(written))
    place = Place(path, found.route, span=span)
    certain = " " not in written if blank else text[comment.end()].isdigit()
    message = (
        f"'{lost}' is read as a comment and no part of the text; a text with ' #' "
        "stands in quotes, a comment has a space behind '#'"
    )
    fix = in_quotes(place, written) if certain else None
    yield CUT_BY_COMMENT.found(place, message, fix=fix)


def _wide(path: str, text: str, part: Scalar, found: Found) -> Iterator[Diagnostic]:
    if part.start.line != part.end.line:
        return
    written = text[part.start.index : part.end.index]
    start, line = part.start.column + 1, part.start.line + 1
    key = _WIDE_KEY.match(written)
    in_flow = isinstance(found.holder, Listing) and found.holder.flow
    marks = [key] if key else list(_WIDE_COMMA.finditer(written)) if in_flow else []
    for match in marks:
        span = Span(line, start + match.start(1), line, start + match.end(1))
        place = Place(path, found.route, span=span)
        mark = match.group(1)[0]
        fix = Edit(place, "replace", WIDE[mark], f"write '{WIDE[mark].strip()}'")
        yield FULL_WIDTH.found(place, wide_message(mark), fix=fix)


def _pair(path: str, text: str, part: Mapping, found: Found) -> Iterator[Diagnostic]:
    if text[part.start.index] == "{" or not part.items:
        return
    key, value = part.items[0], part.items[1]
    if not isinstance(key, Scalar) or _NAME.fullmatch(key.value) or key.style:
        return
    end = max(key.end, value.end, key=lambda mark: mark.index)
    written = text[part.start.index : end.index]
    place = Place(path, found.route, span=span_between(part.start, end))
    message = (
        f"the colon behind '{key.value}' makes a mapping of the text; "
        "a text with ': ' stands in quotes"
    )
    yield COLON_IN_TEXT.found(place, message, fix=in_quotes(place, written))
