"""Things whose review did not happen."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.knowledge import Article


@check(severity=Severity.WARNING)
def review_overdue(catalog: Catalog) -> Iterator[Diagnostic]:
    """The day of a review has passed."""
    today = catalog.today
    for entity in in_use(catalog):
        day = entity.review_by
        if day is not None and day < today and not isinstance(entity, Article):
            message = f"its review was due on {day}: look at it and set the next day"
            yield review_overdue.found(entity.at("review_by"), message)
