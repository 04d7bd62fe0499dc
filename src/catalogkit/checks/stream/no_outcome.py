"""Value streams of which nobody knows the value."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.HINT)
def no_outcome(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing says how the business sees that a value stream works."""
    for stream in catalog.all(ValueStream):
        if not stream.outcomes:
            message = "nothing says how the business sees that it works: name metrics"
            yield no_outcome.found(stream.at("id"), f"{message} as its 'outcomes'")
