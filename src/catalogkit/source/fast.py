"""The reader that may only ever say "clean": several times as quick as any other.

yaml-rs types scalars and is young, so its word counts only where it cannot matter: a
look at the bytes before refuses all that it and the exact reader might see differently,
and a look at the values after turns whole numbers and booleans back into the author's
text. Whatever is left, blank values too (a trap often shows as one), is not sure.
"""

import re
import sys
from contextlib import suppress
from functools import lru_cache
from typing import Any

from catalogkit.source.node import Value
from catalogkit.source.text import LIMIT
from catalogkit.source.tree import DEPTH

_loads: Any = None
with suppress(ImportError):  # no wheel for this machine: the exact reader does it all
    from yaml_rs import loads as _loads

# What means something at the start of a value (anchors, tags, directives, blocks of
# text and more) and nothing in the midst of words.
_MARKS = b"?&*!%@`|>"
_BLOCK = re.compile(rb"[|>][-+0-9]*\n +[^ \n]")
_BEFORE_VALUES = frozenset(b"[{,:-\n")
_CUT = re.compile(rb" #[^ #]")
_REFUSED = (b"\n---", b"\n...", b"- - - - - ", b"\n" + b" " * 2 * DEPTH)
_NO_KEY = re.compile(rb":(?<=[ \n\[{,].)")
# Whole numbers that would not come back as they were written. Each pattern begins with
# a byte of its own, which makes looking for three quicker than for one.
_NUMBERS = (
    re.compile(rb"0[0-9xobXOB_](?:(?<=[\s\[{,]..)|(?<=[\s\[{,:][+-]..)|(?<=[\"']:..))"),
    re.compile(rb"\+(?<=[\s\[{,:].)[0-9]"),
    re.compile(rb"-(?<=[\s\[{,:].)0"),
)
_GROUPED = re.compile(rb"_[0-9_]*(?=[\s,\]}])")
_TRUTHS = (b"True", b"TRUE", b"False", b"FALSE")
_SPACE = 0x20
_KEY = re.compile("[\\w.-]+")
_NAME = re.compile("[a-z0-9_.-]+")


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
    try:
        text = data.decode()
        if not _ordinary(text, data):
            return None
        value: Any = _loads(text, parse_datetime=False)
        return _texts(value, data) if type(value) is dict else None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 -- a panic is no Exception
        return None


def _ordinary(text: str, data: bytes) -> bool:
    """Whether it holds nothing that two readers might see differently."""
    if "\\" in text or not text.replace("\n", "").isprintable():
        return False
    if data[:1] in b"?&*!%@`.|>:" or any(each in data for each in _REFUSED):
        return False
    if _CUT.search(data) or _NO_KEY.search(data):
        return False
    return not any(mark in data and _begins_value(data, mark) for mark in _MARKS)


def _begins_value(data: bytes, mark: int) -> bool:
    """Whether a mark stands somewhere where it means something, but a block of text."""
    index = data.find(mark)
    while index >= 0:
        if _starts_value(data, index) and not _is_block(data, index):
            return True
        index = data.find(mark, index + 1)
    return False


def _is_block(data: bytes, index: int) -> bool:
    """A block of text that follows a key or dash outside brackets."""
    line = data[data.rfind(b"\n", 0, index) + 1 : index]
    ordinary = b"{" not in line and b"[" not in line and not line.isspace()
    return ordinary and _BLOCK.match(data, index) is not None


def _starts_value(data: bytes, index: int) -> bool:
    while index and data[index - 1] == _SPACE:
        index -= 1
    return not index or data[index - 1] in _BEFORE_VALUES


def _odd_number(data: bytes) -> bool:
    if any(each.search(data) for each in _NUMBERS):
        return True
    return any(
        _starts_value(data, len(data[: match.start()].rstrip(b"0123456789_+-")))
        for match in _GROUPED.finditer(data)
    )


def _texts(value: dict[Any, Any], data: bytes) -> dict[str, Value]:
    texts = _Texts()
    made = texts.mapping(value, DEPTH)
    if texts.numbers and _odd_number(data):
        raise _UnsureError
    if texts.truths and any(each in data for each in _TRUTHS):
        raise _UnsureError
    return made


@lru_cache(maxsize=4096)
def _key(key: object) -> str:
    """One text for all keys that are alike, which saves a quarter of the space."""
    if type(key) is not str:
        raise _UnsureError
    if not key.isidentifier() and _KEY.fullmatch(key) is None:
        raise _UnsureError
    return sys.intern(key)


class _Texts:
    """Makes text of a value's scalars; remembers what it met."""

    def __init__(self) -> None:
        self.numbers = self.truths = False

    def mapping(self, value: dict[Any, Any], depth: int) -> dict[str, Value]:
        if not depth:
            raise _UnsureError
        made: dict[str, Value] = {}
        for key, each in value.items():
            kind = type(each)
            if kind is str:
                if each == "\n":  # an empty block of text, to it alone
                    raise _UnsureError
                made[_key(key)] = each
            elif kind is dict:
                made[_key(key)] = self.mapping(each, depth - 1)
            elif kind is list:
                made[_key(key)] = self.listing(each, depth - 1)
            else:
                made[_key(key)] = self.scalar(each)
        return made

    def listing(self, value: list[Any], depth: int) -> list[Value]:
        if not depth:
            raise _UnsureError
        for index, each in enumerate(value):
            kind = type(each)
            if kind is str:
                if "，" in each or "：" in each or each == "\n":
                    raise _UnsureError
            elif kind is dict:
                if len(each) == 1 and not _NAME.fullmatch(next(iter(each))):
                    raise _UnsureError
                value[index] = self.mapping(each, depth - 1)
            elif kind is list:
                self.listing(each, depth - 1)
            else:
                value[index] = self.scalar(each)
        return value

    def scalar(self, value: object) -> str:
        if value is True or value is False:
            self.truths = True
            return "true" if value else "false"
        if type(value) is int:
            self.numbers = True
            return str(value)
        raise _UnsureError
