"""A target that asks for nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.metric import Metric


@check(severity=Severity.WARNING)
def reached_already(catalog: Catalog) -> Iterator[Diagnostic]:
    """The baseline of a metric is as good as its target."""
    for metric in catalog.all(Metric):
        goal, before = metric.target, metric.baseline
        if goal is not None and before is not None and goal.met(before):
            message = f"it was {before} before, so {goal} asks for nothing better"
            note = Note(metric.at("baseline"), "what it was")
            yield reached_already.found(metric.at("target"), message, notes=[note])
