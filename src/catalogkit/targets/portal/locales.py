"""The first page: the portal's locales, each in its own words."""

from catalogkit.catalog.catalog import Catalog
from catalogkit.resource import Key, Resource
from catalogkit.targets.portal.layout import LOADER, drawn, policy
from catalogkit.wording import LOCALES, page_word


def native(locale: str) -> str:
    """The name of a locale in its own words, where we speak it."""
    return page_word(locale, "locale_name") if locale in LOCALES else locale


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
