"""A ratio of nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.metric import Metric


@check
def ratio_of_nothing(catalog: Catalog) -> Iterator[Diagnostic]:
    """A ratio does not say what it counts."""
    for metric in catalog.all(Metric):
        if metric.of == "ratio" and metric.count is None:
            message = "a ratio counts some records over others: add 'count'"
            yield ratio_of_nothing.found(metric.at("of"), message)
        elif metric.of == "ratio" and metric.over is None and metric.where is None:
            message = (
                "it is compared with every record there is, and there may be none:"
            )
            message += " say with which in 'over' or 'where'"
            yield ratio_of_nothing.found(metric.at("of"), message)
