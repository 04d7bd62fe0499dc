"""What a drawing is made of, and how it becomes SVG.

Colours are those of the page's style, by class; nothing here needs a script. Every
text is measured before it is placed, see `catalogkit.wording.breadth`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from catalogkit.wording.breadth import breadth, lines_of

Point = tuple[float, float]
SAFE, BOLD = 1.08, 1.2
"""How much wider letters may be than they are measured: usual ones, and strong ones."""
STRONG = frozenset({"stage", "lane-name", "number", "share-number"})
LEADING = 1.35
ROUND = 8.0
TIP = 7.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a class; `radius` rounds its corners."""

    left: float
    top: float
    width: float
    height: float
    kind: str
    radius: float = 0

    def svg(self) -> Markup:
        """The rectangle."""
        return Markup(
            '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" '
            'rx="{:.1f}"/>'
        ).format(self.kind, self.left, self.top, self.width, self.height, self.radius)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text of one class, the first below `top`."""

    left: float
    top: float
    lines: tuple[str, ...]
    kind: str
    size: float
    centred: bool = False

    @property
    def height(self) -> float:
        """How high all lines are together."""
        return len(self.lines) * self.size * LEADING

    @property
    def boxes(self) -> list[Box]:
        """The room that each line takes at most."""
        return [
            Box(
                self.left - (width / 2 if self.centred else 0),
                self.top + number * self.size * LEADING,
                width,
                self.size * LEADING,
                self.kind,
            )
            for number, width in enumerate(map(self._width, self.lines))
        ]

    def svg(self) -> Markup:
        """Each line as a text of its own."""
        anchor = Markup(' text-anchor="middle"') if self.centred else ""
        return Markup("\n").join(
            Markup(
                '<text class="{}" x="{:.1f}" y="{:.1f}" font-size="{:g}"{}>{}</text>'
            ).format(
                self.kind,
                self.left,
                self.top + (number * LEADING + 1) * self.size,
                self.size,
                anchor,
                line,
            )
            for number, line in enumerate(self.lines)
        )

    def _width(self, line: str) -> float:
        return breadth(line, self.size) * _wider(self.kind)


@dataclass(frozen=True, slots=True)
class Way:
    """A line from point to point with round corners; an arrow at its end."""

    points: tuple[Point, ...]
    kind: str
    arrow: bool = True

    def svg(self) -> Markup:
        """The line and its tip."""
        line = Markup('<path class="{}" d="{}"/>').format(self.kind, self._course())
        if not self.arrow:
            return line
        tip = Markup('<path class="{}-tip" d="{}"/>').format(self.kind, self._tip())
        return line + tip

    def _course(self) -> str:
        (x, y), *_ = self.points
        parts = [f"M{x:.1f} {y:.1f}"]
        for before, corner, after in zip(
            self.points, self.points[1:], self.points[2:], strict=False
        ):
            x1, y1 = _towards(corner, before)
            x2, y2 = _towards(corner, after)
            turn = f"{corner[0]:.1f} {corner[1]:.1f} {x2:.1f} {y2:.1f}"
            parts.append(f"L{x1:.1f} {y1:.1f}Q{turn}")
        x, y = self.points[-1]
        return "".join([*parts, f"L{x:.1f} {y:.1f}"])

    def _tip(self) -> str:
        (x0, y0), (x, y) = self.points[-2:]
        dx, dy = _sign(x - x0) * TIP, _sign(y - y0) * TIP
        side = TIP * 0.6
        left = f"{x - dx - (side if dy else 0):.1f} {y - dy - (side if dx else 0):.1f}"
        right = f"{x - dx + (side if dy else 0):.1f} {y - dy + (side if dx else 0):.1f}"
        return f"M{x:.1f} {y:.1f}L{left}L{right}Z"


Shape = Box | Words | Way


@dataclass(frozen=True)
class Drawing:
    """Shapes on a ground of some size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def words(self) -> Iterator[Words]:
        """Every text on it."""
        return (each for each in self.shapes if isinstance(each, Words))

    def svg(self, name: str, title: str, told: str) -> Markup:
        """The drawing; `title` and `told` are what a screen reader says instead."""
        size = f"0 0 {self.width:.0f} {self.height:.0f}"
        head = Markup(
            '<svg class="map-{0}" viewBox="{1}" width="{2:.0f}" height="{3:.0f}" '
            'role="img" aria-labelledby="map-{0}-title map-{0}-told">\n'
            '<title id="map-{0}-title">{4}</title>\n<desc id="map-{0}-told">{5}</desc>'
        ).format(name, size, self.width, self.height, title, told)
        parts = [head, *(each.svg() for each in self.shapes), Markup("</svg>")]
        return Markup("\n").join(parts)


def fitted(text: str, room: float, size: float, kind: str) -> tuple[str, ...]:
    """The text in lines that fit into a room, however its letters come out."""
    return tuple(lines_of(text, room / _wider(kind), size)) if text else ()


def _wider(kind: str) -> float:
    return BOLD if kind in STRONG else SAFE


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _towards(corner: Point, other: Point) -> Point:
    """The point of a corner's rounding on the way to another point."""
    (x, y), (x1, y1) = corner, other
    by = min(ROUND, max(abs(x1 - x), abs(y1 - y)) / 2)
    return x + _sign(x1 - x) * by, y + _sign(y1 - y) * by
