"""Articles and items that do not know of one another."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.knowledge import Article


@check(severity=Severity.WARNING)
def one_sided(catalog: Catalog) -> Iterator[Diagnostic]:
    """An article names an item that does not offer it, or the other way round."""
    offered = {
        item.id: {str(use.article) for use in item.knowledge}
        for item in catalog.items()
    }
    for article in catalog.all(Article):
        for ref in article.items if not article.locale else ():
            if ref in offered and article.id not in offered[ref]:
                note = Note(catalog[ref].at("knowledge"), "not offered here")
                message = f"'{ref}' does not offer this article in its 'knowledge'"
                yield one_sided.found(article.at(ref), message, notes=[note])
    for item in catalog.items():
        for use in item.knowledge:
            known = catalog.get(Article, use.article)
            if known is not None and item.id not in known.items:
                note = Note(known.at("items"), "not named here")
                message = f"'{use.article}' does not name '{item.id}' in its 'items'"
                yield one_sided.found(item.at(use, "article"), message, notes=[note])
