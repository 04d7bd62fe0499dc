"""Text → the YAML that reads back as it."""

import re

from catalogkit.source.node import Value

# What no eye can tell apart or no parser takes stands as an escape.
_INVISIBLE = (
    "\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3000\ufeff\ufff9-\uffff\ud800-\udfff"
)
_ESCAPED = re.compile(f'["\\\\{_INVISIBLE}]')
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_LONGEST = 1000  # a parser looks no further for the colon
_BYTE = 0xFF
_SHORT = {
    '"': '\\"',
    "\\": "\\\\",
    "\0": "\\0",
    "\t": "\\t",
    "\n": "\\n",
    "\r": "\\r",
    "\x1b": "\\e",
    "\x85": "\\N",
    "\xa0": "\\_",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_PLAIN = re.compile("(?![-?:,\\[\\]{}#&*!|>'\"%@` ]|---|\\.\\.\\.)[^\n]*(?<! )")
_HARD = re.compile(": |:$| #")
_HARD_INSIDE = re.compile("[,\\[\\]{}]|:$|: | #|:(?=[?,\\[\\]{}])")
_DASHED = re.compile("-+[^\\s-][^\n]*(?<! )")
_WIDE = re.compile("[：，](?:(?<=[A-Za-z0-9_-].)| )")


def scalar_text(text: Value, *, inside: bool = False) -> str:
    """A text as a scalar on one line; `inside` brackets, where more is refused."""
    if not isinstance(text, str):
        return "~"
    return text if is_plain(text, inside=inside) else quoted(text)


def key_text(text: str) -> str:
    """A text as the key of a mapping, in braces or not."""
    simple = is_plain(text, inside=True) and text != "<<" and len(text) < _LONGEST
    return text if simple else quoted(text)


def is_plain(text: str, *, inside: bool = False) -> bool:
    """Whether a text needs no quotes to be read as itself."""
    if text in {"", "~"} or _UNSEEN.search(text):
        return False
    if not (_PLAIN.fullmatch(text) or _DASHED.fullmatch(text)):
        return False
    hard = _HARD_INSIDE if inside else _HARD
    return hard.search(text) is None and _WIDE.search(text) is None


def quoted(text: str) -> str:
    """A text in quotes: double, or single where that saves backslashes."""
    if _UNSEEN.search(text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    if '"' in text or "\\" in text:
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return f'"{text}"'


def block(text: str, indent: int) -> str | None:
    """A text of several lines as a block of them, None where it cannot be one."""
    body = text.rstrip("\n")
    if "\n" not in text or not body or _UNSEEN.search(text.replace("\n", "")):
        return None
    if body[0] in " \n" or any(line.isspace() for line in body.split("\n")):
        return None
    ends = len(text) - len(body)
    sign = "|-" if ends == 0 else "|" if ends == 1 else "|+"
    pad = " " * indent
    lines = [f"{pad}{line}" if line else "" for line in body.split("\n")]
    return "\n".join([sign, *lines, *[""] * (ends - 1)])


def _escape(match: re.Match[str]) -> str:
    each = match.group()
    code = ord(each)
    if each in _SHORT:
        return _SHORT[each]
    return f"\\x{code:02x}" if code <= _BYTE else f"\\u{code:04x}"
