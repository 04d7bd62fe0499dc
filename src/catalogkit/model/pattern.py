"""Patterns: regular expressions that every engine reads alike, in linear time.

A pattern must fit a text as a whole. It knows characters, classes, groups, `|` and
`* + ? {n,m}`. Where a repetition could go on in two ways with the same character, an
engine may need a time without bound, so such a pattern is refused: what may follow
must tell itself apart by its first character.
"""

from functools import lru_cache

from catalogkit.model.pattern_tree import (
    Alternatives,
    Chars,
    Part,
    Repeat,
    Sequence,
    parse,
    visible,
)

MAX_PLACES = 2000
MAX_CHOICES = 8
Ends = tuple[set[int], set[int], bool]
"""The places a part begins and ends with, and whether it may be empty."""
_SPECIAL = frozenset("^$\\.*+?()[]{}|/")


@lru_cache(maxsize=1024)
def portable(pattern: str) -> str:
    """The pattern as every engine reads it, JavaScript's with the u flag included.

    It has no anchors: `re.fullmatch` or `^(?:…)$` around it. Raises ValueError with
    the sentence to show.
    """
    tree = parse(pattern)
    _Places().check(tree)
    return _written(tree)


def _written(part: Part) -> str:
    match part:
        case Chars(ranges, text):
            if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
                return _literal(text)
            return text
        case Sequence(parts):
            return "".join(_written(each) for each in parts)
        case Alternatives(parts):
            return f"(?:{'|'.join(_written(each) for each in parts)})"
        case Repeat(inner, _, _, sign):
            text = _written(inner)
            return f"{text if isinstance(inner, Chars) else f'(?:{text})'}{sign}"


def _literal(char: str) -> str:
    if char in _SPECIAL:
        return f"\\{char}"
    return char if " " <= char <= "~" else visible(char)


class _Places:
    """The places of a pattern, one a character to read, and what may follow each."""

    def __init__(self) -> None:
        self.chars: list[Chars] = []
        self.looped: list[bool] = []
        self.follow: list[set[int]] = []

    def check(self, tree: Part) -> None:
        """Raises ValueError where a text could be read in too many ways."""
        first, _, _ = self.enter(tree, looped=False)
        choices = 0
        for place, following in [(None, first), *enumerate(self.follow)]:
            clash = self.clash(following)
            if clash is None:
                continue
            choices += 1
            if choices > MAX_CHOICES or (place is not None and self.looped[place]):
                raise ValueError(_too_many_ways(*clash))

    def clash(self, places: set[int]) -> tuple[Chars, Chars] | None:
        """Two places that can read the same character."""
        ends = sorted(
            (low, high, place)
            for place in places
            for low, high in self.chars[place].ranges
        )
        reach, owner = -1, 0
        for low, high, place in ends:
            if low <= reach and owner != place:
                return self.chars[owner], self.chars[place]
            if high > reach:
                reach, owner = high, place
        return None

    def enter(self, part: Part, *, looped: bool) -> Ends:
        """Adds a part: its first and last places, and whether it may be empty."""
        match part:
            case Chars():
                return self.char(part, looped=looped)
            case Sequence(parts):
                empty: Ends = (set(), set(), True)
                for each in parts:
                    empty = self.join(empty, self.enter(each, looped=looped))
                return empty
            case Alternatives(parts):
                found = [self.enter(each, looped=looped) for each in parts]
                first = set().union(*(each[0] for each in found))
                last = set().union(*(each[1] for each in found))
                return first, last, any(each[2] for each in found)
            case Repeat():
                return self.repeat(part, looped=looped)

    def char(self, chars: Chars, *, looped: bool) -> Ends:
        if len(self.chars) >= MAX_PLACES:
            message = f"it repeats to more than {MAX_PLACES} characters"
            raise ValueError(message)
        self.chars.append(chars)
        self.looped.append(looped)
        self.follow.append(set())
        place = {len(self.chars) - 1}
        return place, place, False

    def repeat(self, part: Repeat, *, looped: bool) -> Ends:
        """`x{2,4}` is x x (x (x)?)?, and `x{2,}` is x x x*."""
        rest: Ends = (set(), set(), True)
        if part.most is None:
            first, last, _ = self.once(part, looped=True)
            for place in last:
                self.follow[place] |= first
            rest = (first, last, True)
        for _ in range((part.most or part.least) - part.least):
            first, last, _ = self.join(self.once(part, looped=looped), rest)
            rest = (first, last, True)
        for _ in range(part.least):
            rest = self.join(self.once(part, looped=looped), rest)
        return rest

    def once(self, repeat: Repeat, *, looped: bool) -> Ends:
        ends = self.enter(repeat.part, looped=looped)
        if ends[2]:
            message = f"what stands before '{repeat.sign}' may be empty"
            raise ValueError(message)
        return ends

    def join(self, left: Ends, right: Ends) -> Ends:
        for place in left[1]:
            self.follow[place] |= right[0]
        first = left[0] | right[0] if left[2] else left[0]
        last = left[1] | right[1] if right[2] else right[1]
        return first, last, left[2] and right[2]


def _too_many_ways(one: Chars, other: Chars) -> str:
    return (
        f"after a repetition both '{one.source}' and '{other.source}' can read the "
        "same character, so some texts would take very long; name the characters "
        "more narrowly, as in [^@]+@[^@]+"
    )
