"""For which of some values tests hold, many tests at a time: a set of values is a mask.

It says what `catalog.holds` says of each value, without asking it once for each where
texts can be looked up, and numbers, days and moments lie in order.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import xor

from catalogkit.catalog.canonical import Ask, Between, Given, Is, Isnt, Test
from catalogkit.catalog.holds import World, double, holds, is_absent, shape

Key = float | str


@dataclass(frozen=True)
class _Order:
    """Values of one shape from the least to the greatest, and where they stand."""

    keys: list[Key]
    first: list[int] = field(default_factory=lambda: [0])

    def between(self, test: Between, read: Callable[[object], Key]) -> int:
        """Those between two ends."""
        low, high = 0, len(self.keys)
        if test.low is not None:
            find = bisect_right if test.low_open else bisect_left
            low = find(self.keys, read(test.low))
        if test.high is not None:
            find = bisect_left if test.high_open else bisect_right
            high = find(self.keys, read(test.high))
        return self.first[high] & ~self.first[low] if low < high else 0


@dataclass(frozen=True)
class Column:
    """Some values of one fact, each the bit of its place."""

    values: Sequence[object]
    world: World

    def passing(self, test: Test) -> int:
        """The values for which a test holds."""
        match test:
            case Given(given):
                return self._given if given else self._all & ~self._given
            case Is(those) if _are_texts(those):
                return self._one_of(those)
            case Isnt(those) if _are_texts(those):
                return self._texts & ~self._one_of(those)
            case Between(low, high):
                shapes = {shape(each) for each in (low, high) if each is not None}
                if len(shapes) == 1 and (kind := shapes.pop()):
                    read = double if kind == "number" else str
                    return self._ordered(kind).between(test, read)
        return self._slowly(test)

    def _slowly(self, test: Test) -> int:
        ask = Ask("it", test)
        return bits(holds(ask, {"it": each}, self.world) for each in self.values)

    @cached_property
    def _all(self) -> int:
        return (1 << len(self.values)) - 1

    @cached_property
    def _given(self) -> int:
        return bits(not is_absent(each) for each in self.values)

    @cached_property
    def _texts(self) -> int:
        return bits(isinstance(each, str) and each != "" for each in self.values)

    @cached_property
    def _by_text(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, each in enumerate(self.values):
            if isinstance(each, str) and each:
                found[each] = found.get(each, 0) | 1 << place
        return found

    def _one_of(self, texts: Iterable[object]) -> int:
        found = 0
        for each in texts:
            found |= self._by_text.get(str(each), 0)
        return found

    def _ordered(self, kind: str) -> _Order:
        if kind not in self._orders:
            self._orders[kind] = self._sorted(kind)
        return self._orders[kind]

    @cached_property
    def _orders(self) -> dict[str, _Order]:
        return {}

    def _sorted(self, kind: str) -> _Order:
        read: Callable[[object], Key] = double if kind == "number" else str
        fitting = (
            (read(each), place)
            for place, each in enumerate(self.values)
            if shape(each) == kind
        )
        order = _Order([])
        for key, place in sorted(fitting):
            order.keys.append(key)
            order.first.append(order.first[-1] | 1 << place)
        return order


def transposed(columns: Sequence[int], length: int) -> list[int]:
    """Of each place, the columns that have it, as a bit each.

    Only where a column changes is looked at, for most are intervals.
    """
    found = [0] * (length + 1)
    for number, column in enumerate(columns):
        bit = 1 << number
        for place in members(column ^ column << 1):
            found[place] ^= bit
    return [*accumulate(found[:length], xor)]


def members(those: int) -> list[int]:
    """The numbers of the bits that are set."""
    text = f"{those:b}"[::-1]
    found, at = [], text.find("1")
    while at >= 0:
        found.append(at)
        at = text.find("1", at + 1)
    return found


def bits(truths: Iterable[bool]) -> int:
    """The places of what is true."""
    return int("".join("1" if each else "0" for each in truths)[::-1] or "0", 2)


def _are_texts(values: Iterable[object]) -> bool:
    return all(type(each) is str for each in values)
