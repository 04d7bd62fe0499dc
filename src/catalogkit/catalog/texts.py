"""Texts that are not simply there, once in every locale."""

from collections.abc import Iterator
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.model.base import Entity
from catalogkit.model.text import Text


@lru_cache(maxsize=1)
def odd_texts(catalog: Catalog) -> tuple[tuple[Entity, Text], ...]:
    """The few texts with a locale too few or too many, or the same words in two.

    Kept for the last catalog: several checks look at them, and at no other text.
    """
    return tuple(_odd(catalog))


def _odd(catalog: Catalog) -> Iterator[tuple[Entity, Text]]:
    wanted = frozenset(catalog.manifest.locales)
    for entity in in_use(catalog):
        for text in entity.parts("text"):
            words = text.by_locale
            if words.keys() != wanted or len({*words.values()}) < len(words):
                yield entity, text
