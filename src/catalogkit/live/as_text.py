"""A plan for a person at a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap

from catalogkit.live.told import GROUPS, Edit, Group, Row, Told, counted
from catalogkit.report.format import plural
from catalogkit.report.visible import joined, visible

RED, GREEN, YELLOW, CYAN, BOLD, FAINT = "31", "32", "33", "36", "1", "2"
COLOURS = {"+": GREEN, "-": RED, "x": RED, "!": RED, "~": YELLOW, "?": CYAN}
MOST = 20
"""So many things of one group are told, unless all are wanted."""
FEW = 3
WIDE, PLACE = 78, 50
IN = " " * 6


@dataclass(frozen=True, slots=True)
class Style:
    """How a plan is laid out."""

    colour: bool = False
    every: bool = False

    def paint(self, text: str, colour: str) -> str:
        """Text in a colour, where there are colours."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and colour else text


def as_text(plans: Iterable[Told], style: Style) -> str:
    """Everything that is to be done, by what it is; then what was changed by hand."""
    blocks = [joined(_plan(each, style)) for each in plans]
    return "\n".join(blocks)


def drift_as_text(plans: Iterable[Told], style: Style) -> str:
    """Only what was changed by hand."""
    blocks = []
    for each in plans:
        found = [*_drifts(each, style)] or ["", "nothing was changed by hand"]
        blocks.append(joined([_head(each, style), *found]))
    return "\n".join(blocks)


def summary(told: Told) -> str:
    """A plan in a line."""
    said = counted(told.rows) or "nothing to do"
    if told.drifts:
        said += f"; {plural(len(told.drifts), 'change')} by hand"
    return f"{visible(told.target)}: {said}"


def row_as_text(row: Row) -> str:
    """One thing, as it is called in a sentence."""
    return visible(row.name)


def _head(told: Told, style: Style) -> str:
    place = shorten(visible(told.platform), PLACE, placeholder=" …")
    where = "" if told.platform == told.target else f" ({place})"
    return style.paint(f"{visible(told.target)} in {visible(told.env)}{where}", BOLD)


def _plan(told: Told, style: Style) -> Iterator[str]:
    # No line begins with words of an author: runners obey lines such as '::error'.
    yield _head(told, style)
    for each in told.waiting:
        yield f"  {visible(each)}"
    for group in GROUPS:
        yield from _group(group, told, style)
    yield from _drifts(told, style)
    yield from _noticed(told)
    yield ""
    yield summary(told)


def _group(group: Group, told: Told, style: Style) -> Iterator[str]:
    rows = told.of(group.word)
    if not rows:
        return
    yield ""
    means = f": {group.means}" if group.means else ""
    yield style.paint(f"{group.head} ({len(rows)}){means}", BOLD)
    shown = rows if style.every else rows[:MOST]
    for row in shown:
        yield from _row(group, row, told.at(row), style)
    if len(shown) < len(rows):
        yield from _more(rows[MOST:])


def _more(rows: Sequence[Row]) -> Iterator[str]:
    """What is not shown, by kind."""
    yield f"  … and {len(rows)} more (--all shows them)"
    counts = Counter(visible(each.called) for each in rows)
    kinds = [f"{called}: {count}" for called, count in counts.most_common()]
    yield from wrap(", ".join(kinds), WIDE, initial_indent=IN, subsequent_indent=IN)


def _row(group: Group, row: Row, at: str, style: Style) -> Iterator[str]:
    sign = style.paint(group.sign, COLOURS.get(group.sign, ""))
    blocked = group.word == "blocked"
    note = f": {visible(row.note)}" if row.note and not blocked else ""
    yield f"  {sign} {visible(row.name)}{note}{_where(at, style)}"
    if blocked:
        yield f"      {visible(row.note)}"
    for edit in row.edits:
        yield from _edit(edit, style)


def _where(at: str, style: Style) -> str:
    return style.paint(f" ({visible(at)})", FAINT) if at else ""


def _edit(edit: Edit, style: Style) -> Iterator[str]:
    if len(edit.lines) == 1 and not edit.lines[0].sign:
        yield f"      {visible(edit.name)}: {edit.lines[0].text}"
        return
    yield f"      {visible(edit.name)}"
    for line in edit.lines:
        sign = style.paint(line.sign or " ", COLOURS.get(line.sign, ""))
        yield f"        {sign} {line.text}".rstrip()


def _drifts(told: Told, style: Style) -> Iterator[str]:
    if not told.drifts:
        return
    yield ""
    yield style.paint(f"changed by hand ({len(told.drifts)})", BOLD)
    shown = told.drifts if style.every else told.drifts[:MOST]
    for each in shown:
        at = _where(told.at(each.row), style)
        yield f"  {style.paint('~', YELLOW)} {visible(each.row.name)}{at}"
        yield f"      {visible(each.changed)}"
        yield f"      → {visible(each.fate)}"
    if len(shown) < len(told.drifts):
        yield f"  … and {len(told.drifts) - len(shown)} more: --all shows them"


def _noticed(told: Told) -> Iterator[str]:
    if told.noticed:
        yield ""
        yield "requesters will notice"
    for what, rows in told.noticed.items():
        ids = [visible(each.key.id) for each in rows[:FEW]]
        more = f" and {len(rows) - FEW} more" if len(rows) > FEW else ""
        yield f"  {visible(what)}: {', '.join(ids)}{more}"
