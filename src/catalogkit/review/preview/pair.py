"""The form of one item on both sides, drawn beside each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem
from catalogkit.review.preview.compared import Compared, Row, What, compared
from catalogkit.review.preview.page import drawn
from catalogkit.review.preview.shown import Form, Marking, Shown, Side


@dataclass(frozen=True, slots=True)
class Preview:
    """The form of an item in one locale; `html` is a page that needs no other file."""

    item: str
    locale: str
    title: str
    what: What
    html: str

    @property
    def page(self) -> str:
        """The name of its page."""
        return f"{self.item}.{self.locale}.html"

    @property
    def picture(self) -> str:
        """The name of its picture."""
        return f"{self.item}.{self.locale}.png"


def previews(
    old: Catalog, new: Catalog, items: Iterable[str], locales: Iterable[str]
) -> Iterator[Preview]:
    """A preview of each form that changed, among those of some items.

    A form in which nobody sees a difference has none; nor has one that is not known on
    a side since it has errors. What was renamed has one under its new id.
    """
    wanted = [*locales]
    known = {each.id: each for each in new.all(ServiceItem)}
    later = {str(e.renamed_from): e.id for e in known.values() if e.renamed_from}
    names = dict.fromkeys(e if e in known else later.get(e, e) for e in items)
    for name in names:
        item = known.get(name)
        before = name
        if item is not None and old.get(ServiceItem, name) is None:
            before = item.renamed_from or name
        for locale in wanted:
            pair = Pair(
                _Half(_shown(old, locale, "before"), before),
                _Half(_shown(new, locale, "after"), name),
            )
            made = pair.preview()
            if made is not None:
                yield made


@lru_cache(maxsize=16)
def _shown(catalog: Catalog, locale: str, side: Side) -> Shown:
    return Shown(catalog, locale, side)


@dataclass(frozen=True, eq=False)
class _Half:
    """An item on one side: there, gone, or broken."""

    shown: Shown
    name: str

    @cached_property
    def item(self) -> ServiceItem | None:
        """The item that people can ask for."""
        found = self.shown.catalog.get(ServiceItem, self.name)
        return None if found is None or found.lifecycle == "retired" else found

    @cached_property
    def form(self) -> Form | None:
        """Its form."""
        return None if self.item is None else self.shown.form(self.item)

    @property
    def is_unsound(self) -> bool:
        """Whether it may be among what was left out, since that has errors."""
        catalog = self.shown.catalog
        known = catalog.get(ServiceItem, self.name) is not None
        return not known and catalog.lacks(ServiceItem)

    @property
    def title(self) -> str:
        """What it is called there."""
        return "" if self.item is None else self.shown.edition.title(self.item)

    def called(self, title: str) -> Iterator[str]:
        """Its name there, where a page is headed otherwise, and its version."""
        if self.title != title:
            yield self.title
        if self.item is not None and self.item.version:
            yield self.shown.edition.say("version_of", version=self.item.version)


@dataclass(frozen=True, eq=False)
class Pair:
    """An item before and after."""

    before: _Half
    after: _Half

    def preview(self) -> Preview | None:
        """The page, if there is something to see."""
        there = [each for each in self._halves if each.form is not None]
        both = len(there) == len(self._halves)
        if not there or (both and not self.compared.changes) or self._is_unsound:
            return None
        last = there[-1]
        shown = last.shown
        values = {
            "title": last.title,
            "what": self.what,
            "locale": shown.locale,
            "say": shown.edition.say,
            "marks": [*self._marks()] if both else [],
            "sides": [self._side(each, last.title) for each in there],
            "rows": 1 + max(len(self._blocks), 1),
        }
        html = drawn("preview.html", values, accent=shown.edition.options.accent)
        return Preview(self.after.name, shown.locale, last.title, self.what, html)

    @property
    def _halves(self) -> tuple[_Half, _Half]:
        return self.before, self.after

    @cached_property
    def compared(self) -> Compared:
        """The questions of both beside each other."""
        before, after = (e.form.pages if e.form else () for e in self._halves)
        return compared(before, after)

    @cached_property
    def _blocks(self) -> Sequence[Sequence[Row]]:
        return [*self.compared.blocks()]

    @property
    def what(self) -> What:
        """What became of the form."""
        if self.before.form is None:
            return "added"
        return "removed" if self.after.form is None else "changed"

    @property
    def _is_unsound(self) -> bool:
        return any(each.is_unsound for each in self._halves)

    def _side(self, half: _Half, title: str) -> Mapping[str, object]:
        shown, other = half.shown, self.after if half is self.before else self.before
        questions = []
        if half.form is not None:
            changes = self.compared.changes if other.form else {}
            questions = shown.questions(half.form, other.form, changes)
        by_id = {each.id: each for each in questions}
        names = [
            [name for row in rows if (name := row[shown.side == "after"])]
            for rows in self._blocks
        ]
        return {
            "name": shown.side,
            "called": [*half.called(title)],
            "blocks": [
                (number, [by_id[each] for each in some])
                for number, some in enumerate(names, start=2)
                if some
            ],
        }

    def _marks(self) -> Iterator[tuple[str, Markup, str]]:
        """Every change: where it is marked, as what, and the question."""
        for row in self.compared.rows:
            name = row[1] or row[0] or ""
            change = self.compared.changes.get(name)
            if change is None or (row[1] is None and change.what == "changed"):
                continue
            half = self.before if row[1] is None else self.after
            assert half.form is not None  # noqa: S101 - a row is of a form
            marking = Marking(half.shown.edition, half.shown.side, half.form.names)
            label = next(e["label"] for e in half.form.pages if e["id"] == name)
            yield f"{half.shown.side}-{name}", marking.mark(change), str(label)
