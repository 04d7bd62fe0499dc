"""The page of an article, in the locale of the reader where it exists there."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.prose import prose
from catalogkit.model.knowledge import Article
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.section import Section


def _articles(catalog: Catalog) -> Iterator[Article]:
    return (each for each in catalog.all(Article) if each.locale is None)


def _view(edition: Edition, article: Article) -> Mapping[str, object]:
    known = edition.catalog.translations(article)
    here = known.get(edition.locale)
    shown = here or article
    return {
        "title": edition.title(shown),
        "body": prose(shown.body),
        "lang": "" if here else edition.catalog.manifest.default_locale,
        "items": [edition.to(each) for each in article.items],
        "owner": None if article.owner is None else edition.to(article.owner),
        "until": "" if article.review_by is None else edition.day(article.review_by),
        "audience": [edition.to(each).title for each in article.audience],
    }


articles = Section("article", _articles, _view)
