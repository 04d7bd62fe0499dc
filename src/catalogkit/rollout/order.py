"""The order of steps: what another one needs comes first."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from catalogkit.resource import Key
from catalogkit.step import Delete, Retire, Step


def ordered(
    steps: Sequence[Step], needs: Mapping[Key, Iterable[Key]]
) -> tuple[list[Step], list[Key]]:
    """Steps so that each follows those it needs, and the keys that wait in circles.

    Otherwise as they were given, and what takes something away last. Each step of the
    answer names in `after` those of the others that it needs.
    """
    by_key = {each.key: each for each in steps}
    waiting = {
        each: {need for need in needs.get(each, ()) if need in by_key and need != each}
        for each in by_key
    }
    rank = {
        each.key: (isinstance(each, Retire | Delete), index)
        for index, each in enumerate(steps)
    }
    followers: dict[Key, list[Key]] = {}
    for each, those in waiting.items():
        for need in those:
            followers.setdefault(need, []).append(each)
    left = {each: len(those) for each, those in waiting.items()}
    found: list[Step] = []
    ready = _Ready(rank, [each for each, count in left.items() if not count])
    while ready:
        key = ready.next()
        after = tuple(sorted(waiting[key]))
        found.append(replace(by_key[key], after=after))
        for each in followers.get(key, ()):
            left[each] -= 1
            if not left[each]:
                ready.add(each)
    return found, _circles(waiting, followers, {each.key for each in found})


def _circles(
    waiting: Mapping[Key, set[Key]],
    followers: Mapping[Key, list[Key]],
    done: set[Key],
) -> list[Key]:
    """Those not done that others wait for which are not done: they are in circles."""
    left = [each for each in waiting if each not in done]
    count = {
        each: sum(key not in done for key in followers.get(each, ())) for each in left
    }
    free = [each for each in left if not count[each]]
    for each in free:
        for need in waiting[each] - done:
            count[need] -= 1
            if not count[need]:
                free.append(need)
    return [each for each in left if count[each]]


class _Ready:
    """The steps that may be done now, the first of them first."""

    def __init__(self, rank: Mapping[Key, tuple[bool, int]], keys: list[Key]) -> None:
        self.rank = rank
        self.heap = [(rank[each], each) for each in keys]
        heapq.heapify(self.heap)

    def __bool__(self) -> bool:
        return bool(self.heap)

    def add(self, key: Key) -> None:
        heapq.heappush(self.heap, (self.rank[key], key))

    def next(self) -> Key:
        return heapq.heappop(self.heap)[1]
