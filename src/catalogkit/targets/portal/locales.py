"""The first page: the portal's locales, each in its own words."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic
from catalogkit.resource import Key, Resource
from catalogkit.targets import lossy
from catalogkit.targets.portal.layout import LOADER, drawn, policy
from catalogkit.wording import LOCALES, best, page_word


def native(locale: str) -> str:
    """The name of a locale in its own words, where we speak it."""
    return page_word(locale, "locale_name") if locale in LOCALES else locale


def foreign(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every locale in whose language we have no sentences of our own."""
    manifest = catalog.manifest
    for number, locale in enumerate(manifest.locales):
        if best(locale).partition("-")[0] != locale.partition("-")[0].lower():
            message = (
                f"the portal's own words are not there in {locale}, so around your "
                f"texts people read English; there is {', '.join(LOCALES)}"
            )
            yield lossy(manifest.at("locales", number), message)


def first(catalog: Catalog) -> Resource:
    """The page: a script leads on to the locale that a browser asks for."""
    manifest = catalog.manifest
    values = {
        "catalog_name": manifest.name.get(manifest.default_locale, ""),
        "locales": [
            (each, native(each), page_word(each, "home")) for each in manifest.locales
        ],
        "policy": policy(manifest.targets.get("portal")),
        "loader": LOADER,
    }
    return Resource(Key("index", "all"), drawn("locales.html", values), "index.html")
