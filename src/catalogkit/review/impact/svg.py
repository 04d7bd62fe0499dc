"""The picture of an impact as SVG, drawn here: no script, no font, no address in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from catalogkit.report.visible import visible
from catalogkit.review.impact.picture import Box, Link, Picture
from catalogkit.wording.breadth import lines_of

WIDE, GAP, MARGIN = 232.0, 84.0, 24.0
PAD, BETWEEN = 11.0, 14.0
TITLE, SMALL, LEADING = 14.0, 12.0, 1.35
LETTERS = 1.14
"""How much wider letters may come out than they are measured."""
LANE = "→"
MOST_LINES = 3
"""So many lines a text of a box may take."""
KINDS = ("start", "value_stream", "system", "people", "more")
SPACE = "http://www.w3.org/2000/svg"
STYLE = """
svg { color-scheme: light dark; background: #ffffff; }
text { font-family: system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; fill: #1c2430; white-space: pre; }
.title { font-size: 14px; font-weight: 600; } .line { font-size: 12px; fill: #55606f; }
rect { fill: #f6f7f9; stroke: #aab3bf; } rect.page { fill: #ffffff; stroke: none; }
rect.start { fill: #6f3fc9; stroke: #6f3fc9; }
.on-start { fill: #ffffff !important; }
rect.system { fill: #e8f0fb; stroke: #7fa3d9; }
rect.value_stream { fill: #e4f4e8; stroke: #5aa36f; }
rect.people { fill: #fdf3dd; stroke: #cda349; }
rect.more { stroke-dasharray: 4 3; }
path { fill: none; stroke: #8b96a5; stroke-width: 1.4; }
path.aside { stroke-dasharray: 3 4; } path.tip { fill: #8b96a5; stroke: none; }
@media (prefers-color-scheme: dark) {
  svg { background: #14181f; } text { fill: #e6e9ee; } .line { fill: #a9b3c1; }
  rect { fill: #1d232c; stroke: #4a5462; } rect.page { fill: #14181f; }
  rect.start { fill: #7c4ddb; stroke: #7c4ddb; }
  rect.system { fill: #1a2a43; stroke: #44669b; }
  rect.value_stream { fill: #17321f; stroke: #3c7d50; }
  rect.people { fill: #382c12; stroke: #8d712f; }
  path { stroke: #77828f; } path.tip { fill: #77828f; }
}
"""


def as_svg(picture: Picture, title: str) -> str:
    """The picture, as wide and high as it needs."""
    laid = _Laid(picture)
    wide, high = round(laid.width), round(laid.height)
    size = f'width="{wide}" height="{high}"'
    parts = [
        f'<svg xmlns="{SPACE}" {size} viewBox="0 0 {wide} {high}" role="img">',
        f"<title>{escape(visible(title))}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{wide}" height="{high}"/>',
        *laid.links(),
        *(part for each in laid.places.values() for part in each.parts()),
        "</svg>\n",
    ]
    return "\n".join(parts)


@dataclass(frozen=True)
class _Card:
    """A box, and how its words stand in it."""

    box: Box

    @cached_property
    def title(self) -> list[str]:
        return _fitted(self.box.title, TITLE)

    @cached_property
    def lines(self) -> list[str]:
        return [line for each in self.box.lines for line in _fitted(each, SMALL)]

    @property
    def height(self) -> float:
        if self.box.kind == "lane":
            return 0.0
        words = len(self.title) * TITLE + len(self.lines) * SMALL
        return words * LEADING + 2 * PAD


@dataclass(frozen=True)
class _Placed:
    """A card at its place."""

    card: _Card
    left: float
    top: float

    @property
    def middle(self) -> float:
        return self.top + self.card.height / 2

    def parts(self) -> Iterator[str]:
        box = self.card.box
        if box.kind == "lane":
            return
        kind = box.kind if box.kind in KINDS else "other"
        yield (
            f'<rect class={quoteattr(kind)} x="{self.left:.1f}" y="{self.top:.1f}" '
            f'width="{WIDE:.1f}" height="{self.card.height:.1f}" rx="8"/>'
        )
        on = " on-start" if kind == "start" else ""
        down = self.top + PAD
        for lines, size, name in (
            (self.card.title, TITLE, "title"),
            (self.card.lines, SMALL, "line"),
        ):
            for line in lines:
                down += size * LEADING
                at = f'x="{self.left + PAD:.1f}" y="{down - size * 0.3:.1f}"'
                yield f'<text class="{name}{on}" {at}>{escape(line)}</text>'


class _Laid:
    """All boxes at their places: each column around the middle, near its parents.

    An arrow over several columns goes through a lane in those between, which it shares
    with all others to the same box.
    """

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        every = [picture.aside, picture.starts, *picture.columns]
        columns = [[_Card(each) for each in column] for column in every if column]
        self.column = {e.box.key: n for n, column in enumerate(columns) for e in column}
        self.hops = dict(self._hops())
        for start, end in self.hops:
            for key in (start, end):
                if key not in self.column:
                    number = int(key.partition(LANE)[0])
                    self.column[key] = number
                    columns[number].append(_Card(Box(key, "lane", "")))
        self.height = max(map(_height, columns), default=0.0) + 2 * MARGIN
        self.width = len(columns) * (WIDE + GAP) - GAP + 2 * MARGIN
        self.places: dict[str, _Placed] = {}
        for number, column in enumerate(columns):
            self.place(column, MARGIN + number * (WIDE + GAP))

    def _hops(self) -> Iterator[tuple[tuple[str, str], list[str]]]:
        """Each piece of an arrow from one column to the next, and what it says."""
        found: dict[tuple[str, str], list[str]] = {}
        for link in self.picture.links:
            first, last = self.column[link.start], self.column[link.end]
            lanes = [f"{n}{LANE}{link.end}" for n in range(first + 1, last)]
            for hop in pairwise([link.start, *lanes, link.end]):
                found.setdefault(hop, []).append(self.said(link))
        yield from found.items()

    def said(self, link: Link) -> str:
        """An arrow in words."""
        titles = {each.key: each.title for each in self.picture.boxes}
        return visible(" ".join((titles[link.start], link.says, titles[link.end])))

    def place(self, column: list[_Card], left: float) -> None:
        """Puts a column at its place, each card as near to its parents as it can."""
        top = (self.height - _height(column)) / 2
        for card in sorted(column, key=self.wanted):
            self.places[card.box.key] = _Placed(card, left, top)
            top += card.height + BETWEEN

    def wanted(self, card: _Card) -> float:
        """The height at which the parents of a card stand; those without stay first."""
        before = [start for start, end in self.hops if end == card.box.key]
        above = [self.places[each].middle for each in before if each in self.places]
        return sum(above) / len(above) if above else 0.0

    def links(self) -> Iterator[str]:
        """Every arrow; a pointer that rests on it reads what it says."""
        for (start, end), said in self.hops.items():
            title = "".join(f"{each}\n" for each in said).strip()
            yield f"<g><title>{escape(title)}</title>{self.curve(start, end, 'way')}"
            place = self.places[end]
            x, y = place.left, place.middle
            if place.card.box.kind == "lane":
                yield f'<path class="way" d="M{x:.1f} {y:.1f}h{WIDE:.1f}"/></g>'
            else:
                yield f'<path class="tip" d="M{x:.1f} {y:.1f}l-8 -4v8z"/></g>'
        for box in self.picture.aside:
            for first in self.picture.starts[:1]:
                yield self.curve(box.key, first.key, "aside")

    def curve(self, start: str, end: str, kind: str) -> str:
        """From the right of one box to the left of another."""
        one, other = self.places[start], self.places[end]
        x, y, x2, y2 = one.left + WIDE, one.middle, other.left, other.middle
        x2 -= 0 if other.card.box.kind == "lane" else 6
        bend = (x2 - x) / 2
        far = f"{x + bend:.1f} {y:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        return f'<path class="{kind}" d="M{x:.1f} {y:.1f}C{far}"/>'


def _height(column: Sequence[_Card]) -> float:
    return sum(each.height + BETWEEN for each in column) - BETWEEN


def _fitted(text: str, size: float) -> list[str]:
    """A text in as many lines as a box may have for it."""
    lines = lines_of(visible(text), (WIDE - 2 * PAD) / LETTERS, size)
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
