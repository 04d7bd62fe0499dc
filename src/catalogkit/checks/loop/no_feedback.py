"""A loop that is none."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.roadmap import Loop


@check(severity=Severity.WARNING)
def no_feedback(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody looks whether a change helped."""
    for loop in catalog.all(Loop):
        if loop.feedback is None:
            message = "nothing says how one sees that it helped: add 'feedback'"
            yield no_feedback.found(loop.at("id"), message)
