"""Texts that nobody ever sees."""

from collections.abc import Iterable, Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.texts import odd_texts
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Edit, Note
from catalogkit.model.base import Written
from catalogkit.model.knowledge import Article


@check
def unknown_locale(catalog: Catalog) -> Iterator[Diagnostic]:
    """A text is written in a locale that the catalog does not have."""
    known = frozenset({"", *catalog.manifest.locales})
    for entity, text in odd_texts(catalog):
        if not known >= text.by_locale.keys():
            yield from _found(catalog, entity, text, text.by_locale)
    for item in catalog.items():
        if not known >= item.keywords.keys():
            yield from _found(catalog, item, "keywords", item.keywords)
    for article in catalog.all(Article):
        if article.locale not in {None, *known}:
            message = _sentence(catalog, str(article.locale))
            yield unknown_locale.found(article.at("locale"), message)


def _found(
    catalog: Catalog, entity: Written, part: object, given: Iterable[str]
) -> Iterator[Diagnostic]:
    locales = catalog.manifest.locales
    for each in given:
        if each and each not in locales:
            place = entity.at_key(part, each)
            same = [name for name in locales if _language(name) == _language(each)]
            free = [name for name in same if name not in given]
            note = Note(catalog.manifest.at("locales"), "the locales of this catalog")
            fix = Edit(place, "rename", free[0], f"call it {free[0]}") if free else None
            message = _sentence(catalog, each)
            yield unknown_locale.found(place, message, notes=[note], fix=fix)


def _sentence(catalog: Catalog, locale: str) -> str:
    locales = catalog.manifest.locales
    same = [each for each in locales if _language(each) == _language(locale)]
    hint = (
        f"; did you mean '{same[0]}'?" if same else f"; there is {', '.join(locales)}"
    )
    return f"the catalog has no locale '{locale}', so nobody would see this{hint}"


def _language(locale: str) -> str:
    return locale.partition("-")[0]
