"""Sentences by key, in the best locale there is."""

from collections.abc import Mapping

from catalogkit.wording.en import ENGLISH
from catalogkit.wording.wording import Wording
from catalogkit.wording.zh_cn import CHINESE

WORDINGS: Mapping[str, Wording] = {each.locale: each for each in (ENGLISH, CHINESE)}
LOCALES: tuple[str, ...] = tuple(WORDINGS)
"""The locales that exist; every other one falls back, see `best`."""


def best(locale: str) -> str:
    """The locale whose words are used: its own, one of its language, else English."""
    if locale in WORDINGS:
        return locale
    language = locale.partition("-")[0].lower()
    for each in LOCALES:
        if each.partition("-")[0] == language:
            return each
    return "en"


def sentence(locale: str, key: str, **values: str | int) -> str:
    """The sentence of that key. Raises KeyError for an unknown key or missing value."""
    wording = WORDINGS[best(locale)]
    return wording.filled(wording.sentences[key], values)


def page_word(locale: str, key: str, **values: str | int) -> str:
    """What a page of the portal says under that key, else the sentence of that key."""
    wording = WORDINGS[best(locale)]
    template = wording.pages.get(key) or wording.sentences[key]
    return wording.filled(template, values)


def request_labels(locale: str) -> dict[str, str]:
    """What a condition may read beside the answers, by its name there."""
    sentences = WORDINGS[best(locale)].sentences
    return {
        key.replace("request_", "request."): sentences[key]
        for key in sentences
        if key.startswith("request") or key == "recipient"
    }


def time_span(locale: str, amount: int, unit: str, *, elapsed: bool = False) -> str:
    """A duration in words: 2 working hours, 3 business days, 72 hours."""
    return sentence(locale, time_key(unit, elapsed=elapsed), count=amount)


def time_key(unit: str, *, elapsed: bool = False) -> str:
    """The key of a duration's sentence; days and weeks always elapse."""
    return f"time_{unit}{'_elapsed' if elapsed or unit in {'d', 'w'} else ''}"
