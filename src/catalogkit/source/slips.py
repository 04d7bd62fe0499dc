"""What YAML reads otherwise than the author meant, in files that are YAML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Edit, Place, Rule, Span
from catalogkit.source.gaps import comments, gaps
from catalogkit.source.quote import quoted
from catalogkit.source.routes import Found, routes, span_between
from catalogkit.source.text import line_at, span_of
from catalogkit.source.tree import Alias, Listing, Mapping, Part, Scalar, Tree

COMMA_IN_TEXT = Rule("yaml/comma-in-text", "A comma cuts a text in braces in two.")
CUT_BY_COMMENT = Rule("yaml/cut-by-comment", "A '#' cuts a text short.")
FULL_WIDTH = Rule(
    "yaml/full-width-punctuation",
    "Full-width punctuation stands where YAML has its own.",
)
COLON_IN_TEXT = Rule("yaml/colon-in-text", "A text holds a colon and a space.")
SPECIAL_CHARACTER = Rule(
    "yaml/special-character",
    "A text starts with a character that YAML keeps to itself.",
)
MISSING_SPACE = Rule("yaml/missing-space", "A colon or dash has no space behind it.")
TAB = Rule("yaml/tab", "A tab stands where YAML wants spaces.")

CUT = re.compile(" #(?=\\w)")
LOCALE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_NAME = re.compile("[a-z0-9_.-]+")
WIDE = {"：": ": ", "，": ", ", "｛": "{", "｝": "}", "［": "[", "］": "]"}
_GLUED = re.compile("[^\\s]#")
_BLANK_CUT = re.compile(" *#(?=\\w)")
_COMMENT = re.compile(" # | *$", re.MULTILINE)
_WIDE_KEY = re.compile("[a-z][a-z0-9_]*(： *)")
_WIDE_COMMA = re.compile("(?<=[a-z0-9_-])(， *)(?=[a-z0-9])")
_WIDE_MARK = re.compile("[：，](?:(?<=[a-z0-9_-].)| )")
_WIDE_IN_KEY = re.compile("(?<=[A-Za-z0-9_])： *|， *(?=[A-Za-z][\\w-]* *：)")
_TIGHT = re.compile("[A-Za-z_][\\w-]*:(?=[^\\s:/])")
_TABBED = re.compile("[ \t]*\t[ \t]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """A text in braces that a comma cut: its key, what was meant, what fell off.

    `meant` is None when something else may have been meant. Nothing fell off a key
    that has no value to begin with.
    """

    key: str
    meant: str | None
    dropped: tuple[str, ...]
    span: Span
    written: str


def comma_slips(text: str, mapping: Mapping) -> Iterator[Slip]:
    """Every text of a mapping in braces of which a comma made further keys."""
    pairs = [each for each in mapping.pairs() if isinstance(each[0], Scalar)]
    keys = [key.value for key, _ in pairs if isinstance(key, Scalar)]
    at = 0
    while at < len(pairs):
        key, value = pairs[at]
        cut = at + 1
        while cut < len(pairs) and _lonely(text, *pairs[cut]):
            cut += 1
        last = pairs[cut - 1][0]
        if isinstance(key, Scalar) and _lonely(text, key, value):
            yield _alone(text, key)
        elif isinstance(key, Scalar) and cut > at + 1:
            yield _slip(text, key, value, last, keys[at + 1 : cut])
        at = cut


def slips(
    path: str, text: str, tree: Tree, commas: Iterable[Slip]
) -> Iterator[Diagnostic]:
    """Every place of a readable file where the author hardly meant what YAML reads."""
    for slip in commas:
        yield _comma(path, slip)
    if "\t" in text:
        yield from _tabs(path, text, tree)
    if _GLUED.search(text):
        yield from _glued(path, text, tree)
    if tree.anchored:
        yield from _unused_anchors(path, text, tree)
    if tree.root is not None and (tree.braceless or _is_doubtful(text)):
        for found in routes(tree.root):
            yield from _suspicious(path, text, found)


def wide_message(mark: str) -> str:
    """Why full-width punctuation does not do what it looks like."""
    meant = WIDE[mark].strip()
    return f"'{mark}' is full-width and only text to YAML; '{meant}' is meant"


def in_quotes(place: Place, written: str) -> Edit:
    """The fix that quotes what stands at the span of a place."""
    return Edit(place, "replace", quoted(" ".join(written.split())), "put it in quotes")


def _lonely(text: str, key: Part, value: Part) -> bool:
    """A key in braces without colon."""
    blank = isinstance(value, Scalar) and value.start.index == value.end.index
    return blank and not text[key.end.index :].lstrip().startswith(":")


def _slip(text: str, key: Scalar, value: Part, last: Part, dropped: list[str]) -> Slip:
    written = text[value.start.index : last.end.index]
    plain = (
        isinstance(value, Scalar) and not value.style and value.value not in {"", "~"}
    )
    words = all(_NAME.fullmatch(each) is None for each in dropped)
    certain = plain and (words or LOCALE.fullmatch(key.value) is not None)
    meant = " ".join(written.split()) if certain else None
    span = span_between(value.start, last.end)
    return Slip(key.value, meant, tuple(dropped), span, written)


def _alone(text: str, key: Scalar) -> Slip:
    span = span_between(key.start, key.end)
    return Slip(key.value, None, (), span, text[key.start.index : key.end.index])


def _without_value(place: Place, slip: Slip) -> Diagnostic:
    wide = list(_WIDE_IN_KEY.finditer(slip.written))
    if wide:
        marks = _WIDE_IN_KEY.sub(lambda mark: WIDE[mark.group()[0]], slip.written)
        fix = Edit(place, "replace", marks, f"write {marks}")
        return FULL_WIDTH.found(place, wide_message(wide[0].group()[0]), fix=fix)
    tight = _TIGHT.match(slip.written)
    if tight:
        spaced = slip.written[: tight.end()] + " " + slip.written[tight.end() :]
        fix = Edit(place, "replace", spaced, f"write {spaced}")
        message = "a colon without a space behind it is text to YAML"
        return MISSING_SPACE.found(place, message, fix=fix)
    message = (
        f"'{slip.key}' stands in braces without a value; a text that starts with '{{' "
        "stands in quotes, a list in brackets"
    )
    return SPECIAL_CHARACTER.found(place, message)


def _comma(path: str, slip: Slip) -> Diagnostic:
    place = Place(path, span=slip.span, anchor=slip.written)
    if not slip.dropped:
        return _without_value(place, slip)
    lost = "', '".join(slip.dropped)
    if slip.meant is None:
        message = (
            f"'{lost}' stands in braces without a value; a text with a comma stands "
            "in quotes, a list in brackets"
        )
        return COMMA_IN_TEXT.found(place, message)
    message = (
        f"the comma ends the text of '{slip.key}', and '{lost}' becomes a key; "
        "a text with a comma in braces stands in quotes"
    )
    return COMMA_IN_TEXT.found(place, message, fix=in_quotes(place, slip.meant))


def tab(path: str, text: str, start: int, end: int) -> Diagnostic:
    """The space from start to end, which holds a tab."""
    place = Place(path, span=span_of(text, start, end), anchor=line_at(text, start))
    indents = start == 0 or text[start - 1] == "\n"
    spaces = text[start:end].replace("\t", "  ") if indents else " "
    fix = Edit(place, "replace", spaces, "write spaces")
    message = "a tab stands here, and YAML counts spaces only"
    return TAB.found(place, message, fix=fix)


def _tabs(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    """Tabs in plain texts too: parsers do not agree on them."""
    plain = [
        (found.part.start.index, found.part.end.index)
        for document in tree.documents
        for found in routes(document)
        if isinstance(found.part, Scalar) and not found.part.style
    ]
    plain += [
        (found.key.start.index, found.key.end.index)
        for document in tree.documents
        for found in routes(document)
        if isinstance(found.key, Scalar) and not found.key.style
    ]
    hidden = [(each.start, each.end) for each in comments(text, tree)]
    for start, end in sorted([*gaps(text, tree), *plain]):
        for match in _TABBED.finditer(text, start, end):
            if not any(first <= match.start() < last for first, last in hidden):
                yield tab(path, text, match.start(), match.end())


def _glued(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    for each in comments(text, tree):
        if each.glued:
            span = span_of(text, each.start, each.end)
            place = Place(path, span=span, anchor=each.text)
            message = (
                f"'{each.text}' is read as a comment and touches what stands before; "
                "a comment has a space before '#'"
            )
            yield CUT_BY_COMMENT.found(place, message)


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
    if " #" in text and CUT.search(text):
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
    comment = (_BLANK_CUT if blank else CUT).match(text, part.end.index)
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
