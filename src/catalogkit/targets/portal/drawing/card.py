"""A stage as a card, and the words of a hand-off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from catalogkit.targets.portal.drawing.shapes import Box, Shape, Words, fitted
from catalogkit.targets.portal.stages import Given, Told

PAD = 12.0
TITLE, SMALL = 14.0, 12.0
NUMBER = 20.0
BETWEEN = 5.0
DOT = 6.0
DOTTED = frozenset({"item", "system"})


@dataclass(frozen=True)
class Card:
    """A stage of some width; with its team, where no lane names it."""

    stage: Told
    width: float
    named: bool = False

    @cached_property
    def height(self) -> float:
        """As high as its words are."""
        gaps = BETWEEN * (len(self.parts) - 1)
        return sum(each.height for each in self.parts) + gaps + 2 * PAD

    @cached_property
    def parts(self) -> list[Words]:
        """Its texts below one another, each as far to the right as it will stand."""
        stage, room = self.stage, self.width - 2 * PAD
        title = fitted(stage.title, room - NUMBER - 8, TITLE, "stage")
        found = [Words(PAD + NUMBER + 8, 0, title, "stage", TITLE)]
        for text, kind in self.texts():
            inward = DOT + 7 if kind in DOTTED else 0
            lines = fitted(text, room - inward, SMALL, kind)
            found.append(Words(PAD + inward, 0, lines, kind, SMALL))
        return found

    def texts(self) -> Iterator[tuple[str, str]]:
        """What stands below the title, and of which class it is."""
        stage = self.stage
        if self.named and stage.team_title:
            yield stage.team_title, "team"
        if stage.expected:
            yield stage.expected, "time"
        yield from ((title, "item") for title in stage.item_titles)
        yield from ((title, "system") for title in stage.systems)

    def shapes(
        self, left: float, top: float, height: float | None = None
    ) -> Iterator[Shape]:
        """The card at its place, higher than it needs to be where others are."""
        yield Box(left, top, self.width, height or self.height, "card", 8)
        yield Box(left + PAD, top + PAD - 1, NUMBER, NUMBER, "dot", NUMBER / 2)
        number = str(self.stage.number)
        middle = left + PAD + NUMBER / 2
        yield Words(middle, top + PAD + 1, (number,), "number", SMALL, centred=True)
        down = top + PAD
        for each in self.parts:
            if each.kind in DOTTED:
                radius = DOT / 2 if each.kind == "item" else 1
                yield Box(left + PAD, down + 5, DOT, DOT, f"{each.kind}-dot", radius)
            yield replace(each, left=left + each.left, top=down)
            down += each.height + BETWEEN


def given_words(
    given: Given, left: float, top: float, room: float, *, centred: bool = False
) -> list[Words]:
    """What is given, and below it the agreement behind it."""
    found = []
    for text, kind in ((given.what, "gives"), (given.agreement, "agreed")):
        lines = fitted(text, room, SMALL, kind)
        if lines:
            words = Words(left, top, lines, kind, SMALL, centred)
            found.append(words)
            top += words.height + 2
    return found
