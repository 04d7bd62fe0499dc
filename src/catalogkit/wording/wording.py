"""What a locale's file holds, and which locales there are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Wording:
    """One locale: sentences, what only pages say, and the phrases of conditions.

    `{name}` takes a value; `[one|many]` reads by the value `{count}`. Chinese and a
    Latin letter or digit that meet there get a space. A word that `bare` fits stands
    without quotes. Lists join by `comma` and the last word.
    """

    locale: str
    sentences: Mapping[str, str]
    pages: Mapping[str, str]
    phrases: Mapping[str, str]
    bare: re.Pattern[str]
    bare_label: re.Pattern[str]
    quotes: tuple[str, str]
    comma: str

    def filled(self, template: str, values: Mapping[str, object]) -> str:
        """A template with its values; a missing one raises KeyError."""
        first, slots = _parts(template, str(values.get("count", "")) == "1")
        found = [first]
        left = first[-1:]
        for name, text in slots:
            value = str(values[name])
            found += [_gap(left, value), value, _gap(value, text), text]
            left = text[-1:]
        return "".join(found)

    def quoted(self, text: str) -> str:
        """A value, in quotes unless it can only be read as one word."""
        return text if self.bare.fullmatch(text) else self.in_quotes(text)

    def label(self, text: str) -> str:
        """The name of a field, in quotes where it would break the sentence."""
        return text if self.bare_label.fullmatch(text) else self.in_quotes(text)

    def in_quotes(self, text: str) -> str:
        """A text in the quotes of the locale."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def listed(self, words: list[str], last: str) -> str:
        """Words joined by commas, and by the phrase `last` before the last one."""
        if len(words) == 1:
            return words[0]
        return self.joined([self.comma.join(words[:-1]), words[-1]], last)

    def joined(self, texts: list[str], by: str) -> str:
        """Texts joined by a phrase."""
        first, *others = texts
        phrase = self.phrases[by]
        for text in others:
            first += f"{_gap(first, phrase)}{phrase}{_gap(phrase, text)}{text}"
        return first


@lru_cache(maxsize=4096)
def _parts(template: str, one: bool) -> tuple[str, tuple[tuple[str, str], ...]]:  # noqa: FBT001
    """The text before the first value, and each value with the text behind it."""
    chosen = _NUMBER.sub(lambda found: found[1] if one else found[2], template)
    first, *rest = _VALUE.split(chosen)
    return first, tuple(zip(rest[::2], rest[1::2], strict=True))


def _gap(left: str, right: str) -> str:
    """The space between Chinese and a Latin letter or digit."""
    meeting = left[-1:] + right[:1]
    return " " if not meeting.isascii() and _MEET.fullmatch(meeting) else ""


_MEET = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3400-\u9fff]")
_NUMBER = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_VALUE = re.compile(r"\{(\w+)\}")
