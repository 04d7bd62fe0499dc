"""A review for a person at a terminal."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.difference import GRAVE, Effect
from catalogkit.report.format import plural
from catalogkit.report.show import Shown
from catalogkit.report.visible import joined, visible
from catalogkit.review.decided import answered, decided_said
from catalogkit.review.groups import (
    Group,
    by_entity,
    counted_effects,
    counted_entities,
    effects_said,
)
from catalogkit.review.review import Review
from catalogkit.review.row import Row
from catalogkit.review.shown import shown_rows

RED, GREEN, CYAN, BOLD, FAINT = "1;31", "32", "36", "1", "2"
MOST = 20
"""So many kinds of request are told on a terminal."""
COLOURS = {Effect.BETTER: GREEN, Effect.ADDITION: GREEN, Effect.WORDING: CYAN}


def as_text(review: Review, *, colour: bool = False) -> str:
    """Everything that differs, by entity: what requesters notice first."""
    return joined(_lines(review, colour=colour))


def groups_as_text(
    review: Review,
    rows: Sequence[Row],
    more: Mapping[str, bytes] | None = None,
    *,
    colour: bool = False,
) -> Iterator[str]:
    """Lines that tell of some rows by entity; `more` are files beside both sides."""
    writer = _Writer(shown_rows(review, rows, more), colour)
    for group in by_entity(review, rows):
        yield ""
        yield from writer.group(group)


def compared(review: Review) -> str:
    """Which two sides are compared."""
    return f"{visible(review.old.name)} → {visible(review.new.name)}"


def nothing_differs(review: Review) -> str:
    """That nothing differs, and what was looked at to say so."""
    files = len(review.changed_files)
    if not files:
        return "no semantic change: both sides have the same files"
    those = plural(files, "file")
    verb = "differs" if files == 1 else "differ"
    if review.old.notes or review.new.notes:
        return f"no change in what can be compared: {those} {verb}"
    return f"no semantic change: {those} {verb}, moved, reordered or reformatted only"


def _lines(review: Review, *, colour: bool) -> Iterator[str]:
    yield compared(review)
    rows = review.told
    if not rows:
        yield nothing_differs(review)
        return
    yield from groups_as_text(review, rows, colour=colour)
    yield from _decided(review)
    yield ""
    files = plural(len(review.changed_files), "file")
    yield f"{counted_entities({each.address.entity for each in rows})} in {files}"
    wrong = sum(not each.effects and each.grave for each in rows)
    told = [counted_effects(rows)] if any(each.effects for each in rows) else []
    told += [f"{plural(wrong, 'problem')} to mend"] if wrong else []
    yield f"in all: {', '.join(told) or 'hints only'}"


def _decided(review: Review) -> Iterator[str]:
    found = answered(review)
    if found:
        yield from ("", "decided differently:")
    for each in found[:MOST]:
        title, what, turned, share = map(visible, decided_said(review, each))
        yield f"  {title}: {what}: {turned} ({share})"
    if len(found) > MOST:
        yield f"  … and {len(found) - MOST} more (--format markdown)"


@dataclass(frozen=True, slots=True)
class _Writer:
    shown: Mapping[str, Shown]
    colour: bool

    def group(self, group: Group) -> Iterator[str]:
        # No line begins with words of an author: runners obey lines such as '::error'.
        key = f" ({visible(group.entity)})" if group.entity != group.title else ""
        yield self.paint(f"* {visible(group.title)}{key}", BOLD)
        if group.agree:
            yield f"  to agree: {_listed(group.agree)}"
        told = {row.found.message for row in group.rows}
        for row in group.rows:
            others = [each for each in row.agree if each not in group.agree]
            yield from self.row(row, others)
            yield from self.notes(row, told)

    def row(self, row: Row, others: Sequence[str]) -> Iterator[str]:
        env = f" (only in {visible(row.address.env)})" if row.address.env else ""
        effects = self.paint(effects_said(row), _colour(row))
        yield f"  {effects}: {visible(row.found.message)}{env}"
        shown = self.shown[row.fingerprint]
        agree = f"; to agree, too: {_listed(others)}" if others else ""
        yield self.paint(f"    at {_where(shown)} ({row.rule}{agree})", FAINT)

    def notes(self, row: Row, told: Collection[str]) -> Iterator[str]:
        """Other places, but for those that have a row of their own."""
        for note, at in self.shown[row.fingerprint].notes:
            if note.message in told:
                continue
            where = f"{visible(at.file)}:{at.span.line}"
            yield self.paint(f"    note: {visible(note.message)} at {where}", FAINT)

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and colour else text


def _colour(row: Row) -> str:
    if row.grave or not GRAVE.isdisjoint(row.effects):
        return RED
    return next((COLOURS[each] for each in row.effects if each in COLOURS), FAINT)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(visible, names))


def _where(shown: Shown) -> str:
    return f"{visible(shown.at.file)}:{shown.at.span.line}:{shown.at.span.column}"
