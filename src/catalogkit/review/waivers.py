"""Grave rows against waivers.yaml: what is let pass, what is not, and which is idle."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.parse import parse_waivers
from catalogkit.model.waivers import ChangeWaiver, Waivers
from catalogkit.opened import opened
from catalogkit.review.row import Row
from catalogkit.source.quote import scalar_text
from catalogkit.waived import EXPIRED, UNUSED

FILE = "waivers.yaml"


@dataclass(frozen=True, slots=True)
class Settled:
    """What waivers leave of some rows.

    `left` are those that nothing lets pass; `waived` are the others, each with its
    waiver; `idle` tells of waivers that nothing needs.
    """

    left: tuple[Row, ...]
    waived: tuple[tuple[Row, ChangeWaiver], ...] = ()
    idle: tuple[Diagnostic, ...] = ()


def read_waivers(path: str, data: bytes) -> tuple[Waivers | None, list[Diagnostic]]:
    """The waivers of a file, and what is wrong with it."""
    file = opened(path, data, Waivers)
    found = [*file.found, *file.blanks]
    if file.node is None:
        return None, found
    read, wrong = parse_waivers(file.node)
    return read, [*found, *wrong]


def settled(rows: Sequence[Row], file: Waivers | None, today: datetime.date) -> Settled:
    """Some rows as waivers leave them: each names a rule, an address and two values."""
    if file is None:
        return Settled(tuple(rows))
    left: list[Row] = []
    waived: list[tuple[Row, ChangeWaiver]] = []
    used: set[int] = set()
    for row in rows:
        fitting = [each for each in file.waivers if fits(each, row)]
        used.update(id(each) for each in fitting)
        live = [each for each in fitting if each.until >= today]
        if live:
            waived.append((row, live[0]))
        else:
            left.append(_with_ends(row, file, fitting))
    idle = [each for each in file.waivers if id(each) not in used]
    told = tuple(_idle(file, each, rows, today) for each in idle)
    return Settled(tuple(left), tuple(waived), told)


def fits(waiver: ChangeWaiver, row: Row) -> bool:
    """Whether a waiver speaks of a row: of this change and of no other value."""
    mine = waiver.rule, waiver.at, waiver.old, waiver.new
    return mine == (row.rule, str(row.address), row.old, row.new)


def entries(rows: Sequence[Row], until: datetime.date, reason: str) -> Iterator[str]:
    """Lines of YAML: an entry for each row, to be copied into the file."""
    for row in rows:
        yield f"  - rule: {scalar_text(row.rule)}"
        yield f"    at: {scalar_text(str(row.address))}"
        for name, value in (("old", row.old), ("new", row.new)):
            if value:
                yield f"    {name}: {scalar_text(value)}"
        said = f" {scalar_text(reason)}" if reason else ""
        yield f"    reason:{said or '  # why it is fine'}"
        yield f"    until: {until}"


def _with_ends(row: Row, file: Waivers, ended: Sequence[ChangeWaiver]) -> Row:
    """A row with a note for each waiver of it that is past its day."""
    notes = tuple(
        Note(file.at(each, "until"), f"its waiver ended on {each.until}")
        for each in ended
    )
    found = replace(row.found, notes=(*row.found.notes, *notes)) if notes else row.found
    return replace(row, found=found)


def _idle(
    file: Waivers, waiver: ChangeWaiver, rows: Sequence[Row], today: datetime.date
) -> Diagnostic:
    place = file.at(waiver, "rule")
    what = f"{waiver.rule} at '{waiver.at}'"
    if waiver.until < today:
        message = f"the waiver of {what} ended on {waiver.until}, and nothing needs it"
        return EXPIRED.found(place, message)
    for row in rows:
        if (row.rule, str(row.address)) == (waiver.rule, waiver.at):
            wants = f"{_value(waiver.old)} to {_value(waiver.new)}"
            is_now = f"{_value(row.old)} to {_value(row.new)}"
            message = f"the waiver of {what} is for {wants}, but it goes from {is_now}"
            return UNUSED.found(place, message)
    return UNUSED.found(place, f"nothing here needs the waiver of {what}")


def _value(text: str) -> str:
    return f"'{text}'" if text else "nothing"
