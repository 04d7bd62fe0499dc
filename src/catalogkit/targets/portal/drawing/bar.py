"""The time of a stream as a bar: each stage has its share, and room for its number."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.targets.portal.drawing.shapes import Box, Shape, Words, fitted
from catalogkit.targets.portal.stages import Told

HIGH, LEAST, GAP = 22.0, 24.0, 2.0
SIZE, SMALL = 13.0, 12.0


@dataclass(frozen=True)
class Bar:
    """The bar between two edges, and the time of all stages in words."""

    stages: tuple[Told, ...]
    total: str
    left: float
    right: float

    def height(self, room: float) -> float:
        """How high it is with its words beside it."""
        return max(HIGH, self._words(0, 2, room).height + 2)

    @property
    def height_below(self) -> float:
        """How high it is with its words above it."""
        return HIGH + 6 + self._words(0, 0, self.right - self.left).height

    def shapes(self, words: float, top: float, room: float) -> Iterator[Shape]:
        """The words at the left, the bar at the right of them."""
        yield self._words(words, top + 2, room)
        yield from self._segments(top)

    def below(self, top: float) -> Iterator[Shape]:
        """The words, and the bar below them."""
        words = self._words(self.left, top, self.right - self.left)
        yield words
        yield from self._segments(top + words.height + 6)

    def _words(self, left: float, top: float, room: float) -> Words:
        lines = fitted(self.total, room, SIZE, "lane-name")
        return Words(left, top, lines, "lane-name", SIZE)

    def _segments(self, top: float) -> Iterator[Shape]:
        whole = sum(each.minutes for each in self.stages) or 1
        count = len(self.stages)
        spare = self.right - self.left - count * LEAST - (count - 1) * GAP
        left = self.left
        for each in self.stages:
            width = LEAST + spare * each.minutes / whole
            yield Box(left, top, width, HIGH, "share", 4)
            middle = left + width / 2
            number = (str(each.number),)
            yield Words(middle, top + 3, number, "share-number", SMALL, centred=True)
            left += width + GAP
