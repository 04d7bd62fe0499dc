"""Parts of a text that must not be longer than its place: rows give way, heads stay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROWS_FIRST = 15
"""So many rows of every part are written before any part gets more."""
LEFT = 60
"""Room for the line that says how many rows are left out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text: `head`, rows of which some may be left out, `foot`."""

    head: str = ""
    rows: tuple[str, ...] = ()
    foot: str = ""

    def written(self, count: int) -> str:
        """The part with so many rows, and how many it leaves out."""
        left = len(self.rows) - count
        more = f"\n*… and {left} more*\n" if left else ""
        return "".join([self.head, *self.rows[:count], more, self.foot])


def fitted(parts: Sequence[Part], most: int | None) -> tuple[str, bool]:
    """The parts as one text of at most so many characters, and whether all is there."""
    if most is None:
        return "".join(each.written(len(each.rows)) for each in parts), True
    counts = [0] * len(parts)
    room = most - sum(len(each.head) + len(each.foot) + LEFT for each in parts)
    for limit in (ROWS_FIRST, None):
        for index, part in enumerate(parts):
            for row in part.rows[counts[index] : limit]:
                if len(row) > room:
                    break
                room -= len(row)
                counts[index] += 1
    text = "".join(_written(parts, counts))
    return text, all(c == len(p.rows) for c, p in zip(counts, parts, strict=True))


def _written(parts: Sequence[Part], counts: Sequence[int]) -> Iterator[str]:
    for part, count in zip(parts, counts, strict=True):
        yield part.written(count)
