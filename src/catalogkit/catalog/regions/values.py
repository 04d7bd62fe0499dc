"""Values that tell the tests of one fact apart: one for each way they come out.

Of numbers and times these are the values that tests and limits name, and one in each
gap between them; of choices the options; of texts see `texts`.
"""

import datetime
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from catalogkit.catalog.canonical import (
    Between,
    Fits,
    Is,
    Isnt,
    Starts,
    Test,
    Value,
)
from catalogkit.catalog.regions import texts
from catalogkit.catalog.regions.sorts import Sort
from catalogkit.catalog.scope import NUMBERS

SAMPLES: dict[str, str] = {
    "email": "someone@example.com",
    "phone": "+49 40 1234567",
    "url": "https://example.com",
    "user": "someone",
    "person": "Someone New",
    "asset": "A-1000",
}
"""What a likely answer looks like; a text field is answered with its own id."""
_EPOCH = datetime.datetime(1970, 1, 1)  # noqa: DTZ001 - published moments are UTC
_DAY = 86_400


def values(
    sort: Sort,
    tests: Iterable[Test],
    today: datetime.date,
    name: str = "text",
    more: Iterable[object] = (),
) -> list[object]:
    """At least one value of each class, likely ones first. Raises texts.TooMany.

    `more` are values known beside those that tests name; those beyond limits are left
    out.
    """
    found = [*_values(sort, [*tests], today, name)]
    found += [each for each in more if _may_be(each, sort)]
    likely = [each for each in sort.likely if each in found or sort.is_text]
    return [*dict.fromkeys((*likely, *found))]


def _values(
    sort: Sort, tests: Sequence[Test], today: datetime.date, name: str
) -> Iterable[object]:
    if sort.options is not None:
        return sort.options
    if sort.kind == "boolean":
        return [True, False] if sort.likely == (True,) else [False, True]
    if sort.kind in NUMBERS:
        return _numbers(sort, tests)
    if sort.kind == "date":
        return DAYS.times(sort, tests, today)
    if sort.kind == "datetime":
        return MOMENTS.times(sort, tests, today)
    return _texts(sort, tests, name)


def usual_text(kind: str, name: str) -> str:
    """What is answered in a text field, unless something is asked of it."""
    return SAMPLES.get(kind, name)


def named(tests: Iterable[Test]) -> Iterator[Value]:
    """Every value that some test compares with."""
    for test in tests:
        match test:
            case Is(those) | Isnt(those):
                yield from those
            case Between(low, high):
                yield from (each for each in (low, high) if each is not None)


def _numbers(sort: Sort, tests: Sequence[Test]) -> list[float]:
    cuts = {each for each in named(tests) if isinstance(each, int | float)}
    cuts |= {each for each in (sort.low, sort.high) if isinstance(each, int | float)}
    cuts |= {each for each in sort.likely if isinstance(each, int | float)}
    found = _between(sorted(cuts), whole=sort.kind == "integer") if cuts else [1]
    within = [each for each in found if _is_within(each, sort)]
    return sorted(within, key=lambda each: (each < 0, each == 0, abs(each)))


def _may_be(value: object, sort: Sort) -> bool:
    low, high = sort.low, sort.high
    if isinstance(value, str):
        above = not isinstance(low, str) or low <= value
        return above and (not isinstance(high, str) or value <= high)
    return False


def _between(cuts: Sequence[float], *, whole: bool) -> list[float]:
    """The cuts, and one or two values in each gap, before the first, after the last."""
    found: list[float] = [_before(cuts[0]), _after(cuts[-1])]
    for low, high in pairwise(cuts):
        after, before = _after(low), _before(high)
        if after < high:
            found += [after, before]
        elif not whole:
            found.append((low + high) / 2)
    every = [*cuts, *found]
    return [each for each in every if not whole or each == math.floor(each)]


def _after(value: float) -> float:
    following = math.floor(value) + 1
    return following if following > value else math.nextafter(value, math.inf)


def _before(value: float) -> float:
    previous = math.ceil(value) - 1
    return previous if previous < value else math.nextafter(value, -math.inf)


def _is_within(value: float, sort: Sort) -> bool:
    low, high = sort.low, sort.high
    above = not isinstance(low, int | float) or low <= value
    return above and (not isinstance(high, int | float) or value <= high)


@dataclass(frozen=True)
class _Scale:
    """How days, or moments, are numbered, and which of them there are."""

    read: Callable[[str], int]
    write: Callable[[int], str]
    first: int
    last: int
    day: int

    def times(
        self, sort: Sort, tests: Iterable[Test], today: datetime.date
    ) -> list[str]:
        """Those that tests and limits name, one in each gap, some soon to come."""
        now = self.read(_text_of(today, self))
        likely = now + 30 * self.day
        found = {*range(now - 60 * self.day, now + 400 * self.day, 45 * self.day)}
        known = [*named(tests), sort.low, sort.high, *sort.likely]
        cuts = sorted({self.read(each) for each in known if isinstance(each, str)})
        if cuts:
            found |= {int(each) for each in _between(cuts, whole=True)}
        order = sorted({likely, *found}, key=lambda at: (at < now, abs(at - likely)))
        texts_of = [self.write(at) for at in order if self.first <= at <= self.last]
        return [each for each in texts_of if _may_be(each, sort)]


def _ordinal(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def _day(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()


def _second(text: str) -> int:
    found = datetime.datetime.fromisoformat(text.removesuffix("Z"))
    return (found - _EPOCH) // datetime.timedelta(seconds=1)


def _moment(second: int) -> str:
    return (_EPOCH + datetime.timedelta(seconds=second)).isoformat() + "Z"


def _text_of(today: datetime.date, scale: _Scale) -> str:
    return f"{today}T10:00:00Z" if scale is MOMENTS else f"{today}"


DAYS = _Scale(
    _ordinal, _day, datetime.date.min.toordinal(), datetime.date.max.toordinal(), 1
)
MOMENTS = _Scale(
    _second,
    _moment,
    _second("0001-01-01T00:00:00Z"),
    _second("9999-12-31T23:59:59Z"),
    _DAY,
)


def _texts(sort: Sort, tests: Sequence[Test], name: str) -> list[object]:
    usual = usual_text(sort.kind, name)
    told = tuple(each for each in tests if isinstance(each, Is | Isnt | Starts | Fits))
    limits = (sort.shortest, sort.longest)
    fits = sort.shortest <= len(usual) <= (sort.longest or len(usual))
    if not told and not sort.patterns and fits:
        return [usual]
    found = _told_apart(sort.patterns, told, *limits)
    needed = map(texts.of_pattern, sort.patterns)
    if fits and all(one.accepts(usual) for one in needed):
        return [usual, *found]
    return [*found]


@lru_cache(maxsize=4096)
def _told_apart(
    patterns: tuple[str, ...],
    tests: tuple[Test, ...],
    shortest: int,
    longest: int | None,
) -> tuple[str, ...]:
    needed = [texts.of_pattern(each) for each in patterns]
    return (*texts.samples(needed, [*_automata(tests)], shortest, longest),)


def _automata(tests: Sequence[Test]) -> Iterator[texts.Automaton]:
    for test in tests:
        match test:
            case Is(those) | Isnt(those):
                for each in those:
                    if isinstance(each, str) and each:
                        yield texts.of_texts((each,), prefixes=False)
            case Starts(prefixes):
                yield texts.of_texts(prefixes, prefixes=True)
            case Fits(pattern):
                yield texts.of_pattern(pattern)
