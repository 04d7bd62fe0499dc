"""A purpose that serves its means."""

from collections.abc import Iterator
from typing import get_args

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import Layer, Metric

RANK = {name: rank for rank, name in enumerate(get_args(Layer))}


@check(severity=Severity.WARNING)
def serves_downwards(catalog: Catalog) -> Iterator[Diagnostic]:
    """A metric serves one of a layer below its own."""
    for metric in catalog.all(Metric):
        for index, name in enumerate(metric.serves):
            other = catalog[name]
            if RANK[other.layer] < RANK[metric.layer]:
                message = f"a metric of {metric.layer} serves '{name}', which is one of"
                message += f" {other.layer}: the work is for the outcome, not the other"
                place = metric.at("serves", index)
                yield serves_downwards.found(place, f"{message} way round")
