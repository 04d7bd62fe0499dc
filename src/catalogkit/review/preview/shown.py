"""The forms of one side in one locale, with a mark at everything that changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

from markupsafe import Markup, escape

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem
from catalogkit.review.preview.compared import Change, What
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.form import Forms
from catalogkit.targets.portal.form.asking import Asking
from catalogkit.targets.portal.form.data import Part, parts
from catalogkit.targets.portal.form.question import Offer, Question
from catalogkit.wording import say
from catalogkit.wording.form_page import Pages
from catalogkit.wording.names_of import names_of
from catalogkit.wording.printer import Names, say_day

Side: TypeAlias = Literal["before", "after"]
SIGNS: Mapping[What, str] = {"added": "+", "removed": "−", "changed": "≠"}
MARK = Markup(
    '<span class="mark {}"><span aria-hidden="true">{}</span>\N{NO-BREAK SPACE}{}'
    "</span>"
)
CLOSED = {"select", "multiselect"}
"""Widgets of which a picture does not show every answer."""
LISTED = 12
"""So many answers are named one by one."""


@dataclass(frozen=True)
class Form:
    """A form as one side has it."""

    item: ServiceItem
    names: Names
    pages: Sequence[Part]


@dataclass(frozen=True, eq=False)
class Shown:
    """One side, read in one locale."""

    catalog: Catalog
    locale: str
    side: Side

    @cached_property
    def edition(self) -> Edition:
        """The words and texts."""
        return Edition(self.catalog, Records(self.catalog), self.locale, {})

    @cached_property
    def _forms(self) -> Forms:
        return Forms(self.edition)

    @cached_property
    def _pages(self) -> Pages:
        return Pages(self.catalog, self.edition.records, self.locale)

    def form(self, item: ServiceItem) -> Form:
        """The form of an item."""
        names = names_of(self.catalog, item, self.locale)
        return Form(item, names, parts(self._pages.form(item)["fields"]))

    def questions(
        self, form: Form, other: Form | None, changes: Mapping[str, Change]
    ) -> list[Question]:
        """The questions in order, marked where they differ from the other side's."""
        listed = self._forms.listed
        asking = Asking(self.edition, listed, form.names, f"{self.side}.")
        made = asking.questions(form.item.form, form.pages, {})
        marking = Marking(self.edition, self.side, form.names)
        there = other.pages if other else ()
        return marking.marked(made, (form.item.form, form.pages, there), changes)


Asked: TypeAlias = tuple[Sequence[Field], Sequence[Part], Sequence[Part]]
"""Questions as the author, as this side and as the other side has them."""


@dataclass(frozen=True)
class Marking:
    """Puts marks where a template has room for a sentence about a question."""

    edition: Edition
    side: Side
    names: Names

    def marked(
        self, made: Sequence[Question], asked: Asked, changes: Mapping[str, Change]
    ) -> list[Question]:
        """Some questions of a form, or of a line of a group."""
        fields, pages, others = asked
        there = {str(each["id"]): each for each in others}
        return [
            self._question(
                each, (field, page, there.get(each.id, {})), changes.get(each.id)
            )
            for each, field, page in zip(made, fields, pages, strict=True)
        ]

    def _question(
        self, made: Question, asked: tuple[Field, Part, Part], change: Change | None
    ) -> Question:
        field, page, other = asked
        if made.rows:
            inner = (field.fields, parts(page["fields"]), parts(other.get("fields")))
            changes = change.inner if change else {}
            lines = made.rows[: max(made.start, 1)]
            made = replace(
                made, rows=[self.marked(line, inner, changes) for line in lines]
            )
        if change is None:
            return made
        told = [self.mark(change), *self._details(asked, change)]
        groups = [
            (head, [self._offer(each, change) for each in offers])
            for head, offers in made.groups
        ]
        return replace(made, only=[*told, *made.only], groups=groups)

    def mark(self, change: Change) -> Markup:
        """What became of a question, as a sign and in words."""
        comma = self.edition.say("comma")
        what = comma.join(self.edition.say(f"part_{each}") for each in change.parts)
        return self._sign(change.what, what)

    def _sign(self, what: What, more: str = "") -> Markup:
        word = self.edition.say(f"mark_{what}")
        said = self.edition.say("mark_what", mark=word, what=more) if more else word
        return MARK.format(what, SIGNS[what], said)

    def _offer(self, offer: Offer, change: Change) -> Offer:
        what = change.answers.get(offer.id)
        if what is None:
            return offer
        only = Markup(" ").join([self._sign(what), escape(offer.only)])
        return replace(offer, only=only)

    def _details(
        self, asked: tuple[Field, Part, Part], change: Change
    ) -> Iterator[str]:
        """What a picture of the question would not show."""
        field, page, other = asked
        told, locale = self.edition.say, self.edition.locale
        if "type" in change.parts:
            yield told("answer_kind", kind=told(f"type_{field.type}"))
        if "limits" in change.parts:
            yield from self._limits(page, other)
        if page["widget"] in CLOSED:
            yield from self._answers(page, change)
        if "read_only" in change.parts and field.read_only_when is not None:
            tree = self.edition.catalog.typed[id(field.read_only_when)]
            yield told("read_only_if", condition=say(tree, self.names, locale))

    def _limits(self, page: Part, other: Part) -> Iterator[str]:
        """The sentences about limits that the other side does not say."""
        said, there = page.get("messages"), other.get("messages")
        known = there if isinstance(there, dict) else {}
        told, wording = self.edition.say, self.edition.reader.wording
        for key, each in said.items() if isinstance(said, dict) else ():
            if key not in {"type", "option"} and each != known.get(key):
                sentence = wording.in_quotes(str(each))
                yield told("limit_said", sentence=sentence)
        for key, name in (("min", "too_early"), ("max", "too_late")):
            limit = page.get(key)
            if isinstance(limit, dict) and limit != other.get(key):
                day = say_day(str(limit["today"]), self.edition.locale)
                sentence = wording.in_quotes(told(name, limit=day))
                yield told("limit_said", sentence=sentence)

    def _answers(self, page: Part, change: Change) -> Iterator[str]:
        labels = {str(e["id"]): str(e["label"]) for e in parts(page.get("options"))}
        for what in SIGNS:
            named = [labels[e] for e in labels if change.answers.get(e) == what]
            if named:
                answers = self._listed([*dict.fromkeys(named)])
                yield self.edition.say(f"answers_{what}", answers=answers)

    def _listed(self, words: Sequence[str]) -> str:
        wording = self.edition.reader.wording
        quoted = [wording.in_quotes(each) for each in words[:LISTED]]
        if len(words) > LISTED:
            quoted.append(self.edition.say("and_more", count=len(words) - LISTED))
        return wording.comma.join(quoted)
