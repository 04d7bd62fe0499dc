"""A pattern of JSON Schema → one of ours: the whole text, in linear time."""

from collections.abc import Iterator

from catalogkit.model.pattern import portable
from catalogkit.model.pattern_tree import (
    LAST,
    Alternatives,
    Chars,
    Part,
    Range,
    Repeat,
    Sequence,
    parse,
)

_BASIC = 0xFFFF
_SPECIAL = frozenset("\\^$.*+?()[]{}|/")
_IN_CLASS = frozenset("\\^-[]")


def carried(pattern: str) -> str:
    """The pattern as ours, which fits the same texts of one line.

    JSON Schema looks for a pattern anywhere in a text, ours fits it as a whole.
    Raises ValueError with the reason when there is none.
    """
    whole = _whole(pattern)
    reason = ""
    for candidate in dict.fromkeys((whole, _written(_clearer(parse(whole))))):
        try:
            portable(candidate)
        except ValueError as error:
            reason = reason or str(error)
        else:
            return candidate
    raise ValueError(reason)


def _whole(pattern: str) -> str:
    begins = pattern.startswith("^")
    ends = pattern.endswith("$") and not pattern.endswith("\\$")
    bare = pattern[begins : len(pattern) - ends]
    if isinstance(parse(bare), Alternatives):
        if begins or ends:
            message = "it is unclear how far '^' and '$' reach"
            raise ValueError(message)
        bare = f"(?:{bare})"
    return ("" if begins else ".*") + bare + ("" if ends else ".*")


def _clearer(part: Part) -> Part:
    """The same texts, told apart by their first characters.

    `A*B` with every B among A, such as [a-z-]*[a-z], reads on until the last B. The
    same is `(C*B)+` where C is what A has beyond B, and that never hesitates.
    """
    match part:
        case Sequence(parts):
            return Sequence(tuple(_joined([_clearer(each) for each in parts])))
        case Alternatives(parts):
            return Alternatives(tuple(_clearer(each) for each in parts))
        case Repeat(inner, least, most, sign):
            return Repeat(_clearer(inner), least, most, sign)
    return part


def _joined(parts: list[Part]) -> Iterator[Part]:
    index = 0
    while index < len(parts):
        some, last = _endless(parts[index]), _last(parts[index + 1 : index + 2])
        if some is None or last is None or _without(last.ranges, some.ranges):
            yield parts[index]
            index += 1
            continue
        part = parts[index]
        yield from [some] * (part.least if isinstance(part, Repeat) else 0)
        rest = _endless(parts[index + 2]) if index + 2 < len(parts) else None
        index += 2
        if rest is not None and not _without(some.ranges, rest.ranges):
            yield from _first(some, last)
        else:
            yield Repeat(Sequence(tuple(_first(some, last))), 1, None, "+")


def _endless(part: Part) -> Chars | None:
    """A of `A*` and of `A+`."""
    match part:
        case Repeat(Chars() as chars, _, None, _):
            return chars
    return None


def _last(parts: list[Part]) -> Chars | None:
    """B of `B` and of `B+`: after an A* that holds B they say the same."""
    match parts:
        case [Chars() as chars] | [Repeat(Chars() as chars, 1, None, _)]:
            return chars
    return None


def _first(some: Chars, last: Chars) -> Iterator[Part]:
    """Up to the first B that comes."""
    beyond = _without(some.ranges, last.ranges)
    if beyond:
        yield Repeat(Chars(beyond, ""), 0, None, "*")
    yield last


def _without(ranges: tuple[Range, ...], others: tuple[Range, ...]) -> tuple[Range, ...]:
    """The characters of some ranges that are not in the others."""
    left = list(ranges)
    for low, high in others:
        left = [
            each
            for start, end in left
            for each in ((start, min(end, low - 1)), (max(start, high + 1), end))
            if each[0] <= each[1]
        ]
    return tuple(sorted(set(left)))


def _written(part: Part) -> str:
    match part:
        case Chars(source=source) if source:
            return source
        case Chars(ranges):
            return _class(ranges)
        case Sequence(parts):
            return "".join(_written(each) for each in parts)
        case Alternatives(parts):
            return f"(?:{'|'.join(_written(each) for each in parts)})"
        case Repeat(Chars() as inner, sign=sign):
            return f"{_written(inner)}{sign}"
        case Repeat(inner, sign=sign):
            text = _written(inner)
            grouped = text if isinstance(inner, Alternatives) else f"(?:{text})"
            return f"{grouped}{sign}"


def _class(ranges: tuple[Range, ...]) -> str:
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return _char(ranges[0][0], _SPECIAL)
    sign = ""
    if ranges[-1][1] == LAST:
        sign, ranges = "^", _without(((0, LAST),), ranges)
    inside = "".join(_span(low, high) for low, high in ranges)
    return f"[{sign}{inside}]"


def _span(low: int, high: int) -> str:
    between = "" if high - low < len("ab") else "-"
    ends = dict.fromkeys((low, high))
    return between.join(_char(each, _IN_CLASS) for each in ends)


def _char(code: int, special: frozenset[str]) -> str:
    char = chr(code)
    if char in special:
        return f"\\{char}"
    return char if char.isprintable() or code > _BASIC else f"\\u{code:04x}"
