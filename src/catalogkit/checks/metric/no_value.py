"""A figure of nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.metric import Metric


@check
def no_value(catalog: Catalog) -> Iterator[Diagnostic]:
    """A metric does not say what it takes of each record."""
    for metric in catalog.all(Metric):
        if metric.of in {"count", "ratio"}:
            continue
        value = metric.value
        taken = () if value is None else (
            value.minutes_between, value.answer, value.field
        )  # fmt: skip
        if sum(bool(each) for each in taken) != 1:
            place = metric.at("of" if value is None else "value")
            message = f"'{metric.of}' is taken of one thing: minutes_between two"
            yield no_value.found(place, f"{message} events, an answer, or a field")
