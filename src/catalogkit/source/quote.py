"""Text → the YAML that reads back as it."""

import re

# What may stand in quotes as it is; everything else is escaped.
_ESCAPED = re.compile("[\x00-\x1f\"\\\\\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")
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


def quoted(text: str) -> str:
    """A text in quotes: double, or single where that saves backslashes."""
    if _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    if '"' in text or "\\" in text:
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return f'"{text}"'


def _escape(match: re.Match[str]) -> str:
    each = match.group()
    code = ord(each)
    if each in _SHORT:
        return _SHORT[each]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
