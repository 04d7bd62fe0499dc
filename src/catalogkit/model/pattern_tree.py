"""The tree of a pattern: the part of regular expressions that engines share."""

import re
from dataclasses import dataclass, replace

LAST = 0x10FFFF
Range = tuple[int, int]
_CLASSES: dict[str, tuple[str, tuple[Range, ...]]] = {
    "d": ("0-9", ((48, 57),)),
    "w": ("0-9A-Z_a-z", ((48, 57), (65, 90), (95, 95), (97, 122))),
    "s": (r"\x09-\x0d ", ((9, 13), (32, 32))),
}
_LINE_ENDS: tuple[Range, ...] = ((10, 10), (13, 13), (0x2028, 0x2029))
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v"}
_COUNT = re.compile(r"\{([0-9]{1,4})(,([0-9]{1,4})?)?\}")
_HEX = re.compile(r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}")
_SURROGATES = range(0xD800, 0xE000)
_MAX_DEPTH = 20
_HALF = "it holds half a character"
_ANY = r"[^\x0a\x0d\u2028-\u2029]"


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of some ranges, how every engine writes it, and the author."""

    ranges: tuple[Range, ...]
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of some parts."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part some times; `most` is None for ever. `sign` is how it is written."""

    part: "Part"
    least: int
    most: int | None
    sign: str


Part = Chars | Sequence | Alternatives | Repeat


def parse(pattern: str) -> Part:
    """The tree of a pattern. Raises ValueError with the sentence to show."""
    if any(ord(char) in _SURROGATES for char in pattern):
        raise ValueError(_HALF)
    bare = _unanchored(pattern)
    reader = _Reader(bare)
    tree = reader.alternatives(0)
    if reader.rest():
        message = "a ')' has no '('"
        raise ValueError(message)
    if bare != pattern and isinstance(tree, Alternatives):
        message = "it is unclear how far '^' and '$' reach: a pattern needs neither"
        raise ValueError(message)
    return tree


