"""Days and moments in order, as patterns: JSON Schema compares no texts.

Both have a fixed form, so their order is that of their characters.
"""

from collections.abc import Iterator


def at_least(text: str, *, strictly: bool) -> str:
    """A pattern for what is the text or later; `strictly`: only later."""
    heads = _heads(text, "9")
    later = [f"{head}{_digits(chr(ord(d) + 1), '9')}" for head, d in heads]
    return _pattern(later, text, strictly=strictly)


def at_most(text: str, *, strictly: bool) -> str:
    """A pattern for what is the text or earlier; `strictly`: only earlier."""
    heads = _heads(text, "0")
    earlier = [f"{head}{_digits('0', chr(ord(d) - 1))}" for head, d in heads]
    return _pattern(earlier, text, strictly=strictly)


def _heads(text: str, last: str) -> Iterator[tuple[str, str]]:
    """Each digit that leaves room before `last`, and what stands before it."""
    for index, char in enumerate(text):
        if char.isdigit() and char != last:
            yield text[:index], char


def _digits(low: str, high: str) -> str:
    return low if low == high else f"[{low}-{high}]"


def _pattern(parts: list[str], text: str, *, strictly: bool) -> str:
    listed = parts if strictly else [*parts, text]
    return f"^(?:{'|'.join(listed)})" if listed else "[^\\s\\S]"
