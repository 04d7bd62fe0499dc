"""The reader that may only ever say "clean": several times as quick as any other.

yaml-rs types scalars and is young, so its word counts only where it cannot matter: a
look at the bytes before refuses all that it and the exact reader might see differently,
and a look at the values after turns whole numbers and booleans back into the author's
text. Whatever is left, blank values too (a trap often shows as one), is not sure.
"""

import re
from contextlib import suppress
from typing import Any

from catalogkit.source.node import Value
from catalogkit.source.text import LIMIT
from catalogkit.source.tree import DEPTH

_loads: Any = None
with suppress(ImportError):  # no wheel for this machine: the exact reader does it all
    from yaml_rs import loads as _loads

# Control characters, tab among them, DEL, and the backslash: escapes differ.
_NEVER = bytes({*range(0x20), 0x7F, ord("\\")} - {ord("\n")})
# U+0080 to U+009F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF, as UTF-8.
_RARE = re.compile(
    b"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef(?:\xbb\xbf|\xbf[\xbe\xbf])"
)
_RARE_STARTS = (b"\xc2", b"\xe2\x80", b"\xef\xbb\xbf", b"\xef\xbf")
# Anchors, aliases, tags, directives, explicit keys: at the start of a token only;
# '|' and '>' but for a block of text that follows.
_MARKS = re.compile(
    rb"[?&*!%@`:](?<=[\s\[{,:].)|[|>](?<=[\s\[{,:].)(?![-+0-9]*\n +[^ \n])|\n *:"
)
_BLOCK_IN_FLOW = re.compile(rb"[\[{][^\n]*[|>][-+0-9]*\n")
_CUT = re.compile(rb" #[^ #]")
_REFUSED = (b"\n---", b"\n...", b"- - - - - ", b"\n" + b" " * 2 * DEPTH)
# Whole numbers that would not come back as they were written.
_NUMBER = re.compile(
    rb"0[0-9xobXOB_](?:(?<=[\s\[{,:]..)|(?<=[\s\[{,:][+-]..))"
    rb"|_(?:[0-9]|(?<=[0-9]_))|\+(?<=[\s\[{,:].)[0-9]|-(?<=[\s\[{,:].)0"
)
_TRUTH = re.compile(b"T(?:rue|RUE)|F(?:alse|ALSE)")
_KEY = re.compile("[a-z0-9_.-]+")


class _UnsureError(Exception):
    """Something is not clean beyond doubt."""


def read_fast(data: bytes) -> Value:
    """The value of a file that is clean beyond doubt, else None."""
    if _loads is None or len(data) > LIMIT:
        return None
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    if not data.endswith(b"\n"):
        data += b"\n"
    if not _ordinary(data):
        return None
    try:
        value: Any = _loads(data.decode(), parse_datetime=False)
        return _texts(value, data) if type(value) is dict else None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 -- a panic is no Exception
        return None


def _ordinary(data: bytes) -> bool:
    if len(data.translate(None, _NEVER)) != len(data):
        return False
    if data[:1] in b"?&*!%@`.|>:" or any(each in data for each in _REFUSED):
        return False
    rare = not data.isascii() and any(each in data for each in _RARE_STARTS)
    if rare and _RARE.search(data):
        return False
    if (b"|" in data or b">" in data) and _BLOCK_IN_FLOW.search(data):
        return False
    return _MARKS.search(data) is None and _CUT.search(data) is None


def _texts(value: dict[Any, Any], data: bytes) -> dict[str, Value]:
    texts = _Texts()
    texts.mapping(value, DEPTH)
    if texts.numbers and _NUMBER.search(data):
        raise _UnsureError
    if texts.truths and _TRUTH.search(data):
        raise _UnsureError
    return value


class _Texts:
    """Makes text of a value's scalars, in place; remembers what it met."""

    def __init__(self) -> None:
        self.numbers = self.truths = False

    def mapping(self, value: dict[Any, Any], depth: int) -> None:
        if not depth:
            raise _UnsureError
        for key, each in value.items():
            if type(key) is not str or " " in key or "\n" in key or key == "<<":
                raise _UnsureError
            kind = type(each)
            if kind is str:
                if each == "\n":  # an empty block of text, to it alone
                    raise _UnsureError
            elif kind is dict:
                self.mapping(each, depth - 1)
            elif kind is list:
                self.listing(each, depth - 1)
            else:
                value[key] = self.scalar(each)

    def listing(self, value: list[Any], depth: int) -> None:
        if not depth:
            raise _UnsureError
        for index, each in enumerate(value):
            kind = type(each)
            if kind is str:
                if "，" in each or "：" in each or each == "\n":
                    raise _UnsureError
            elif kind is dict:
                if len(each) == 1 and not _KEY.fullmatch(next(iter(each))):
                    raise _UnsureError
                self.mapping(each, depth - 1)
            elif kind is list:
                self.listing(each, depth - 1)
            else:
                value[index] = self.scalar(each)

    def scalar(self, value: object) -> str:
        if value is True or value is False:
            self.truths = True
            return "true" if value else "false"
        if type(value) is int:
            self.numbers = True
            return str(value)
        raise _UnsureError
