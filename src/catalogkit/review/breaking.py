"""What must not be merged unnoticed, against the waivers of a team."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogkit.difference import GRAVE, Effect
from catalogkit.report.format import plural
from catalogkit.report.json import pretty
from catalogkit.report.visible import joined
from catalogkit.review.as_json import VERSION, rows_json
from catalogkit.review.as_text import compared, groups_as_text
from catalogkit.review.groups import by_entity
from catalogkit.review.review import Review
from catalogkit.review.row import EFFECTS, Row, problem
from catalogkit.review.waivers import Settled, read_waivers, settled

VERSIONS, RENAMES = "version", "rename"
FAIL_ON = (*(each.value for each in EFFECTS if each in GRAVE), VERSIONS, RENAMES)
"""What may fail: grave effects, versions that did not rise, renames of nothing."""


@dataclass(frozen=True)
class Breaking:
    """The grave rows of a review that nothing lets pass, and the others.

    `wrong` is what no waiver helps against: errors of the new side, which hide what
    changed, and those of the file of waivers; `files` holds it, to show its lines.
    """

    review: Review
    settled: Settled
    wrong: tuple[Row, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def failing(self) -> tuple[Row, ...]:
        """What fails, the gravest first."""
        groups = by_entity(self.review, self.settled.left)
        return (*self.wrong, *(row for each in groups for row in each.rows))

    @property
    def idle(self) -> tuple[Row, ...]:
        """Waivers that nothing needs."""
        return tuple(map(problem, self.settled.idle))


def breaking(
    review: Review,
    today: datetime.date,
    waivers: tuple[str, bytes] | None = None,
    fail_on: Collection[str] = FAIL_ON,
) -> Breaking:
    """The grave rows of a review; `waivers` is the file that lets some of them pass."""
    rows = [each for each in review.findings if _counts(each, fail_on)]
    if waivers is None:
        return Breaking(review, settled(rows, None, today), review.errors)
    read, found = read_waivers(*waivers)
    result = settled(rows, read, today)
    if set(fail_on) != set(FAIL_ON):  # what is not looked at may need one
        result = replace(result, idle=())
    path, data = waivers
    wrong = (*review.errors, *map(problem, found))
    return Breaking(review, result, wrong, {path: data})


def as_text(found: Breaking, *, colour: bool = False) -> str:
    """For a person at a terminal, and what may be done."""
    return joined(_lines(found, colour=colour))


def as_json(found: Breaking, version: str) -> str:
    """One document, version 1: what fails, what is waived, which waiver is idle."""
    review, files = found.review, found.files
    waivers = {row.fingerprint: waiver for row, waiver in found.settled.waived}
    waived = [row for row, _ in found.settled.waived]
    return pretty(
        {
            "format": "catalogkit-breaking",
            "version": VERSION,
            "tool": {"name": "catalogkit", "version": version},
            "old": review.old.name,
            "new": review.new.name,
            "failing": rows_json(review, found.failing, more=files),
            "waived": rows_json(review, waived, waivers),
            "idle_waivers": rows_json(review, found.idle, more=files),
        }
    )


def _lines(found: Breaking, *, colour: bool) -> Iterator[str]:
    yield compared(found.review)
    failing, idle = found.failing, found.idle
    rows = [*failing, *idle]
    yield from groups_as_text(found.review, rows, found.files, colour=colour)
    if rows:
        yield ""
    waived = len(found.settled.waived)
    passed = f"; {plural(waived, 'change')} waived" if waived else ""
    if not failing:
        yield f"nothing must be agreed before this is merged{passed}"
        return
    yield f"{_count(failing)} must not be merged unnoticed{passed}"
    if found.review.errors:
        yield "next: mend what 'catalogkit check' finds: what needs it is not compared"
        return
    yield "next: change it back, or raise the version and agree to it:"
    yield "      catalogkit breaking --waive prints what to put into waivers.yaml"


def _count(rows: Sequence[Row]) -> str:
    return plural(len(rows), "finding")


def _counts(row: Row, fail_on: Collection[str]) -> bool:
    if row.effects:
        return any(Effect(each) in GRAVE and each in fail_on for each in row.effects)
    kind = VERSIONS if row.rule.startswith("version/") else RENAMES
    return kind in fail_on
