"""Items that nobody will look at again."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def no_review(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing says when the owner of a live item looks at it again."""
    for item in catalog.items():
        if item.review_by is None and item.lifecycle == "live":
            message = "nothing says when its owner looks at it again: give a review_by"
            yield no_review.found(item.at("id"), message)
