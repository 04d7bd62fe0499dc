"""A target that nothing is compared with."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import Metric


@check(severity=Severity.WARNING)
def no_baseline(catalog: Catalog) -> Iterator[Diagnostic]:
    """A metric has a target and nothing says what it was before."""
    for metric in catalog.all(Metric):
        if metric.target is not None and metric.baseline is None:
            message = f"{metric.target} is wanted, and nothing says what it was before:"
            place = metric.at("target")
            yield no_baseline.found(place, f"{message} add 'baseline'")
