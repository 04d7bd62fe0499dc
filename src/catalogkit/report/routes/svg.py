"""Sheets as one SVG picture, drawn here: no script, no font, no address in it."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from catalogkit.report.routes.sheet import Sheet
from catalogkit.report.visible import visible
from catalogkit.wording.breadth import breadth, lines_of

LINE, PAD, MARGIN = 18, 8, 20
WIDEST, ROOM, BOLD = 230, 1100, 1.1
STYLE = """
svg { color-scheme: light dark; background: #ffffff; }
text { font: 13px system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; fill: #1c2430; white-space: pre; }
.title { font-size: 17px; font-weight: 600; } .head { font-weight: 600; }
.note { fill: #55606f; } rect { fill: #ffffff; stroke: #b9c1cc; }
rect.page { stroke: none; }
.asked { fill: #e8f0fb; } .told { fill: #e9f5ec; } .even { fill: #f6f7f9; }
@media (prefers-color-scheme: dark) {
  svg { background: #14181f; } text { fill: #e6e9ee; }
  .note { fill: #a5afbd; } rect { fill: #14181f; stroke: #424b59; }
  .asked { fill: #1b2b44; } .told { fill: #1a3324; } .even { fill: #1b2028; }
}
"""
SPACE = "http://www.w3.org/2000/svg"


def as_svg(sheets: Sequence[Sheet]) -> str:
    """The sheets below one another, as wide as they need."""
    drawn, top, width = [], float(MARGIN), 0.0
    for each in sheets:
        one = _Drawing(each, top)
        drawn += list(one.parts())
        top, width = one.bottom + MARGIN, max(width, one.width)
    wide, high = round(width + 2 * MARGIN), round(top)
    size = f'width="{wide}" height="{high}"'
    title = escape(visible(", ".join(each.title for each in sheets)))
    return "\n".join(
        [
            f'<svg xmlns="{SPACE}" {size} viewBox="0 0 {wide} {high}" role="img">',
            f"<title>{title}</title>",
            f"<style>{STYLE}</style>",
            f'<rect class="page" width="{wide}" height="{high}"/>',
            *drawn,
            "</svg>\n",
        ]
    )


class _Drawing:
    """One sheet at its place."""

    def __init__(self, sheet: Sheet, top: float) -> None:
        self.sheet, self.top = sheet, top
        self.widths = _widths(sheet)
        self.width = max(
            sum(self.widths), breadth(sheet.title) * 1.4, breadth(sheet.note)
        )
        self.bottom = top

    def parts(self) -> Iterator[str]:
        """Everything that is drawn; `bottom` is right once all was."""
        self.bottom += 20
        yield _text(MARGIN, self.bottom, self.sheet.title, "title")
        if self.sheet.note:
            self.bottom += LINE
            yield _text(MARGIN, self.bottom, self.sheet.note, "note")
        self.bottom += 12
        if self.sheet.rows:
            yield from self.row(self.sheet.heads, head=True)
            for number, each in enumerate(self.sheet.rows):
                yield from self.row(each, even=number % 2 == 1)

    def row(
        self, row: Sequence[str], *, head: bool = False, even: bool = False
    ) -> Iterator[str]:
        """One row of the table: as high as its highest cell."""
        columns = [
            lines_of(visible(cell), (width - 2 * PAD) / (BOLD if head else 1))
            for cell, width in zip(row, self.widths, strict=True)
        ]
        high = max(map(len, columns)) * LINE + PAD
        left = float(MARGIN)
        for number, (lines, width) in enumerate(zip(columns, self.widths, strict=True)):
            asked = "asked" if number < self.sheet.inputs else "told"
            yield _box(left, self.bottom, (width, high), _class(asked, head, even))
            for at, line in enumerate(lines):
                below = self.bottom + LINE * (at + 1) - PAD / 2 + 2
                yield _text(left + PAD, below, line, "head" if head else "")
            left += width
        self.bottom += high


def _widths(sheet: Sheet) -> list[float]:
    """As wide as each column wants, the broad ones cut where there are many."""
    if not sheet.rows:
        return []
    columns = [
        max(BOLD * breadth(visible(head)), *(breadth(visible(c)) for c in column))
        + 2 * PAD
        + 2
        for head, *column in zip(sheet.heads, *sheet.rows, strict=True)
    ]
    limit = max(WIDEST, ROOM / len(columns))
    return [min(each, limit) for each in columns]


def _class(asked: str, head: bool, even: bool) -> str:  # noqa: FBT001
    return asked if head else "even" if even else ""


def _box(left: float, top: float, size: tuple[float, float], name: str) -> str:
    wide, high = size
    named = f' class="{name}"' if name else ""
    return (
        f'<rect{named} x="{left:.1f}" y="{top:.1f}" '
        f'width="{wide:.1f}" height="{high:.1f}"/>'
    )


def _text(left: float, base: float, text: str, name: str) -> str:
    named = f' class="{name}"' if name else ""
    said = escape(visible(text))
    return f'<text{named} x="{left:.1f}" y="{base:.1f}">{said}</text>'