def _unanchored(pattern: str) -> str:
    """Without the anchors that say nothing, as a pattern fits as a whole."""
    bare = pattern.removeprefix("^")
    ended = re.search(r"(?<!\\)(?:\\\\)*\$$", bare) is not None
    return bare[:-1] if ended else bare


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def rest(self) -> str:
        return self.text[self.at :]

    def next(self) -> str:
        if self.at >= len(self.text):
            message = "it ends too early"
            raise ValueError(message)
        self.at += 1
        return self.text[self.at - 1]

    def skip(self, text: str) -> bool:
        found = self.text.startswith(text, self.at)
        self.at += len(text) if found else 0
        return found

    def alternatives(self, depth: int) -> Part:
        if depth > _MAX_DEPTH:
            message = "its groups nest too deep"
            raise ValueError(message)
        parts = [self.sequence(depth)]
        while self.skip("|"):
            parts.append(self.sequence(depth))
        return parts[0] if len(parts) == 1 else Alternatives(tuple(parts))

    def sequence(self, depth: int) -> Part:
        parts: list[Part] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            start = self.at
            part = self.single(depth)
            if isinstance(part, Chars):
                part = replace(part, source=self.text[start : self.at])
            parts.append(self.repeated(part))
        return Sequence(tuple(parts))

    def repeated(self, part: Part) -> Part:
        counts = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        sign = self.rest()[:1]
        found = _COUNT.match(self.text, self.at)
        if sign in counts:
            self.at += 1
            least, most = counts[sign]
        elif found is not None:
            self.at = found.end()
            sign, least = found[0], int(found[1])
            most = int(found[3]) if found[3] else None if found[2] else least
        else:
            return part
        self.skip("?")
        if self.rest()[:1] in {*"*+?"} or _COUNT.match(self.text, self.at):
            message = f"'{sign}' and '{self.rest()[0]}' follow each other"
            raise ValueError(message)
        if most is not None and most < least:
            message = f"'{sign}' ends before it begins"
            raise ValueError(message)
        return Repeat(part, least, most, sign)

    def single(self, depth: int) -> Part:
        char = self.next()
        match char:
            case "(":
                return self.group(depth)
            case "[":
                return self.char_class()
            case ".":
                return Chars(_complement(_LINE_ENDS), _ANY)
            case "\\":
                return self.escape()
            case "^" | "$":
                message = f"'{char}' belongs to the ends, and there it is not needed"
                raise ValueError(message)
            case "*" | "+" | "?" | "{" | "}" | "]":
                message = f"'{char}' stands alone: write \\{char} for the character"
                raise ValueError(message)
        return Chars(((ord(char), ord(char)),), char)

    def group(self, depth: int) -> Part:
        if not self.skip("?:") and self.rest().startswith("?"):
            message = f"'({self.rest()[:2]}' is more than a pattern here may use"
            raise ValueError(message)
        part = self.alternatives(depth + 1)
        if not self.skip(")"):
            message = "a '(' is not closed"
            raise ValueError(message)
        return part

    def escape(self) -> Chars:
        char = self.next()
        if char.lower() in _CLASSES:
            text, ranges = _CLASSES[char.lower()]
            if char.islower():
                return Chars(ranges, f"[{text}]")
            return Chars(_complement(ranges), f"[^{text}]")
        code = self.code(char)
        return Chars(((code, code),), chr(code))

    def code(self, char: str) -> int:
        """The character that an escape stands for."""
        if char in _CONTROLS:
            return ord(_CONTROLS[char])
        found = _HEX.match(self.text, self.at - 1)
        if found is not None:
            self.at = found.end()
            code = int(found[0][1:], 16)
        elif char.isascii() and not char.isalnum():
            code = ord(char)
        else:
            message = f"'\\{char}' is more than a pattern here may use"
            raise ValueError(message)
        if code in _SURROGATES:
            raise ValueError(_HALF)
        return code

    def char_class(self) -> Chars:
        negated = self.skip("^")
        ranges: list[Range] = []
        while not self.skip("]"):
            ranges.extend(self.class_part())
        if not ranges:
            message = "a '[]' is empty"
            raise ValueError(message)
        merged = _merged(ranges)
        text = "".join(_range_text(*each) for each in merged)
        if negated:
            return Chars(_complement(merged), f"[^{text}]")
        return Chars(merged, f"[{text}]")

    def class_part(self) -> tuple[Range, ...]:
        low = self.class_char()
        if isinstance(low, tuple):
            return low
        if not self.rest().startswith("-") or self.rest().startswith("-]"):
            return ((low, low),)
        self.at += 1
        high = self.class_char()
        if isinstance(high, tuple) or high < low:
            message = "a range of characters ends before it begins"
            raise ValueError(message)
        return ((low, high),)

    def class_char(self) -> int | tuple[Range, ...]:
        char = self.next()
        if char == "[":
            message = "a '[' stands inside '[…]': write \\[ for the character"
            raise ValueError(message)
        if char != "\\":
            return ord(char)
        name = self.next()
        if name in _CLASSES:
            return _CLASSES[name][1]
        if name in {"D", "W", "S", "b", "B"}:
            message = f"'\\{name}' stands inside '[…]'"
            raise ValueError(message)
        return self.code(name)


def _merged(ranges: list[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def _complement(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    found, start = [], 0
    for low, high in ranges:
        if low > start:
            found.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        found.append((start, LAST))
    if not found:
        message = "a '[^…]' leaves no character"
        raise ValueError(message)
    return tuple(found)


def _range_text(low: int, high: int) -> str:
    if low == high:
        return _class_text(low)
    return f"{_class_text(low)}-{_class_text(high)}"


def _class_text(code: int) -> str:
    """A character inside a class, so that no engine sees more in it."""
    char = chr(code)
    return char if char.isalnum() or char in " _" else visible(char)


def visible(char: str) -> str:
    """A character, or its escape where it cannot be seen or has a meaning."""
    if char.isascii() or char in "\x85\xa0":
        return f"\\x{ord(char):02x}"
    return f"\\u{ord(char):04x}" if char in "\u2028\u2029\ufeff" else char
