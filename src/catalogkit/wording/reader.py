"""A catalog read in one locale: its titles, and the sentences around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog, E
from catalogkit.model.base import Entity
from catalogkit.model.condition import Condition
from catalogkit.model.duration import Duration
from catalogkit.model.ref import Ref
from catalogkit.model.text import Text
from catalogkit.wording.contract import CONTRACT
from catalogkit.wording.printer import BARE, Names, say
from catalogkit.wording.sentences import WORDINGS, best, sentence, time_key, time_span
from catalogkit.wording.wording import Wording


@dataclass(frozen=True)
class Reader:
    """Somebody who reads a catalog in a locale; `names` are those of a form."""

    catalog: Catalog
    locale: str
    names: Names = BARE

    @property
    def wording(self) -> Wording:
        """The grammar of the locale."""
        return WORDINGS[best(self.locale)]

    def told(self, key: str, **values: str | int) -> str:
        """A sentence of a contract."""
        return self.wording.filled(CONTRACT[best(self.locale)][key], values)

    def text(self, text: Text) -> str:
        """A text of an author."""
        return text.get(self.locale, self.catalog.manifest.default_locale)

    def title(self, entity: Entity) -> str:
        """What an entity is called; its id where nobody gave it a title."""
        return (entity.title and self.text(entity.title)) or entity.id

    def called(self, ref: Ref[E]) -> str:
        """What the entity of a reference is called."""
        return self.title(self.catalog[ref])

    def role(self, name: str) -> str:
        """What a role is called; its name in words where nobody said."""
        text = self.catalog.manifest.roles.get(name)
        return re.sub("[-_]", " ", name) if text is None else self.text(text)

    def when(self, condition: Condition) -> str:
        """A condition read aloud."""
        return say(self.catalog.typed[id(condition)], self.names, self.locale)

    def time(self, time: Duration) -> str:
        """A duration in words."""
        return time_span(self.locale, time.amount, time.unit, elapsed=time.elapsed)

    def times(self, times: Sequence[Duration]) -> str:
        """Durations in words: 1 and 3 business days, where they have one unit."""
        units = {(each.unit, each.elapsed) for each in times}
        if len(times) == 1 or len(units) > 1:
            return self.all_of([self.time(each) for each in times])
        ((unit, elapsed),) = units
        counts = self.all_of([str(each.amount) for each in times])
        return sentence(self.locale, time_key(unit, elapsed=elapsed), count=counts)

    def any_of(self, words: list[str]) -> str:
        """Words joined by "or"."""
        return self.wording.listed(words, "or_last")

    def all_of(self, words: list[str]) -> str:
        """Words joined by "and"."""
        return self.wording.listed(words, "and_last")

    def sentences(self, *sentences: str) -> str:
        """Sentences behind one another: English leaves a space between them."""
        return ("" if self.wording.locale == "zh-CN" else " ").join(sentences)

    def capital(self, text: str) -> str:
        """A phrase as the beginning of a line."""
        return f"{text[:1].upper()}{text[1:]}"
