"""A value stream as lanes: each team has one, each stage stands in that of its team.

No two stages stand above one another, so below and above a stage its column is free:
there the arrow from the stage before comes in, and beside it stands what is given.
Within a lane that stands below the gap. Arrows that skip stages, or go back, run above
all lanes, and reach them through the gaps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalogkit.targets.portal.drawing.bar import Bar
from catalogkit.targets.portal.drawing.card import PAD, Card, given_words
from catalogkit.targets.portal.drawing.shapes import (
    Box,
    Drawing,
    Shape,
    Way,
    Words,
    fitted,
)
from catalogkit.targets.portal.stages import Given, Told

WIDTH, NAMES = 1120.0, 132.0
MOST = 7
"""More stages than that stand too close for reading."""
WIDEST, GAP = 280.0, 40.0
MARGIN = 14.0
"""The room above and below the cards of a lane."""
IN, LEVEL, SECOND = 16.0, 26.0, 40.0
"""Where arrows meet a card: from its left edge, and below its upper one."""


def wide(stages: Sequence[Told], total: str) -> Drawing:
    """The lanes of a stream with at most `MOST` stages; `total` is the time of all."""
    return _Lanes(tuple(stages), total).drawing()


@dataclass(frozen=True)
class _Lane:
    team: str
    title: str
    top: float
    height: float


@dataclass(frozen=True)
class _Lanes:
    stages: tuple[Told, ...]
    total: str

    @cached_property
    def pitch(self) -> float:
        return min((WIDTH - NAMES) / len(self.stages), WIDEST)

    @cached_property
    def cards(self) -> list[Card]:
        return [Card(each, self.pitch - GAP) for each in self.stages]

    @cached_property
    def far(self) -> list[Given]:
        """Hand-offs that do not go to the next stage."""
        return [g for s in self.stages for g in s.gives if g.end != g.start + 1]

    @cached_property
    def near(self) -> list[Given]:
        """Hand-offs to the next stage."""
        return [g for s in self.stages for g in s.gives if g.end == g.start + 1]

    @cached_property
    def lanes(self) -> dict[str, _Lane]:
        """The lane of each team, in order of its first stage."""
        found: dict[str, _Lane] = {}
        top = self.tracks_height
        for each in self.stages:
            if each.team not in found:
                lane = _Lane(each.team, each.team_title, top, self.height(each))
                found[each.team] = lane
                top += lane.height
        return found

    @cached_property
    def tracks(self) -> list[tuple[Given, float, list[Words]]]:
        """Each far hand-off, where its line runs, and the words above it."""
        found, top = [], 0.0
        for each in self.far:
            ends = self.leaves(each), self.comes(each)
            left, room = min(ends), abs(ends[0] - ends[1])
            words = given_words(each, left + 10, top + 6, room - 20)
            height = sum(word.height for word in words)
            found.append((each, top + height + 12, words))
            top += height + 18
        return found

    @cached_property
    def tracks_height(self) -> float:
        return max((line + 10 for _, line, _ in self.tracks), default=0.0)

    def height(self, stage: Told) -> float:
        """The height of a stage's lane: of its cards, and of what is given in it."""
        card = self.card_height(stage.team)
        below = [g for g in self.near if self.within(g, stage.team)]
        beside = [g for g in self.near if self.out_of(g, stage.team)]
        under = max((self.footer_height(g) for g in below), default=0.0)
        aside = max((self.beside_height(g) for g in beside), default=0.0)
        return 2 * MARGIN + max(card + under, aside)

    def card_height(self, team: str) -> float:
        """The height of all cards of a lane: that of the highest."""
        return max(each.height for each in self.cards if each.stage.team == team)

    def drawing(self) -> Drawing:
        lanes = list(self.lanes.values())
        width = NAMES + self.pitch * len(self.stages)
        end = lanes[-1].top + lanes[-1].height
        bar = Bar(self.stages, self.total, NAMES + GAP / 2, width - GAP / 2)
        shapes = (*self.shapes(width), *bar.shapes(14, end + MARGIN, NAMES - 20))
        return Drawing(width, end + MARGIN + bar.height(NAMES - 20), shapes)

    def shapes(self, width: float) -> Iterator[Shape]:
        for number, lane in enumerate(self.lanes.values()):
            kind = "lane even" if number % 2 == 0 else "lane"
            yield Box(0, lane.top, width, lane.height, kind, 6)
            lines = fitted(lane.title, NAMES - 28, 13, "lane-name")
            yield Words(14, lane.top + MARGIN + 8, lines, "lane-name", 13)
        for each in self.near:
            yield from self.arrow(each)
        yield from self.far_arrows()
        for place, card in enumerate(self.cards):
            height = self.card_height(card.stage.team)
            yield from card.shapes(self.left(place), self.top(place), height)

    def within(self, given: Given, team: str) -> bool:
        """Whether both ends of a hand-off stand in the lane of a team."""
        ends = {self.stages[given.start].team, self.stages[given.end].team}
        return ends == {team}

    def out_of(self, given: Given, team: str) -> bool:
        """Whether a hand-off leaves the lane of a team."""
        start, end = self.stages[given.start].team, self.stages[given.end].team
        return start == team != end

    def left(self, place: int) -> float:
        return NAMES + place * self.pitch + GAP / 2

    def top(self, place: int) -> float:
        return self.lanes[self.stages[place].team].top + MARGIN

    def right(self, place: int) -> float:
        return self.left(place) + self.pitch - GAP

    def bottom(self, place: int) -> float:
        return self.top(place) + self.card_height(self.stages[place].team)

    def arrow(self, given: Given) -> Iterator[Shape]:
        """A hand-off to the next stage."""
        start, end = given.start, given.end
        y = self.top(start) + LEVEL
        if self.within(given, self.stages[start].team):
            yield Way(((self.right(start), y), (self.left(end), y)), "flow")
            yield from self.footer(given)
            return
        x = self.left(end) + IN
        down = self.top(end) > self.top(start)
        into = self.top(end) if down else self.bottom(end)
        yield Way(((self.right(start), y), (x, y), (x, into)), "flow")
        yield from self.beside(given)

    def beside(self, given: Given) -> list[Words]:
        """What is given, beside the arrow in the column where it comes in."""
        return self.words_beside(given, self.top(given.start) + 4)

    def beside_height(self, given: Given) -> float:
        return 8 + sum(each.height for each in self.words_beside(given, 0))

    def words_beside(self, given: Given, top: float) -> list[Words]:
        """Its words reach into the gap, where no arrow above the lanes runs."""
        left = self.left(given.end) + IN + 10
        spare = 0 if self.far else GAP / 2 - 4
        return given_words(given, left, top, self.right(given.end) + spare - left)

    def footer(self, given: Given) -> Iterator[Shape]:
        """What is given within a lane, below the gap."""
        middle = self.left(given.end) - GAP / 2
        top = self.bottom(given.start)
        yield Way(
            ((middle, self.top(given.start) + LEVEL), (middle, top + 4)),
            "leader",
            arrow=False,
        )
        room = self.pitch - PAD
        yield from given_words(given, middle, top + 8, room, centred=True)

    def footer_height(self, given: Given) -> float:
        words = given_words(given, 0, 0, self.pitch - PAD, centred=True)
        return 12 + sum(each.height for each in words)

    def leaves(self, given: Given) -> float:
        return self.right(given.start) + 10

    def comes(self, given: Given) -> float:
        return self.left(given.end) - 10

    def far_arrows(self) -> Iterator[Shape]:
        """Hand-offs above all lanes."""
        for each, line, words in self.tracks:
            x, x1 = self.leaves(each), self.comes(each)
            y = self.top(each.start) + SECOND
            y1 = self.top(each.end) + SECOND
            yield Way(
                (
                    (self.right(each.start), y),
                    (x, y),
                    (x, line),
                    (x1, line),
                    (x1, y1),
                    (self.left(each.end), y1),
                ),
                "flow",
            )
            yield from words
