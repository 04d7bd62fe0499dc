"""Target portal: pages that people open and read, in every locale.

Pages come in sections, see `section.py` for how to add one.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.options import TargetOptions
from catalogkit.plugin import discover
from catalogkit.resource import Key, Resource
from catalogkit.targets import Target
from catalogkit.targets.portal.accent import accent_style
from catalogkit.targets.portal.carried import CAPABILITIES
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.ignored import IGNORES
from catalogkit.targets.portal.layout import LOADER, assets, drawn, policy
from catalogkit.targets.portal.locales import first, foreign, native
from catalogkit.targets.portal.search import index
from catalogkit.targets.portal.section import Section


def emit(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """The style and scripts, a page to choose a locale, and the pages of each."""
    options = catalog.manifest.targets.get("portal") or TargetOptions()
    for name, shipped in assets().items():
        styled = accent_style(options.accent) if name == "portal.css" else ""
        text = shipped + styled
        yield Resource(Key("asset", name), text, f"assets/{name}")
    yield first(catalog)
    yield from foreign(catalog)
    records = Records(catalog)
    files = _files(catalog)
    for locale in catalog.manifest.locales:
        edition = Edition(catalog, records, locale, files)
        yield index(edition)
        for section in sections():
            for subject in section.subjects(catalog):
                yield page(edition, section, subject)


def page(edition: Edition, section: Section, subject: object) -> Resource:
    """One page of a section."""
    name = getattr(subject, "id", section.kind)
    file = section.file(name)
    view = section.view(edition, subject)
    values = {
        "page": view,
        "file": file,
        "up": "../" * file.count("/"),
        "scripts": (*_more(view), *section.scripts),
        "edition": edition,
        **_frame(edition),
    }
    body = drawn(f"{section.kind}.html", values)
    key = Key(section.kind, f"{name}.{edition.locale}")
    return Resource(key, body, f"{edition.locale}/{file}")


def _more(view: Mapping[str, object]) -> Iterator[str]:
    """The scripts that a page needs beside those of its section."""
    scripts = view.get("scripts")
    yield from map(str, scripts) if isinstance(scripts, tuple) else ()


def count(catalog: Catalog) -> int:
    """How many resources there will be."""
    pages = sum(len(list(each.subjects(catalog))) for each in sections())
    return len(assets()) + 1 + len(catalog.manifest.locales) * (1 + pages)


@lru_cache(maxsize=1)
def sections() -> tuple[Section, ...]:
    """Every section, in order of its module."""
    return tuple(discover(__name__, Section))


def _files(catalog: Catalog) -> dict[tuple[str, str], str]:
    return {
        (section.kind, name): section.file(name)
        for section in sections()
        for subject in section.subjects(catalog)
        for name in [getattr(subject, "id", section.kind)]
    }


def _frame(edition: Edition) -> Mapping[str, object]:
    """What the layout shows around every page."""
    manifest = edition.catalog.manifest
    return {
        "say": edition.say,
        "locale": edition.locale,
        "locales": [(each, native(each)) for each in manifest.locales],
        "catalog_name": edition.text(manifest.name),
        "policy": policy(edition.options),
        "loader": LOADER,
    }


portal = Target(
    "portal",
    "Pages that people open and read: what they get, by when, and how to ask",
    emit,
    count,
    IGNORES,
    CAPABILITIES,
    says=foreign,
)
