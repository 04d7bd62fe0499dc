"""Lines without effect."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Line
from catalogkit.catalog.proofs.words import place_of
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def idle_line(catalog: Catalog) -> Iterator[Diagnostic]:
    """A line of a condition changes nothing."""
    for found in proven(catalog, Line):
        if not found.never:
            message = "this line changes nothing: without it, the condition holds for"
            place = place_of(found.item, found.use.condition, found.line)
            yield idle_line.found(place, f"{message} the same requests")
