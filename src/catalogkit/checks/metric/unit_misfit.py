"""A figure in a unit of something else."""

from collections.abc import Iterator
from decimal import Decimal

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import Metric

TIME = frozenset({"min", "minutes", "h", "hours", "d", "days", "s", "seconds"})
SHARE = "%"
WHOLE = Decimal(100)


@check(severity=Severity.WARNING)
def unit_misfit(catalog: Catalog) -> Iterator[Diagnostic]:
    """The unit of a metric does not fit what it measures."""
    for metric in catalog.all(Metric):
        message = _wrong(metric)
        if message:
            yield unit_misfit.found(metric.at("unit"), message)
        elif metric.of == "ratio" and metric.unit == SHARE:
            goal = metric.target
            known = (metric.baseline,) if goal is None else (goal.low, goal.high)
            if any(each is not None and not 0 <= each <= WHOLE for each in known):
                place = metric.at("baseline" if goal is None else "target")
                yield unit_misfit.found(place, "a share lies between 0 and 100 %")


def _wrong(metric: Metric) -> str:
    timed = metric.value is not None and bool(metric.value.minutes_between)
    if metric.unit is None:
        return ""
    if metric.of == "ratio":
        return (
            f"a ratio is a share, and '{metric.unit}' a time" if _time(metric) else ""
        )
    if metric.of == "count" and (_time(metric) or metric.unit == SHARE):
        return f"what is counted are records, not '{metric.unit}'"
    if timed and metric.unit not in {"min", "minutes"}:
        return f"these are minutes, and '{metric.unit}' is something else: write min"
    return ""


def _time(metric: Metric) -> bool:
    return metric.unit in TIME
