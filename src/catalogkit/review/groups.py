"""Rows in the order of readers: what requesters notice first, an entity at a time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogkit.diff.compare import MANIFEST
from catalogkit.difference import Effect
from catalogkit.model.base import Entity
from catalogkit.report.format import plural
from catalogkit.review.review import Review
from catalogkit.review.row import EFFECTS, Row

ITEM = "service_item"
PLURALS = {"category": "categories", "priority_matrix": "priority matrices"}
PLURALS |= {"survey": "surveys", "audience": "audiences", "scheduled_work": "works"}


@dataclass(frozen=True, slots=True)
class Group:
    """An entity and what is to be said of it, the gravest first.

    `title` is what people call it, its id where nobody gave it a title.
    """

    entity: str
    title: str
    rows: tuple[Row, ...]

    @property
    def kind(self) -> str:
        """The kind as authors write it."""
        return self.entity.partition(":")[0]

    @property
    def agree(self) -> tuple[str, ...]:
        """The teams that must agree to all of it."""
        first, *others = [each.agree for each in self.rows if each.agree] or [()]
        return tuple(e for e in first if all(e in each for each in others))


def by_entity(review: Review, rows: Iterable[Row]) -> list[Group]:
    """Some rows by entity: the entity with the gravest first, items before others."""
    found: dict[str, list[Row]] = {}
    for each in rows:
        found.setdefault(each.address.entity, []).append(each)
    groups = [
        Group(entity, called(review, entity), tuple(sorted(those, key=in_order)))
        for entity, those in found.items()
    ]
    return sorted(groups, key=_group_order)


def in_order(row: Row) -> tuple[int, str, str, str]:
    """Where a row stands among others of its entity."""
    return row.rank, str(row.address), row.rule, row.fingerprint


def called(review: Review, entity: str) -> str:
    """What an entity is called in the language of reviewers."""
    if entity == MANIFEST:
        return "the whole catalog"
    found = review.comparison.after(entity) or review.comparison.before(entity)
    return _title(review, found) or entity.partition(":")[2] or entity


def counted_effects(rows: Iterable[Row]) -> str:
    """How many rows have which effect: "1 breaking, 2 in-flight"."""
    counts = Counter(each for row in rows for each in row.effects)
    return ", ".join(f"{counts[each]} {each}" for each in EFFECTS if counts[each])


def counted_entities(entities: Iterable[str]) -> str:
    """How many entities of which kind: "2 items, 1 system and 1 team"."""
    counts = Counter(map(_kind, entities))
    kinds = sorted(counts, key=lambda each: (each != ITEM, each))
    return listed([_count(each, counts[each]) for each in kinds])


def listed(words: Sequence[str]) -> str:
    """Words as people list them: "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004 -- one is no list
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def effects_said(row: Row) -> str:
    """What a row does to somebody, in the words of its effects."""
    return ", ".join(row.effects) or "must be mended"


def _kind(entity: str) -> str:
    """The kind of an entity; what has none is a file that declares nothing."""
    return entity.partition(":")[0] if ":" in entity or entity == MANIFEST else "file"


def _count(kind: str, count: int) -> str:
    if kind == MANIFEST:
        return "the manifest"
    name = "item" if kind == ITEM else kind.replace("_", " ")
    if count != 1 and kind in PLURALS:
        return f"{count} {PLURALS[kind]}"
    return plural(count, name)


def _group_order(group: Group) -> tuple[int, bool, str, str]:
    notices = group.kind == ITEM
    gravest = group.rows[0].rank
    inside = gravest == EFFECTS.index(Effect.INTERNAL)
    return gravest, inside or not notices, group.kind, group.entity


def _title(review: Review, entity: Entity | None) -> str:
    if entity is None or entity.title is None:
        return ""
    default = review.catalogs[1].manifest.default_locale
    return " ".join(entity.title.get("en", default).split())
