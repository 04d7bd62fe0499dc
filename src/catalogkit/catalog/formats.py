"""How answers look that are texts of a fixed form, as patterns every engine reads."""

import re

from catalogkit.model.pattern import portable

_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAY_OF_YEAR = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
DATE = f"(?:[0-9]{{4}}-{_DAY_OF_YEAR}|{_LEAP}-02-29)"
"""A day that exists: 2027-03-31."""
MOMENT = f"{DATE}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
"""A moment in UTC, to the second: 2026-12-01T02:15:00Z."""
EMAIL = "[^@ ]+@[^@ ]+"
"""Something before an @ and something behind it."""
URL = "https?://[^ ]+"
"""An address on the web."""
LENGTHS = {"date": 10, "datetime": 20}
PATTERNS = {"date": DATE, "datetime": MOMENT, "email": EMAIL, "url": URL}
"""The pattern of each type of field that has one."""
ONE_LINE = frozenset(
    {"text", "email", "phone", "url", "user", "person", "asset", "date", "datetime"}
)
"""Types of field whose answer holds no line break."""
TEXTS = ONE_LINE | {"paragraph"}
UNITS = {"B": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3}
_SPECIAL = frozenset("^$\\.*+?()[]{}|/")
_SIZE = re.compile(r"([1-9][0-9]*(?:\.[0-9]+)?) ?(B|KB|MB|GB)")


def size(text: str) -> int | None:
    """The bytes of a size such as 10 MB (1 KB is 1024 bytes); None for no size."""
    match = _SIZE.fullmatch(text.strip())
    return None if match is None else int(float(match[1]) * UNITS[match[2]])


def whole(pattern: str | None) -> str | None:
    """A field's pattern as every engine reads it; None where there is none to use."""
    try:
        return None if pattern is None else portable(pattern)
    except ValueError:
        return None


def ending(text: str) -> str:
    """A pattern for the ending of a file's name, in small or capital letters."""
    return "".join(_either(char) for char in text)


def _either(char: str) -> str:
    if char.isascii() and char.isalpha():
        return f"[{char.lower()}{char.upper()}]"
    return f"[{char}]" if char in "._+" else exactly(char)


def exactly(text: str) -> str:
    """A pattern for a text itself, as every engine reads it."""
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in text)
