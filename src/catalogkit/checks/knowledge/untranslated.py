"""Articles that some people cannot read."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.knowledge import Article


@check
def untranslated(catalog: Catalog) -> Iterator[Diagnostic]:
    """An article is not there in every locale of the catalog."""
    default, *_ = catalog.manifest.locales
    found: dict[str, dict[str, Article]] = {}
    for article in catalog.all(Article):
        found.setdefault(article.id, {})[article.locale or default] = article
    for name, versions in found.items():
        missing = [
            each
            for each in catalog.manifest.locales
            if each not in versions and _key(name, each, default) not in catalog.absent
        ]
        if missing:
            first = versions.get(default) or next(iter(versions.values()))
            files = " and ".join(_file(name, each, default) for each in missing)
            message = f"there is no {files}: it cannot be read in {', '.join(missing)}"
            yield untranslated.found(first.at("id"), message)


def _key(name: str, locale: str, default: str) -> str:
    return f"article:{name}" if locale == default else f"article:{name}.{locale}"


def _file(name: str, locale: str, default: str) -> str:
    return f"{name}.md" if locale == default else f"{name}.{locale}.md"
