"""Bytes → the text of a file, or why there is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Edit, Place, Rule, Span

LIMIT = 1 << 20

TOO_LARGE = Rule("yaml/too-large", "A file is larger than 1 MiB.")
NOT_UTF8 = Rule("yaml/not-utf8", "A file holds bytes that are not UTF-8.")
UTF16 = Rule("yaml/utf-16", "A file is UTF-16 or UTF-32 instead of UTF-8.")
BYTE_ORDER_MARK = Rule("yaml/byte-order-mark", "A file starts with a byte order mark.")
CONTROL_CHARACTER = Rule(
    "yaml/control-character", "A file holds an invisible character."
)

_BOM = "\ufeff"
_WIDE = (  # the longer marks first: the mark of UTF-32 begins like that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UNMARKED = (  # its letters are ASCII at the start, as `kind:` is
    (re.compile(b"(?:[\t-~]\0){4}"), "utf-16-le"),
    (re.compile(b"(?:\0[\t-~]){4}"), "utf-16-be"),
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)"
)
_MOST = 20
_NAMES = {
    "\x00": "a NUL character (U+0000)",
    "\x1b": "an escape character (U+001B)",
    "\r": "a carriage return without a line feed (U+000D)",
    "\x85": "an invisible line break (U+0085)",
    "\u2028": "an invisible line break (U+2028)",
    "\u2029": "an invisible paragraph break (U+2029)",
    _BOM: "a byte order mark (U+FEFF)",
}
_MENDED = {"\r": "\n", "\x85": " ", "\u2028": " ", "\u2029": " ", _BOM: ""}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without byte order mark; None when it cannot be read."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(path: str, data: bytes) -> Decoded:
    """The text of a file, and every reason why YAML cannot be read from it."""
    if len(data) > LIMIT:
        message = f"the file has {len(data):,} bytes, and at most {LIMIT:,} are read"
        return Decoded(None, (TOO_LARGE.found(_start(path), message),))
    if (wide := _wide(data)) is not None:
        return Decoded(None, (_wide_found(path, wide),))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return Decoded(None, (_undecodable(path, data, error),))
    marks: tuple[Diagnostic, ...] = ()
    if text.startswith(_BOM):
        text, marks = text[1:], (_marked(path),)
    controls = tuple(_controls(path, text))
    if not text.endswith("\n"):  # so that a block of text ends as it does elsewhere
        text += "\n"
    return Decoded(None if controls else text, (*marks, *controls))


def plain_text(data: bytes) -> str:
    """The text of a file in any of the encodings that can be told for certain.

    Raises UnicodeDecodeError for every other.
    """
    wide = _wide(data)
    return data.decode(wide) if wide else data.decode("utf-8-sig")


def span_of(text: str, start: int, end: int) -> Span:
    """The lines and columns of a piece of text, given by its indexes."""
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    column = start - text.rfind("\n", 0, start)
    end_column = end - text.rfind("\n", 0, end)
    return Span(first + 1, column, last + 1, end_column)


def index_of(text: str, line: int, column: int) -> int:
    """The index of a line and column in a text; its length when there is none."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text)
    return min(start + column - 1, len(text))


def line_at(text: str, index: int) -> str:
    """The line around an index, without the spaces at its ends."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return text[start : end if end >= 0 else len(text)].strip()


def _start(path: str) -> Place:
    return Place(path, span=Span(1, 1, 1, 1))


def _wide(data: bytes) -> str | None:
    for mark, name in _WIDE:
        if data.startswith(mark):
            return name
    return next((name for each, name in _UNMARKED if each.match(data)), None)


def _wide_found(path: str, wide: str) -> Diagnostic:
    place = _start(path)
    fix = Edit(place, "replace", "", "save the file as UTF-8")
    message = f"the file is {wide.upper()}, and only UTF-8 is read; save it as UTF-8"
    return UTF16.found(place, message, fix=fix)


def _marked(path: str) -> Diagnostic:
    place = _start(path)
    fix = Edit(place, "replace", "", "save the file without byte order mark")
    message = (
        "the file starts with a byte order mark, which other tools take for text; "
        "save it as UTF-8 without one"
    )
    return BYTE_ORDER_MARK.found(place, message, fix=fix)


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    before = data[: error.start].decode()
    span = span_of(before, len(before), len(before))
    wrong = data[error.start : error.start + 8].hex(" ")
    place = Place(path, span=span, anchor=wrong)
    byte = f"byte 0x{data[error.start]:02X} at offset {error.start}"
    guess = _guess(data, error.start)
    return NOT_UTF8.found(place, f"{byte} is not UTF-8; {guess}")


def _guess(data: bytes, start: int) -> str:
    end = data.find(b"\n", start)
    line = data[data.rfind(b"\n", 0, start) + 1 : end if end >= 0 else len(data)]
    for encoding, name in (("gb18030", "GB18030"), ("cp1252", "Windows-1252")):
        try:
            data.decode(encoding)
            shown = line.decode(encoding).strip()
        except UnicodeDecodeError:
            continue
        if name != "GB18030" or any("\u4e00" <= each <= "\u9fff" for each in shown):
            return f"read as {name} the line is '{shown[:60]}'; save it as UTF-8"
    return "save the file as UTF-8"


def _controls(path: str, text: str) -> Iterator[Diagnostic]:
    for count, match in enumerate(_CONTROL.finditer(text)):
        if count == _MOST:
            return
        found = match.group()
        span = span_of(text, match.start(), match.end())
        if found == "\r":  # its end is where the line goes on, for a text editor too
            span = Span(span.line, span.column, span.line, span.column + 1)
        place = Place(path, span=span, anchor=line_at(text, match.start()))
        fix = None
        if found in _MENDED:
            fix = Edit(place, "replace", _MENDED[found], "take the character out")
        name = _NAMES.get(found, f"a control character (U+{ord(found):04X})")
        yield CONTROL_CHARACTER.found(
            place, f"{name} stands here, which nobody sees and YAML refuses", fix=fix
        )
