"""A figure of work that stands for nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import Metric


@check(severity=Severity.WARNING)
def activity_without_outcome(catalog: Catalog) -> Iterator[Diagnostic]:
    """A metric of operation serves no outcome."""
    for metric in catalog.all(Metric):
        if metric.layer == "operation" and not metric.serves:
            message = f"'{metric.id}' measures the work, and nothing says for which"
            message += " experience or outcome: add 'serves'"
            yield activity_without_outcome.found(metric.at("layer"), message)
