"""A review as Markdown: a comment for a pull request, and the whole of it as a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from catalogkit.difference import GRAVE, Effect
from catalogkit.report.fitting import Part, fitted
from catalogkit.report.format import plural
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.visible import utf8
from catalogkit.review.around import around
from catalogkit.review.as_text import nothing_differs
from catalogkit.review.breaking import Breaking
from catalogkit.review.groups import (
    by_entity,
    called,
    counted_effects,
    counted_entities,
    effects_said,
    listed,
)
from catalogkit.review.review import Review
from catalogkit.review.row import EFFECTS, Row

MOST = 60_000
"""Characters of a comment: forges take 65,536 of them."""
FEW = 25
"""So many rows are read in one table; more are told by what they are."""
LONGEST = 300
NOTICED = "| what requesters will notice | class | who must agree |\n|---|---|---|\n"
INSIDE = "| what nobody outside notices | who must agree |\n|---|---|\n"


@dataclass(frozen=True)
class Page:
    """What is written around a review.

    `summaries` leads from a rule to its summary; `waived` are rows that a waiver lets
    pass, each with the reason; `link` is where the whole review is found, `previews`
    where the forms are, before and after.
    """

    summaries: Mapping[str, str] = field(default_factory=dict)
    waived: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    previews: str = ""
    previews_said: str = ""


def as_markdown(review: Review, page: Page) -> str:
    """All of a review."""
    return utf8(fitted(list(_parts(review, page)), None)[0])


def as_comment(review: Review, page: Page) -> str:
    """As much of a review as a forge takes, the gravest first; says what it leaves."""
    link = f"\n[The whole review]({_address(page.link)})\n" if page.link else ""
    cut = "\n*This is not all: `catalogkit diff --format markdown` writes the rest.*\n"
    room = MOST - max(len(link), len(cut))
    text, is_all = fitted(list(_parts(review, page)), room)
    return utf8(text + (link or ("" if is_all else cut)))


def failing_as_markdown(found: Breaking, page: Page) -> str:
    """What must not be merged unnoticed, what is waived, and which waiver is idle."""
    review, failing = found.review, found.failing
    head = plural(len(failing), "change") if failing else "nothing"
    writer = _Writer(review, page)
    parts = [
        Part(f"### Not to be merged unnoticed: {head}\n\n{_names(review)}\n"),
        *writer.noticed(failing),
    ]
    waived = tuple(map(writer.row, (row for row, _ in found.settled.waived)))
    if waived:
        head = folded(plural(len(waived), "waived change"))
        parts.append(Part(f"{head}{NOTICED}", waived, UNFOLDED))
    if found.idle:
        idle = tuple(f"- {writer.message(each)}\n" for each in found.idle)
        parts.append(Part("\n**Waivers that nothing needs**\n\n", idle))
    return utf8(fitted(parts, None)[0])


def _parts(review: Review, page: Page) -> Iterator[Part]:
    rows = [row for group in by_entity(review, review.told) for row in group.rows]
    rows = sorted(rows, key=lambda each: each.rank)
    yield Part(_heading(review, rows))
    noticed = [row for row in rows if row.noticed]
    inside = [row for row in rows if not row.noticed]
    writer = _Writer(review, page)
    yield from writer.noticed(noticed)
    if rows:
        yield from around(review)
    if page.previews:
        where = f"[{page.previews_said}]({_address(page.previews)})"
        yield Part(f"\n**Forms** before and after: {where}\n")
    if inside:
        head = folded(f"{plural(len(inside), 'detail')} that nobody outside notices")
        lines = tuple(map(writer.inside, inside))
        yield Part(f"{head}{INSIDE}", lines, UNFOLDED)
    yield from _notes(review)


UNFOLDED = "\n</details>\n"


def folded(summary: str) -> str:
    """The beginning of what is only shown when somebody asks for it."""
    return f"\n<details><summary>{_plain(summary)}</summary>\n\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes rows of a review as rows of tables."""

    review: Review
    page: Page

    def noticed(self, rows: Sequence[Row]) -> Iterator[Part]:
        if not rows:
            return
        if len(rows) <= FEW:
            yield Part(f"\n{NOTICED}", tuple(map(self.row, rows)))
            return
        kinds: dict[str, list[Row]] = {}
        for each in rows:
            kinds.setdefault(each.rule, []).append(each)
        yield Part(f"\n{NOTICED}", tuple(map(self.kind, kinds.values())))
        for rule, those in kinds.items():
            head = folded(f"{self.summary(rule)} {self.where(those)}")
            yield Part(f"{head}{NOTICED}", tuple(map(self.row, those)), UNFOLDED)

    def row(self, row: Row) -> str:
        said = [f"**{escaped(_short(self.title(row)))}**: {self.message(row)}"]
        if row.fingerprint in self.page.waived:
            reason = escaped(_short(self.page.waived[row.fingerprint]))
            said.append(f" *Waived: {reason}*")
        return f"| {''.join(said)} | {_class(row)} | {_agree(row.agree)} |\n"

    def kind(self, rows: Sequence[Row]) -> str:
        """All rows of one judgement in one line, with the first as an example."""
        first = rows[0]
        agree = tuple(dict.fromkeys(name for row in rows for name in row.agree))
        said = f"{escaped(self.summary(first.rule))} {escaped(self.where(rows))}"
        if len(rows) == 1:
            return self.row(first)
        like = f"**{escaped(_short(self.title(first)))}**: {self.message(first)}"
        return f"| {said}, such as {like} | {_class(first)} | {_agree(agree)} |\n"

    def inside(self, row: Row) -> str:
        message = f"**{escaped(_short(self.title(row)))}**: {self.message(row)}"
        return f"| {message} | {_agree(row.agree)} |\n"

    def message(self, row: Row) -> str:
        env = f" (only in {row.address.env})" if row.address.env else ""
        return escaped(_short(f"{row.found.message}{env}"))

    def title(self, row: Row) -> str:
        return called(self.review, row.address.entity)

    def summary(self, rule: str) -> str:
        return self.page.summaries.get(rule, rule).removesuffix(".")

    def where(self, rows: Sequence[Row]) -> str:
        entities = {each.address.entity for each in rows}
        return f"({len(rows)} in {counted_entities(entities)})"


