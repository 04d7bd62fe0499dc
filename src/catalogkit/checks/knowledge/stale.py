"""Articles that nobody has looked at for too long."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.knowledge import Article


@check(severity=Severity.WARNING)
def stale(catalog: Catalog) -> Iterator[Diagnostic]:
    """The day of an article's review has passed."""
    for article in catalog.all(Article):
        day = article.review_by
        if day is not None and day < catalog.today:
            message = f"this article was to be read again by {day}: it may be wrong now"
            yield stale.found(article.at("review_by"), message)
