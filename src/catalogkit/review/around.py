"""What stands around a change: whom it reaches, what it meets, what tests say."""

from collections.abc import Iterator, Sequence

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.collisions import Collision, ahead
from catalogkit.catalog.windows.said import free_told, overlap_told
from catalogkit.decide.running import Ran, ran
from catalogkit.difference import Effect, Judged
from catalogkit.model.base import Entity
from catalogkit.model.plan import Freeze
from catalogkit.model.service_item import ServiceItem
from catalogkit.report.fitting import Part
from catalogkit.report.format import plural
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.routes.sheet import Sheet
from catalogkit.review.decided import answered, decided_said
from catalogkit.review.impact.of_change import of_change
from catalogkit.review.impact.sheets import asked_sheet, group_sheets, head_sheet
from catalogkit.review.review import Review

PLANS = frozenset(
    {"scheduled_work", "freeze", "calendar", "value_stream", "system", "site"}
)
"""Kinds whose change may make plans collide."""
MANY = 200
"""Of more changed definitions nobody reads one by one what they reach."""
FEW = 20
REACHED = ("Value streams", "Systems", "Interfaces", "Service items", "Scheduled work")
"""What reviewers ask about first; `catalogkit impact` tells of all."""


def around(review: Review) -> Iterator[Part]:
    """Parts of a comment, each only where there is something to tell."""
    yield from decided_parts(review)
    yield from impact_parts(review)
    yield from collision_parts(review)
    yield from test_parts(review)


def decided_parts(review: Review) -> Iterator[Part]:
    """Which kinds of request are decided differently."""
    found = answered(review)
    rows = tuple(_row(decided_said(review, each)) for each in found)
    if rows:
        heads = _row(("item", "what is decided", "before → after", "of the requests"))
        table = f"{heads}|---|---|---|---|\n"
        items = plural(len({each.item for each in found}), "item")
        if len(rows) <= FEW:
            yield Part(f"\n**Decided differently**\n\n{table}", rows)
        else:
            said = f"Decided differently: {len(rows)} kinds of request of {items}"
            head = f"\n<details><summary>{said}</summary>\n\n{table}"
            yield Part(head, rows, "\n</details>\n")
    left = len(review.decided) - len(found)
    if left:
        those = plural(left, "comparison")
        yield Part(f"\n*{those} of decisions found no answer in time.*\n")


def impact_parts(review: Review) -> Iterator[Part]:
    """Whom the change reaches, and who must be asked."""
    entities = {each.address.entity for each in review.comparison.differences}
    if len(entities) > MANY:
        return
    only = [each.difference for each in review.judged if _acts(each)]
    impact = of_change(review.comparison, only=only)
    if not impact.groups:
        return
    note = head_sheet(impact).note.partition(" (--")[0]
    streams = [
        row[1]
        for each in group_sheets(impact)
        if each.title == REACHED[0]
        for row in each.rows
    ]
    named = f"; value streams: {', '.join(streams)}" if streams else ""
    yield Part(f"\n**Impact**: {escaped(note + named)}\n")
    told = (each for each in group_sheets(impact, FEW) if each.title in REACHED)
    yield from map(_table, (asked_sheet(impact), *told))


def collision_parts(review: Review) -> Iterator[Part]:
    """Plans that collide now and did not, and when there is room."""
    kinds = {
        each.address.entity.partition(":")[0] for each in review.comparison.differences
    }
    if kinds.isdisjoint(PLANS):
        return
    old, new = review.catalogs
    known = {_key(each) for each in ahead(old)}
    found = [e for e in ahead(new) if _key(e) not in known and not e.is_agreed]
    if found:
        lines = tuple(_collision(new, each) for each in found)
        yield Part("\n**Collisions**\n\n", lines)


def test_parts(review: Review) -> Iterator[Part]:
    """What the examples of the changed items say."""
    new = review.catalogs[1]
    names = {each.address.entity for each in review.comparison.differences}
    items = [
        each
        for each in map(review.comparison.after, sorted(names))
        if isinstance(each, ServiceItem)
    ]
    tests = list(ran(new, items)) if 0 < len(items) <= MANY else []
    failed = [each for each in tests if not each.outcome.holds]
    if not tests:
        return
    verb = "does" if len(failed) == 1 else "do"
    said = f"{len(failed)} of {len(tests)} {verb} not hold" if failed else "all hold"
    head = f"\n**Examples** of {plural(len(items), 'changed item')}: {said}\n"
    yield Part(head + "\n" * bool(failed), tuple(_failed(new, each) for each in failed))


def _acts(row: Judged) -> bool:
    """Whether a change does more than to word something otherwise."""
    said = row.difference.address.route[:1] == ("version",)
    return not said and row.effects != (Effect.WORDING,)


def _table(sheet: Sheet) -> Part:
    count = len(sheet.rows)
    head = f"\n<details><summary>{sheet.title} ({count})</summary>\n\n"
    heads = f"{_row(sheet.heads)}|{'---|' * len(sheet.heads)}\n"
    return Part(head + heads, tuple(map(_row, sheet.rows)), "\n</details>\n")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |\n"


def _key(each: Collision) -> tuple[str, str, int, int]:
    return each.work.id, each.other.key, each.start, each.end


def _collision(catalog: Catalog, each: Collision) -> str:
    kind = f"the {each.level} freeze" if isinstance(each.other, Freeze) else "the work"
    works = f"'{_called(catalog, each.work)}' meets {kind} "
    told = f"{works}'{_called(catalog, each.other)}': {overlap_told(catalog, each)}"
    return f"- {escaped(told)}; {escaped(free_told(catalog, each.work))}\n"


def _failed(catalog: Catalog, test: Ran) -> str:
    told = "; ".join(
        f"{each.part or 'the request'}: expected {each.expected}, got {each.got}"
        for each in test.outcome.mismatches
    )
    title, name = _called(catalog, test.item), test.outcome.example.name
    return f"- **{escaped(title)}**, {escaped(name)}: {escaped(told)}\n"


def _called(catalog: Catalog, entity: Entity) -> str:
    if entity.title is None:
        return entity.id
    return entity.title.get("en", catalog.manifest.default_locale)
