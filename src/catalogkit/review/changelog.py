"""What requesters are told of a change: by item, in their language, nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogkit.model.base import Entity
from catalogkit.model.service_item import ServiceItem
from catalogkit.review.groups import ITEM, in_order
from catalogkit.review.review import Review
from catalogkit.review.row import Row
from catalogkit.wording.changes.said import Voice
from catalogkit.wording.contract.moments import day_said
from catalogkit.wording.reader import Reader

SECTIONS = ("added", "changed", "ending", "withdrawn", "elsewhere")
KNOWN = frozenset(
    {
        "service",
        "category",
        "calendar",
        "promise",
        "priority_matrix",
        "audience",
        "list",
    }
)
"""Kinds beside items whose titles requesters read."""
ENDS = frozenset({"lifecycle", "sunset", "replaced_by"})
"""Keys of which the sentences on the end of an item tell."""
OFFERED = ("live", "deprecated")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item, the version of its contract, and sentences about it.

    `section` is one of `SECTIONS`; `id` is the id of the item, for programs.
    """

    section: str
    id: str
    title: str
    version: str
    lines: tuple[str, ...]


def changelog(review: Review, locale: str) -> list[Entry]:
    """What requesters notice, in a locale: new first, then by title."""
    entries = _Changelog(review, Voice(*review.catalogs, locale)).entries()
    return sorted(entries, key=_order)


@dataclass(frozen=True, slots=True)
class _Changelog:
    review: Review
    voice: Voice

    def entries(self) -> Iterator[Entry]:
        rows: dict[str, list[Row]] = {}
        for each in self.review.rows:
            if not each.address.env:
                rows.setdefault(each.address.entity, []).append(each)
        for entity, those in rows.items():
            entry = self.entry(entity, sorted(those, key=in_order))
            if entry is not None:
                yield entry

    def entry(self, entity: str, rows: list[Row]) -> Entry | None:
        one = self.review.comparison.before(entity)
        other = self.review.comparison.after(entity)
        if not entity.startswith(f"{ITEM}:"):
            return self.elsewhere(one, other, rows)
        old, new = (_offered(each) for each in (one, other))
        if new is None:
            return None if old is None else self.withdrawn(old, _item(other))
        if old is None:
            return self.of(new, "added", self.summary(new))
        if new.lifecycle == "deprecated" and old.lifecycle != "deprecated":
            others = [e for e in rows if not ENDS.intersection(e.address.route[:1])]
            return self.of(new, "ending", [*self.ends(new), *self.said(others, new.id)])
        lines = self.said(rows, new.id)
        return self.of(new, "changed", lines) if lines else None

    def elsewhere(
        self, one: Entity | None, other: Entity | None, rows: list[Row]
    ) -> Entry | None:
        """Of what is no item only what requesters know by its title."""
        entity = other or one
        if entity is None or entity.title is None or entity.kind_name not in KNOWN:
            return None
        lines = self.said(rows, "")
        if not lines:
            return None
        catalog = self.review.catalogs[0 if other is None else 1]
        title = Reader(catalog, self.voice.locale).title(entity)
        return Entry("elsewhere", entity.id, title, "", tuple(lines))

    def said(self, rows: Iterable[Row], item: str) -> list[str]:
        """The sentences of some rows, each once."""
        noticed = [each for each in rows if each.noticed]
        lines = [
            self.voice.said(each.rule, each.words, each.address.route, item)
            for each in noticed
        ]
        return list(dict.fromkeys(each for each in lines if each))

    def withdrawn(self, old: ServiceItem, new: ServiceItem | None) -> Entry:
        version = "" if new is None else str(new.version or "")
        title = Reader(self.voice.old, self.voice.locale).title(old)
        lines = self.instead(new or old)
        return Entry("withdrawn", old.id, title, version, tuple(lines))

    def summary(self, item: ServiceItem) -> list[str]:
        found = [] if item.summary is None else [self.voice.reader.text(item.summary)]
        return [" ".join(each.split()) for each in found]

    def ends(self, item: ServiceItem) -> list[str]:
        """Until when it can still be requested, and what to use then."""
        if item.sunset is None:
            return [self.voice.told("until_unknown"), *self.instead(item)]
        day = day_said(self.voice.reader, item.sunset)
        return [self.voice.told("until", day=day), *self.instead(item)]

    def instead(self, item: ServiceItem) -> list[str]:
        """What takes its place, where that is offered."""
        name = str(item.replaced_by) if item.replaced_by is not None else ""
        other = _offered(self.voice.new.get(ServiceItem, name))
        if other is None:
            return []
        reader = self.voice.reader
        title = reader.wording.in_quotes(reader.title(other))
        return [self.voice.told("instead", title=title)]

    def of(self, item: ServiceItem, section: str, lines: list[str]) -> Entry:
        title = self.voice.reader.title(item)
        return Entry(section, item.id, title, str(item.version or ""), tuple(lines))


def _offered(entity: Entity | None) -> ServiceItem | None:
    """An item that requesters see."""
    item = _item(entity)
    return item if item is not None and item.lifecycle in OFFERED else None


def _item(entity: Entity | None) -> ServiceItem | None:
    return entity if isinstance(entity, ServiceItem) else None


def _order(entry: Entry) -> tuple[int, str, str]:
    return SECTIONS.index(entry.section), entry.title.casefold(), entry.id
