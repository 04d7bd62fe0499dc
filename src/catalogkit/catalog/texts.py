"""Texts that are not simply there, once in every locale."""

from collections.abc import Iterator
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import written
from catalogkit.model.base import Entity, Written
from catalogkit.model.knowledge import Article
from catalogkit.model.text import Text

TESTS = (("examples",), ("cases",))
"""Where a text is one that must come out, in one locale at least."""


def untranslated(catalog: Catalog) -> Iterator[tuple[Entity, str]]:
    """Every text of an entity that is not there in a locale, and the locale."""
    default, *others = catalog.manifest.locales
    for entity, text in odd_texts(catalog):
        if isinstance(entity, Article) or not isinstance(entity, Entity):
            continue
        missing = [each for each in others if each not in text.by_locale]
        if not text.has(default, default):
            missing.append(default)
        if missing and entity.route(text)[:1] not in TESTS:
            yield from ((entity, each) for each in missing)
    for article in catalog.all(Article):
        if article.locale is None:
            known = catalog.translations(article)
            locales = catalog.manifest.locales
            yield from ((article, each) for each in locales if each not in known)


@lru_cache(maxsize=1)
def odd_texts(catalog: Catalog) -> tuple[tuple[Written, Text], ...]:
    """The few texts with a locale too few or too many, or the same words in two.

    Kept for the last catalog: several checks look at them, and at no other text.
    """
    return tuple(_odd(catalog))


def _odd(catalog: Catalog) -> Iterator[tuple[Written, Text]]:
    wanted = frozenset(catalog.manifest.locales)
    for each in written(catalog):
        for text in each.parts("text"):
            words = text.by_locale
            if words.keys() != wanted or len({*words.values()}) < len(words):
                yield each, text
