"""A value stream as a column, for narrow screens: one stage below the other.

What is given to the next stage stands beside the arrow between them. Other hand-offs
run on rails at the left, and their words stand below the stage that gives.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalogkit.targets.portal.drawing.bar import Bar
from catalogkit.targets.portal.drawing.card import Card, given_words
from catalogkit.targets.portal.drawing.shapes import Drawing, Shape, Way, Words
from catalogkit.targets.portal.stages import Given, Told

WIDTH = 300.0
RAIL = 10.0
IN, ASIDE = 22.0, 36.0
LEAST, AROUND = 28.0, 8.0
LEVEL, SECOND = 22.0, 34.0


def tall(stages: Sequence[Told], total: str) -> Drawing:
    """The column of a stream; `total` is the time of all stages."""
    return _Column(tuple(stages), total).drawing()


@dataclass(frozen=True)
class _Column:
    stages: tuple[Told, ...]
    total: str

    @cached_property
    def rails(self) -> dict[Given, float]:
        """Each hand-off that does not go to the next stage, and its rail."""
        far = [g for s in self.stages for g in s.gives if g.end != g.start + 1]
        return {each: RAIL * (n + 0.5) for n, each in enumerate(far)}

    @cached_property
    def left(self) -> float:
        return RAIL * len(self.rails) + (AROUND if self.rails else 0)

    @cached_property
    def cards(self) -> list[Card]:
        return [Card(each, WIDTH - self.left, named=True) for each in self.stages]

    @cached_property
    def tops(self) -> list[float]:
        """Where each card begins, and behind them the end."""
        found = [0.0]
        for card in self.cards:
            found.append(found[-1] + card.height + self.between(card.stage))
        return found

    def between(self, stage: Told) -> float:
        """The room below a stage: of its arrow, and of what it gives."""
        words = self.given(stage, 0.0)
        if not words:
            return LEAST if stage is not self.stages[-1] else 0.0
        last = words[-1]
        return max(LEAST, last.top + last.height + AROUND)

    def given(self, stage: Told, top: float) -> list[Words]:
        """What a stage gives, one below the other."""
        found: list[Words] = []
        down = top + AROUND
        for each in stage.gives:
            room = WIDTH - self.left - ASIDE
            words = given_words(self.named(each), self.left + ASIDE, down, room)
            found += words
            down += sum(word.height + 2 for word in words) + 4
        return found

    def named(self, given: Given) -> Given:
        """A hand-off whose words say to which stage it goes, if not to the next."""
        if given not in self.rails:
            return given
        end = f"→ {self.stages[given.end].number}"
        what = f"{end}: {given.what}" if given.what else end
        return Given(given.start, given.end, what, given.agreement, given.between)

    def drawing(self) -> Drawing:
        bar, end = Bar(self.stages, self.total, 0, WIDTH), self.tops[-1] + 20
        shapes = (*self.shapes(), *bar.below(end))
        return Drawing(WIDTH, end + bar.height_below, shapes)

    def shapes(self) -> Iterator[Shape]:
        for place, card in enumerate(self.cards):
            top, bottom = self.tops[place], self.tops[place] + card.height
            x = self.left + IN
            for each in card.stage.gives:
                if each in self.rails:
                    yield self.rail(each)
                else:
                    yield Way(((x, bottom), (x, self.tops[place + 1])), "flow")
            yield from card.shapes(self.left, top)
            yield from self.given(card.stage, bottom)

    def rail(self, given: Given) -> Way:
        """A hand-off at the left of all cards."""
        x, left = self.rails[given], self.left
        start = self.tops[given.start] + LEVEL
        end = self.tops[given.end] + SECOND
        return Way(((left, start), (x, start), (x, end), (left, end)), "flow")
