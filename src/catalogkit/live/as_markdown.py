"""A plan as Markdown, for a comment: as much as a forge takes, the gravest first."""

from collections.abc import Iterable, Iterator, Sequence

from catalogkit.live.as_text import summary
from catalogkit.live.told import GROUPS, Drifted, Edit, Group, Row, Told
from catalogkit.report.fitting import Part, fitted
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.visible import utf8

MOST = 60_000
LONGEST = 300
FEW = 5
FIRST = ("blocked", "delete", "retire")
"""What a reader should see before all else."""
CUT = "\n*This is not all: `catalogkit plan --all` tells the rest.*\n"


def as_markdown(plans: Iterable[Told]) -> str:
    """All plans, each below a heading; some rows are left out where there are many."""
    parts = [part for each in plans for part in _parts(each)]
    text, is_all = fitted(parts, MOST - len(CUT))
    return utf8(text if is_all else text + CUT)


def _parts(told: Told) -> Iterator[Part]:
    where = f"{escaped(told.target)} in {escaped(told.env)}"
    yield Part(f"### Plan: {where}\n\n{escaped(_short(summary(told)))}\n")
    if told.waiting:
        yield Part("\n", tuple(f"- {escaped(each)}\n" for each in told.waiting))
    if told.noticed:
        rows = tuple(_noticed(*each) for each in told.noticed.items())
        yield Part("\n| requesters will notice | of |\n|---|---|\n", rows)
    if told.drifts:
        head = "\n| changed by hand | now | what happens |\n|---|---|---|\n"
        rows = tuple(map(_drift, told.drifts))
        yield Part(head, rows)
    groups = sorted(GROUPS, key=lambda each: each.word not in FIRST)
    for group in groups:
        yield from _group(group, told)


def _group(group: Group, told: Told) -> Iterator[Part]:
    rows = told.of(group.word)
    if not rows:
        return
    head = f"\n| {group.head} ({len(rows)}) | what changes | written in |\n"
    cells = tuple(
        f"| {escaped(_short(each.name))} | {_what(each)} | {escaped(told.at(each))} |\n"
        for each in rows
    )
    yield Part(f"{head}|---|---|---|\n", cells)


def _what(row: Row) -> str:
    told = [escaped(_short(row.note))] if row.note else []
    told += [_edit(each) for each in row.edits]
    return "<br>".join(told)


def _edit(edit: Edit) -> str:
    lines = "; ".join(f"{each.sign} {each.text}".strip() for each in edit.lines)
    return f"{escaped(edit.name)}: {escaped(_short(lines))}"


def _noticed(what: str, rows: Sequence[Row]) -> str:
    few = ", ".join(escaped(each.key.id) for each in rows[:FEW])
    more = f" and {len(rows) - FEW} more" if len(rows) > FEW else ""
    return f"| {escaped(what)} | {few}{more} |\n"


def _drift(each: Drifted) -> str:
    cells = (each.row.name, each.changed, each.fate)
    return f"| {' | '.join(escaped(_short(cell)) for cell in cells)} |\n"


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"
