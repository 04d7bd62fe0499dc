"""Whether a text wishes for something or states a result."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.checks.deliverable.words import LANGUAGES, Words
from catalogkit.model.manifest import Words as Own


@dataclass(frozen=True)
class Ear:
    """Hears wishes in the texts of one locale.

    `extra` are more words that make a wish; `excused` are texts that are none.
    """

    locale: str
    extra: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()

    def wish(self, text: str) -> str | None:
        """The words that make a text a wish, or None when it states a result."""
        plain = " ".join(text.casefold().split()).rstrip(" .。!！")
        for each in self.excused:
            plain = plain.replace(each.casefold(), " ").strip()
        found = None
        if any(map(plain.__contains__, self._words.hints)):
            found = self._never.search(self._clause.split(plain, 1)[0])
        if found is None and self._done.search(plain) is None:
            found = self._wishes.search(plain)
        return None if found is None else found[0].strip()

    @cached_property
    def _words(self) -> Words:
        return LANGUAGES.get(self.locale.partition("-")[0], Words())

    @cached_property
    def _own(self) -> tuple[str, ...]:
        edge = self._words.boundary
        return tuple(f"{edge}{re.escape(each.casefold())}{edge}" for each in self.extra)

    @cached_property
    def _clause(self) -> re.Pattern[str]:
        return re.compile(self._words.clause)

    @cached_property
    def _wishes(self) -> re.Pattern[str]:
        return _any((*self._words.wishes, *self._own))

    @cached_property
    def _never(self) -> re.Pattern[str]:
        return _any(self._words.never)

    @cached_property
    def _done(self) -> re.Pattern[str]:
        return _any(self._words.done)


@dataclass
class Ears:
    """One ear for each locale, with the manifest's own words."""

    own: Own
    default: str
    ears: dict[str, Ear] = field(default_factory=dict)

    def of(self, locale: str) -> Ear:
        """The ear of a locale; "" is the default one."""
        name = locale or self.default
        if name not in self.ears:
            more, none = _for(self.own.wishes, name), _for(self.own.results, name)
            self.ears[name] = Ear(name, more, none)
        return self.ears[name]


def _for(words: Mapping[str, tuple[str, ...]], locale: str) -> tuple[str, ...]:
    language = locale.partition("-")[0]
    return (
        *words.get(locale, ()),
        *(words.get(language, ()) if language != locale else ()),
    )


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One of some patterns; without any, what never matches."""
    return re.compile("|".join(f"(?:{each})" for each in patterns) or r"(?!)")
