"""The rules of a catalog's items, prepared once."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, Clocks, clocks
from catalogkit.catalog.records import Records
from catalogkit.decide.item_rules import rules_of
from catalogkit.decide.judge import Judge
from catalogkit.decide.rules import Rules
from catalogkit.decision import Texts
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text


@dataclass(frozen=True)
class Rulebook:
    """The rules of the items of a catalog, and what they share."""

    catalog: Catalog
    judge: Judge = field(default_factory=Judge)
    _rules: dict[str, Rules] = field(default_factory=dict)
    _texts: dict[int, Texts] = field(default_factory=dict)

    @cached_property
    def records(self) -> Records:
        """What is known of answers that name something."""
        return Records(self.catalog)

    @cached_property
    def clocks(self) -> Clocks:
        """The clock of each calendar."""
        return clocks(self.catalog)

    def clock(self, calendar: str | None) -> Clock | None:
        """The clock of a calendar, None where there is none."""
        return None if calendar is None else self.clocks[calendar]

    def text(self, text: Text | None) -> Texts | None:
        """A text in every locale."""
        return None if text is None else self.texts(text)

    def texts(self, text: Text) -> Texts:
        """A text in every locale, made once."""
        found = self._texts.get(id(text))
        if found is None:
            manifest = self.catalog.manifest
            default = manifest.default_locale
            found = {each: text.get(each, default) for each in manifest.locales}
            self._texts[id(text)] = found
        return found

    def rules(self, item: ServiceItem) -> Rules:
        """The rules of an item, made when they are first asked for."""
        found = self._rules.get(item.id)
        if found is None or found.item is not item:
            found = self._rules[item.id] = rules_of(self, item)
        return found


@lru_cache(maxsize=2)
def rulebook(catalog: Catalog) -> Rulebook:
    """The rulebook of a catalog; the last two are kept."""
    return Rulebook(catalog)