def _heading(review: Review, rows: Sequence[Row]) -> str:
    names = _names(review)
    if not rows:
        said = nothing_differs(review)
        return f"### Catalog change: none\n\n{names}: {said}.\n"
    entities = counted_entities({each.address.entity for each in rows})
    grave = [effect for effect in EFFECTS if effect in GRAVE]
    counts = counted_effects([_only(row, grave) for row in rows])
    problems = sum(not each.effects and each.grave for each in rows)
    told = [f"**{counts}**"] if counts else []
    told += [f"**{plural(problems, 'problem')} to mend**"] if problems else []
    return f"### Catalog change: {' · '.join([entities, *told])}\n\n{names}\n"


def _names(review: Review) -> str:
    return f"{escaped(review.old.name)} → {escaped(review.new.name)}"


def _only(row: Row, effects: Sequence[Effect]) -> Row:
    kept = tuple(each for each in row.effects if each in effects)
    return Row(row.address, row.found, effects=kept)


def _notes(review: Review) -> Iterator[Part]:
    notes = [note for side in (review.old, review.new) for note in side.notes]
    if notes:
        lines = tuple(f"- {escaped(_short(each))}\n" for each in notes)
        yield Part("\n**Not compared**\n\n", lines)


def _class(row: Row) -> str:
    said = effects_said(row)
    return f"{said} ({row.bump})" if row.bump in {"major", "minor"} else said


def _agree(teams: Sequence[str]) -> str:
    few = [escaped(each) for each in teams[:4]]
    more = len(teams) - len(few)
    return listed([*few, f"{more} more"] if more else few)


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"


def _plain(text: str) -> str:
    """A text inside HTML, where Markdown's backslashes are none."""
    return escape(_short(text)).replace("@", "@&#8203;").replace("|", "&#124;")


def _address(link: str) -> str:
    safe = "".join(each for each in link if each.isprintable() and each not in "<> ")
    return f"<{safe}>"
