"""Texts that some people cannot read."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.texts import TESTS, odd_texts
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Written
from catalogkit.model.knowledge import Article


@check
def missing_locale(catalog: Catalog) -> Iterator[Diagnostic]:
    """A text is not there in every locale of the catalog."""
    locales = catalog.manifest.locales
    wanted = frozenset(locales)
    for entity, text in odd_texts(catalog):
        if not wanted <= text.by_locale.keys() and not isinstance(entity, Article):
            yield from _found(entity, text, text.by_locale, locales)
    for item in catalog.items():
        if item.keywords:
            yield from _found(item, "keywords", item.keywords, locales)


def _found(
    entity: Written, part: object, given: Mapping[str, object], locales: tuple[str, ...]
) -> Iterator[Diagnostic]:
    default, *others = locales
    has_default = default in given or "" in given
    missing = [] if has_default else [default]
    missing += [each for each in others if each not in given]
    place = entity.at(part) if missing else None
    if place is not None and place.route[:1] not in TESTS:
        few = ", ".join(missing)
        message = f"there is no text in {few}: whoever reads it in {few} sees another"
        if given.keys() == {""} and len(missing) == 1:
            message = f"there is no text in {few}: write {{{default}: …, {few}: …}}"
        yield softened(missing_locale.found(place, message), entity)
