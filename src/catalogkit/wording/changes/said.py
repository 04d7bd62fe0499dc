"""A change in a requester's own words, made of typed values: no id comes through."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.base import Entity, Model
from catalogkit.model.duration import Duration
from catalogkit.model.promise import Commitment
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Money
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text
from catalogkit.wording.changes import CHANGES
from catalogkit.wording.contract.moments import day_said
from catalogkit.wording.names_of import names_of
from catalogkit.wording.printer import Names
from catalogkit.wording.promised import promise_said
from catalogkit.wording.reader import Reader
from catalogkit.wording.sentences import best

SLOT = re.compile(r"\{(\w+)\}")
TITLED = frozenset(
    {"service_item", "service", "category", "calendar", "article", "channel"}
)
"""Kinds whose titles requesters know; teams, systems and others are not named."""
LABELS = ("label", "title", "result", "what", "otherwise", "text")


class Unsayable(Exception):
    """A value that has no words for a requester."""


@dataclass(frozen=True)
class Voice:
    """Says changes in a locale; the old value in the words of the old catalog."""

    old: Catalog
    new: Catalog
    locale: str

    @property
    def reader(self) -> Reader:
        """Who reads the new catalog."""
        return Reader(self.new, self.locale)

    def told(self, key: str, **values: str) -> str:
        """A sentence of a changelog."""
        return self.reader.wording.filled(CHANGES[best(self.locale)][key], values)

    def said(
        self,
        rule: str,
        words: Mapping[str, object],
        steps: Sequence[str] = (),
        item: str = "",
    ) -> str:
        """What a judgement says to requesters; "" where it says nothing to them.

        `steps` are those of the address: of sentences for one of them the first
        that can be said is taken.
        """
        sentences = CHANGES[best(self.locale)]
        if rule not in sentences or words.get("locale", self.locale) != self.locale:
            return ""
        for key in (*(f"{rule}:{each}" for each in _turns(words, steps)), rule):
            if key in sentences:
                found = self._filled(sentences[key], words, item)
                if found:
                    return found
        return self.told("details")

    def _filled(self, template: str, words: Mapping[str, object], item: str) -> str:
        try:
            values = {
                name: self.value(words.get(name), name, item)
                for name in SLOT.findall(template)
            }
        except Unsayable:
            return ""
        return self.reader.wording.filled(template, values)

    def value(self, value: object, name: str = "new", item: str = "") -> str:
        """A typed value in words. Raises Unsayable for what is none of theirs."""
        catalog = self.old if name == "old" else self.new
        reader = Reader(catalog, self.locale)
        match value:
            case Text():
                return reader.wording.in_quotes(" ".join(reader.text(value).split()))
            case Duration():
                return reader.time(value)
            case Commitment():
                names = self._names(catalog, item)
                return promise_said(catalog, value, names, self.locale)
            case datetime.date():
                return day_said(reader, value)
            case bool():
                raise Unsayable
            case int() | Decimal() | Money():
                return str(value)
            case Ref():
                return self._titled(reader, value)
            case Model():
                return self.value(_label(value), name, item)
            case list() | tuple():
                return self._listed(value, name, item)
        raise Unsayable

    def _listed(self, values: Sequence[object], name: str, item: str) -> str:
        if not values:
            raise Unsayable
        return self.reader.all_of([self.value(each, name, item) for each in values])

    def _titled(self, reader: Reader, ref: Ref[Entity]) -> str:
        entity = reader.catalog.entities.get(ref.kind, {}).get(str(ref))
        if ref.kind not in TITLED or entity is None or entity.title is None:
            raise Unsayable
        return reader.wording.in_quotes(reader.title(entity))

    def _names(self, catalog: Catalog, item: str) -> Names:
        found = catalog.get(ServiceItem, item)
        if found is None:
            raise Unsayable
        return names_of(catalog, found, self.locale)


def _turns(words: Mapping[str, object], steps: Sequence[str]) -> Sequence[str]:
    """What a sentence may be for: a value that came or went, a step of the address."""
    came = ["new"] if words.get("old") is None else []
    went = ["gone"] if words.get("new") is None else []
    special = [each for each in ("next", "paths") if each in steps]
    return [*special, *came, *went, *(each for each in steps if each not in special)]


def _label(part: Model) -> Text:
    for name in LABELS:
        text = getattr(part, name, None)
        if isinstance(text, Text):
            return text
    raise Unsayable
