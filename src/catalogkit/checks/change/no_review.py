"""Changes after which nobody looks back."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def no_review(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody looks at the figures again after a change."""
    for item in catalog.items():
        if item.change is not None and item.change.review is None:
            message = "nobody looks back when the change is made, so a slow harm stays"
            found = no_review.found(
                item.at_key("change"), f"{message} unseen: add 'review' with metrics"
            )
            yield softened(found, item)
